// The XML inside an xlsx: the input is the sheet, the strings and the styles, packed here, so that mutations reach the
// readers instead of dying at a checksum.
#include <zip.h>

#include "core/text.h"
#include "fuzz.h"
#include "platform/documents/xlsx_read.h"

namespace {

constexpr std::string_view workbook =
    R"(<workbook xmlns:r="r"><sheets><sheet name="a" sheetId="1" r:id="1"/></sheets></workbook>)";
constexpr std::string_view relations = R"(<Relationships><Relationship Id="1" Type="x/worksheet" Target="s.xml"/>)"
                                       R"(<Relationship Id="2" Type="x/sharedStrings" Target="t.xml"/>)"
                                       R"(<Relationship Id="3" Type="x/styles" Target="y.xml"/></Relationships>)";

void add(zip_t* archive, const char* name, std::string_view bytes) {
    auto* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const auto index = zip_file_add(archive, name, source, ZIP_FL_OVERWRITE);
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
}

std::string packed(std::string_view sheet, std::string_view strings, std::string_view styles) {
    zip_error_t error;
    zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(out);
    zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    add(archive, "xl/workbook.xml", workbook);
    add(archive, "xl/_rels/workbook.xml.rels", relations);
    add(archive, "xl/s.xml", sheet);
    add(archive, "xl/t.xml", strings);
    add(archive, "xl/y.xml", styles);
    zip_close(archive);
    zip_source_open(out);
    zip_source_seek(out, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(out)), '\0');
    zip_source_seek(out, 0, SEEK_SET);
    zip_source_read(out, bytes.data(), bytes.size());
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    std::string_view rest = fuzz::text_of(data, size);
    const auto sheet = fuzz::take_part(rest, "\n--\n");
    const auto strings = fuzz::take_part(rest, "\n--\n");
    const auto table = documents::read_xlsx(packed(sheet, strings, rest));
    fuzz::promise(table || table.error().code != Code::internal, "a workbook is read or refused");
    if (!table) return 0;
    for (const auto& row : table->rows)
        for (const auto& cell : row.cells) fuzz::promise(text::is_utf8(cell), "a cell is UTF-8");
    return 0;
}
