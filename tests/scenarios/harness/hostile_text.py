"""Every text that is known to break software through every text field of the API: it comes back as it was sent, or a
field error says why not. Generic over the OpenAPI description, so that a new entity is attacked from its first day."""
import http.client
import json
import os
import pathlib

from . import attacks
from .hospital import ROOT

GENTLE = {"access/users", "access/roles"}  # what we log in with stays as it is
REFUSED = (400, 409, 413, 422)


def strings() -> list[str]:
    """The collection of naughty strings where it is at hand, our own list otherwise."""
    for folder in (os.environ.get("ZS_SHARED"), ROOT.parent / "shared"):
        path = pathlib.Path(folder or "/nonexistent") / "data/naughty_strings/blns.json"
        if path.is_file():
            return json.loads(path.read_text(encoding="utf-8")) + attacks.NAUGHTY
    return attacks.NAUGHTY


class Client:
    """One connection kept open: thousands of requests a second."""

    def __init__(self, hospital, user: str | None):
        self.connection = http.client.HTTPConnection(hospital.url.removeprefix("http://"), timeout=30)
        self.headers = {"X-Requested-With": "zhongshu", "Content-Type": "application/json"}
        if user:
            self.headers["Cookie"] = hospital.cookie(user)

    def __call__(self, method: str, path: str, body=None, headers: dict | None = None):
        return self.send_bytes(method, path, None if body is None else json.dumps(body).encode(), headers)

    def send_bytes(self, method: str, path: str, data: bytes | None, headers: dict | None = None):
        self.connection.request(method, "/api/v1/" + path, data, {**self.headers, **(headers or {})})
        answer = self.connection.getresponse()
        text = answer.read()
        assert answer.status < 500, (method, path, str(data)[:300], answer.status, text[:300])
        return answer.status, json.loads(text) if text.startswith(b"{") else text


def is_same(kept, sent: str) -> bool:
    return kept in (sent, sent.strip(), sent.strip(" \t\r\n\v\f\u3000"))


def text_fields(schema: dict) -> list[str]:
    return [name for name, field in schema["properties"].items()
            if field.get("type") in ("string", ["string", "null"]) and "enum" not in field and "format" not in field]


def send(call, method: str, path: str, fixed: dict, texts: dict, row: dict | None = None) -> int:
    """Sends the texts; those that are refused are taken out, the others must be kept. Returns how many were kept.
    `row`: its id ends the path, and follows where a change makes a new row (an edition)."""
    while texts:
        status, answer = call(method, f"{path}/{row['id']}" if row else path, {**fixed, **texts})
        if status < 300:
            for name, sent in texts.items():
                assert name not in answer or is_same(answer[name], sent), (path, name, sent, answer[name])
            if "version" in fixed:
                fixed["version"] = answer["version"]
            if row:
                row["id"] = answer["id"]
            return len(texts)
        assert status in REFUSED, (path, texts, status, answer)
        refused = {error["field"].split(".")[0].split("[")[0]: error for error in answer.get("fields", [])}
        for error in refused.values():
            assert error["message"] and error["message"] != error["key"], (path, error)
        if not refused.keys() & texts.keys():
            assert answer["detail"] and answer["detail"] != answer["key"], (path, answer)
            return 0
        texts = {name: text for name, text in texts.items() if name not in refused}
    return 0


def rotate(all_strings: list[str], fields: list[str], start: int) -> dict:
    return {name: all_strings[(start + index) % len(all_strings)] for index, name in enumerate(fields)}


def entities(document: dict):
    for path, methods in document["paths"].items():
        if not path.endswith("/{id}") or not {"get", "patch"} <= methods.keys():
            continue
        content = methods["patch"]["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        yield path.removeprefix("/api/v1/").removesuffix("/{id}"), document["components"]["schemas"][content.split("/")[-1]]


def all_tests(hospital, fast: bool = False):
    document = json.loads(hospital.ask("GET", "/api/v1/openapi.json", None, {})[2])
    naughty = strings()[::8 if fast else 1]

    def every_entity_keeps_or_refuses_every_text():
        call = Client(hospital, "admin")
        kept = 0
        for path, schema in entities(document):
            items = call("GET", path + "?limit=1&sort=-id")[1]["items"]
            # Secrets are written and never read again.
            fields = [name for name in text_fields(schema) if items and name in items[0]]
            if not items or not fields or path in GENTLE:
                continue
            before = items[0]
            fixed, row = {"version": before["version"]}, {"id": before["id"]}
            for start in range(len(naughty)):
                kept += send(call, "PATCH", path, fixed, rotate(naughty, fields, start), row)
            status, answer = call("PATCH", f"{path}/{row['id']}", {**fixed, **{name: before[name] for name in fields}})
            assert status == 200, (path, answer)
        assert kept > 10 * len(naughty), kept

    def every_report_keeps_or_refuses_every_text():
        call = Client(hospital, "dispatcher")
        admin = Client(hospital, "admin")
        place = admin("GET", "space/place-codes?limit=1&active=true")[1]["items"][0]
        fields = ["title", "description", "device_name", "reporter_name", "reporter_phone"]
        for start in range(len(naughty)):
            texts = rotate(naughty, fields, start)
            status, made = call("POST", "repair/work-orders", {"source": "phone", "room_id": place["room_id"], **texts})
            if status == 201:
                kept = call("GET", f"repair/work-orders/{made['id']}")[1]
                for name in ("title", "description", "device_name", "reporter_name"):
                    # An empty title is filled in from the fault, an empty reporter is whoever typed.
                    assert is_same(kept[name], texts[name]) or not texts[name].strip(), (name, texts[name], kept[name])
            else:
                assert status == 422 and all(error["message"] for error in made["fields"]), (texts, made)
        public = Client(hospital, None)
        for start in range(0, len(naughty), 7):  # each from an address of its own: the route counts them
            address = {"X-Forwarded-For": f"10.1.{start // 200}.{start % 200}"}
            send(lambda *request: public(*request, address), "POST", f"public/report/{place['token']}", {},
                 rotate(naughty, ["description", "phone", "reporter_name"], start))

    def every_step_keeps_or_refuses_every_text():
        call = Client(hospital, "dispatcher")
        admin = Client(hospital, "admin")
        room = admin("GET", "space/place-codes?limit=1&active=true")[1]["items"][0]["room_id"]
        order = call("POST", "repair/work-orders", {"source": "phone", "room_id": room})[1]
        for text in naughty:
            status, answer = call("POST", f"repair/work-orders/{order['id']}/actions/comment", {"note": text})
            assert status in (200, 422), (text, answer)
            if status == 200 and text.strip():
                assert is_same(answer["timeline"][-1]["note"], text), (text, answer["timeline"][-1])
        fields = ["reason", "note", "title", "scanned", "cause", "remedy", "signature"]
        for start in range(len(naughty)):
            send(call, "POST", f"repair/work-orders/{order['id']}/actions/hold", {}, rotate(naughty, fields, start))

    def every_query_answers_or_refuses_every_text():
        call = Client(hospital, "admin")
        from urllib.parse import quote
        lists = [path.removeprefix("/api/v1/") for path, methods in document["paths"].items()
                 if "get" in methods and "{" not in path and "items" in json.dumps(methods["get"])]
        for index, text in enumerate(naughty):
            word = quote(text.encode("utf-8", "surrogatepass"), safe="")
            path = lists[index % len(lists)]
            for query in (f"q={word}", f"cursor={word}", f"sort={word}", f"{word}=1", f"limit={word}", f"id={word}"):
                status, _ = call("GET", f"{path}?{query}")
                assert status in (200, 422, 400), (path, query, status)

    def every_entity_is_read_exported_and_taken_back():
        call = Client(hospital, "admin")
        for path, _ in entities(document):
            items = call("GET", path + "?limit=1&sort=-id")[1]["items"]
            if items:
                row = call("GET", f"{path}/{items[0]['id']}")[1]
                assert row["id"] == items[0]["id"]
                assert call("PATCH", f"{path}/{row['id']}", {"version": row["version"]})[0] == 200, path
            if f"/api/v1/{path}/import" in document["paths"]:
                sheet = call("GET", path + "/export")[1]
                if path == "messaging/channels":  # an export never carries the webhook's secret address
                    sheet = "代码,名称,类别,Webhook 地址\n,,,\n".encode()
                status, report = call.send_bytes("POST", path + "/import?dry_run=true", sheet)
                assert status == 200 and report["created"] == 0, (path, report)

    def every_list_and_export_still_answers():
        call = Client(hospital, "admin")
        for path, methods in document["paths"].items():
            if "get" not in methods or "{" in path or path.endswith(("/live", "/scan")) or not path.startswith("/api/v1/"):
                continue
            status, answer = call("GET", path.removeprefix("/api/v1/"))
            assert status in (200, 400, 422), (path, status, answer)

    tests = [every_entity_is_read_exported_and_taken_back, every_entity_keeps_or_refuses_every_text, every_report_keeps_or_refuses_every_text,
             every_step_keeps_or_refuses_every_text, every_query_answers_or_refuses_every_text,
             every_list_and_export_still_answers]
    return {test.__name__.replace("_", " "): test for test in tests}
