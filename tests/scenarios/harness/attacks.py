"""Bad input, double submission, strangers: what a table of requests cannot say."""
import json
import threading
import uuid

# Texts that break software; each must come back unchanged or be refused with a field error. Our own list.
NAUGHTY = [
    "<script>alert(1)</script>", "'; DROP TABLE repair_work_order; --", "\" onload=\"x", "{{7*7}}", "${7*7}", "%s%n%x",
    "../../etc/passwd", "\\0", "NULL", "undefined", "true", "1e309", "０１２", "测试😀👩‍🔬", "اختبار", "Ω≈ç√∫", "ﷺ" * 20,
    "\u202eabc", "\u200b", "\ufeff", "a\tb", "line\nbreak", "=1+1", "@SUM(A1)", "İstanbul", "ß" * 50, "𠜎𠜱𠝹", "\x7f",
    "￿", "e\u0301" * 40, "-" * 300, " padded ",
]


def all_tests(hospital, fast: bool = False):
    ask = hospital.ask

    def call(user, method, path, body=None, headers=None):
        head = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", **(headers or {})}
        if user:
            head["Cookie"] = hospital.cookie(user)
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        status, _, answer = ask(method, "/api/v1/" + path, data, head)
        return status, json.loads(answer) if answer.startswith(b"{") else answer

    def code():
        return call("admin", "GET", "space/place-codes?limit=1&active=true")[1]["items"][0]

    def naughty_texts_survive_or_are_refused():
        room = code()["room_id"]
        for index, text in enumerate(NAUGHTY):
            for field in ("description", "title", "reporter_name", "reporter_phone", "device_name"):
                status, made = call("dispatcher", "POST", "repair/work-orders",
                                    {"source": "phone", "room_id": room, field: text})
                assert status in (201, 422), (text, field, status, made)
                if status == 201 and field == "description":
                    kept = call("dispatcher", "GET", f"repair/work-orders/{made['id']}")[1][field]
                    assert kept == text or kept == text.strip(), (text, kept)
                if status == 422:
                    assert made["fields"][0]["message"], made

    def malformed_bodies_are_refused():
        room = code()["room_id"]
        for body in (b"{", b"[]", b"\xff\xfe", b'{"room_id":1,"room_id":2,', b"[" * 5000, b'"text"', b"null",
                     b'{"room_id":"\\ud800"}', b'{"room_id":%d' % room):
            status, answer = call("dispatcher", "POST", "repair/work-orders", body)
            assert 400 <= status < 500, (body[:30], status, answer)

    def oversized_is_refused():
        status, _ = call("dispatcher", "POST", "repair/work-orders", b'{"description":"' + b"x" * (2 << 20) + b'"}')
        assert status == 413, status

    def malformed_http_never_kills_the_server():
        for data in (b"GET / HTTP/9.9\r\n\r\n", b"\x16\x03\x01\x02\x00", b"POST /api/v1/session HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                     b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 500 + b"\r\n",
                     b"GET /" + b"a" * 70000 + b" HTTP/1.1\r\n\r\n", b"POST /api/v1/session HTTP/1.1\r\nContent-Length: 100\r\n\r\n{"):
            hospital.raw(data)
        assert ask("GET", "/healthz", None, {})[0] == 200

    def double_submit_happens_once():
        place = code()
        key, answers = str(uuid.uuid4()), []

        def send():
            answers.append(call(None, "POST", f"public/report/{place['token']}", {"description": "twice"},
                                {"Idempotency-Key": key, "X-Forwarded-For": "10.9.9.9"}))
        threads = [threading.Thread(target=send) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        numbers = {answer["number"] for status, answer in answers if status in (200, 201)}
        assert len(numbers) == 1, answers
        status, _ = call(None, "POST", f"public/report/{place['token']}", {"description": "other"},
                         {"Idempotency-Key": key, "X-Forwarded-For": "10.9.9.9"})
        assert status == 422, status

    def two_dispatchers_one_order():
        order = call("dispatcher", "POST", "repair/work-orders", {"source": "phone", "room_id": code()["room_id"]})[1]
        answers = []

        def accept():
            answers.append(call("dispatcher", "POST", f"repair/work-orders/{order['id']}/actions/accept",
                                {"version": order["version"]}))
        threads = [threading.Thread(target=accept) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(status for status, _ in answers) == [200, 409, 409, 409], [status for status, _ in answers]
        loser = next(answer for status, answer in answers if status == 409)
        assert loser["current"]["state"] == "accepted", loser

    def writes_without_the_header_are_refused():
        status, _, _ = ask("POST", "/api/v1/repair/work-orders", b"{}", {"Cookie": hospital.cookie("dispatcher")})
        assert status == 403, status

    def every_route_says_who_may_call_it():
        document = call("admin", "GET", "openapi.json")[1]
        assert len(document["paths"]) > 60
        for path, methods in document["paths"].items():
            for method, route in methods.items():
                assert route["x-permission"] and route["x-scope"], (method, path)

    def strangers_get_nothing_but_what_is_public():
        document = call("admin", "GET", "openapi.json")[1]
        for path, methods in document["paths"].items():
            for method, route in methods.items():
                if route["x-permission"] == "public":
                    continue
                status, _, _ = ask(method.upper(), path.replace("{id}", "1").replace("{action}", "accept"),
                                   b"{}" if method in ("post", "patch", "put") else None,
                                   {"Content-Type": "application/json", "X-Requested-With": "zhongshu",
                                    "X-Forwarded-For": "10.6.6.6"})
                assert status in (401, 404), (method, path, status)

    def photos_are_checked_by_content():
        place = code()
        for data in (b"", b"not a photo", b"GIF89a" + b"\0" * 100, b"\xff\xd8\xff" + b"\0" * 200,
                     b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'):
            status, _, answer = ask("POST", f"/api/v1/public/photos/{place['token']}", data,
                                    {"Content-Type": "image/jpeg", "X-Forwarded-For": "10.8.8.8"})
            assert 400 <= status < 500, (data[:10], status, answer)

    def guessing_passwords_locks_the_account():
        for _ in range(5):
            call(None, "POST", "session", {"user_name": "vendor", "password": "wrong"}, {"X-Forwarded-For": "10.7.7.7"})
        status, answer = call(None, "POST", "session", {"user_name": "vendor", "password": "wrong"},
                              {"X-Forwarded-For": "10.7.7.7"})
        assert status == 429 and answer["key"] == "access.locked_out", (status, answer)

    def metrics_are_for_this_machine_and_tokens():
        me = call("admin", "GET", "access/users?user_name=admin")[1]["items"][0]["id"]
        token = call("admin", "POST", "access/tokens",
                     {"name": "prometheus", "user_id": me, "permissions": "repair.indicators"})[1]["token"]
        outside = {"X-Forwarded-For": "203.0.113.9"}
        for headers, expected in (({}, 200), (outside, 404), ({"X-Forwarded-For": "127.0.0.1"}, 404),
                                  ({**outside, "Cookie": hospital.cookie("admin")}, 404),
                                  ({**outside, "Authorization": "Bearer zst_wrong"}, 404),
                                  ({**outside, "Authorization": f"Bearer {token}"}, 200)):
            status, _, answer = ask("GET", "/metrics", None, headers)
            assert status == expected, (headers, status)
            assert (b"zhongshu_http_requests_total" in answer) == (expected == 200), (headers, answer[:200])

    tests = [naughty_texts_survive_or_are_refused, malformed_bodies_are_refused, oversized_is_refused,
             malformed_http_never_kills_the_server, double_submit_happens_once, two_dispatchers_one_order,
             writes_without_the_header_are_refused, every_route_says_who_may_call_it,
             strangers_get_nothing_but_what_is_public, photos_are_checked_by_content,
             metrics_are_for_this_machine_and_tokens, guessing_passwords_locks_the_account]
    return {test.__name__.replace("_", " "): test for test in tests}
