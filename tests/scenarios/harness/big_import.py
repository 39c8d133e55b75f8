"""The whole catalogue of a hospital arrives as one workbook: all rows or none, told apart, in reasonable time."""
import io
import json
import time
import zipfile

HEAD = {"X-Requested-With": "zhongshu"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Of the machine that runs the whole test: 20 000 items take a few seconds on two free cores.
ROWS_PER_SECOND_MIN = 400


def workbook(rows: list[list[str]]) -> bytes:
    """A minimal xlsx of text cells."""
    def cell(text: str) -> str:
        safe = text.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c t="inlineStr"><is><t>{safe}</t></is></c>'

    sheet = "".join("<row>" + "".join(cell(text) for text in row) + "</row>" for row in rows)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType='
                               '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
                               'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
                               '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                               '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
                               '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type='
                       f'"{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{relations}"><sheets><sheet name="items" sheetId="1" '
                           'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type='
                                      f'"{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{sheet}</sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return file.getvalue()


def items(count: int, spoiled: int | None = None) -> bytes:
    rows = [["代码", "名称", "规格型号", "单位", "其他单位", "条码"]]
    for number in range(count):
        unit = "" if number == spoiled else "个"
        rows.append([f"IM{number:06}", f"导入物资 {number}", f"规格 {number % 97}", unit, "盒=12", f"69{number:011}"])
    return workbook(rows)


def all_tests(hospital, fast: bool = False):
    count = 1500 if fast else 20_000

    def send(file: bytes, query: str = ""):
        head = {**HEAD, "Content-Type": XLSX, "Cookie": hospital.cookie("storekeeper")}
        begun = time.monotonic()
        status, _, answer = hospital.ask("POST", f"/api/v1/materials/items/import{query}", file, head)
        return status, json.loads(answer or b"{}"), time.monotonic() - begun

    def is_there(number: int) -> bool:
        head = {**HEAD, "Cookie": hospital.cookie("storekeeper")}
        answer = hospital.ask("GET", f"/api/v1/materials/items?code=IM{number:06}", None, head)[2]
        return len(json.loads(answer)["items"]) == 1

    def a_spoiled_row_keeps_all_others_out():
        status, answer, _ = send(items(200, spoiled=150))
        assert status == 200 and not answer["applied"] and answer["wrong_rows"] == 1, (status, answer)
        assert not is_there(0) and not is_there(199)

    def a_whole_catalogue_comes_in_at_once():
        status, answer, seconds = send(items(count))
        assert status in (200, 201), (status, answer)
        assert answer["created"] == count and is_there(0) and is_there(count - 1), answer
        print(f"# {count} items in {seconds:.1f} s: {count / seconds:.0f} a second")
        assert count / seconds > ROWS_PER_SECOND_MIN, f"{count} items took {seconds:.1f} s"

    def the_same_file_again_changes_nothing():
        status, answer, _ = send(items(200))
        assert status in (200, 201), (status, answer)
        assert answer["unchanged"] == 200, answer

    tests = [a_spoiled_row_keeps_all_others_out, a_whole_catalogue_comes_in_at_once, the_same_file_again_changes_nothing]
    return {test.__name__.replace("_", " "): test for test in tests}
