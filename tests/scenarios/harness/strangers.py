"""People who want more than is theirs: other departments' orders by guessed ids, sessions, passwords, telephone
numbers, places in photos. Generic over the OpenAPI description where it can be."""
import base64
import hmac
import http.client
import io
import json
import re
import struct
import threading
import time
import zipfile

from .hospital import ROOT

PHONE = "13955501234"


def all_tests(hospital, fast: bool = False):
    ask = hospital.ask
    document = json.loads(ask("GET", "/api/v1/openapi.json", None, {})[2])

    def call(user, method, path, body=None, headers=None):
        head = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", **(headers or {})}
        if user:
            head["Cookie"] = hospital.cookie(user)
        status, _, answer = ask(method, "/api/v1/" + path, None if body is None else json.dumps(body).encode(), head)
        return status, json.loads(answer) if answer.startswith(b"{") else answer

    def every_id(user, path):
        ids, cursor = set(), ""
        while cursor is not None:
            page = call(user, "GET", f"{path}?limit=500{cursor and '&cursor=' + cursor}")[1]
            ids |= {item["id"] for item in page["items"]}
            cursor = page["next"]
        return ids

    def foreign(user) -> list[int]:
        """Ids of orders that are not this person's to see."""
        return sorted(every_id("admin", "repair/work-orders") - every_id(user, "repair/work-orders"))

    def code(**wanted):
        query = "&".join(f"{name}={value}" for name, value in wanted.items())
        return call("admin", "GET", f"space/place-codes?limit=1&active=true&{query}")[1]["items"][0]

    def others_orders_are_not_there_whatever_id_is_guessed():
        for user in ("nurse", "vendor", "technician"):
            ids = foreign(user)
            assert len(ids) > 10, (user, len(ids))
            for number in [*ids[:40], *ids[-40:]]:
                status, answer = call(user, "GET", f"repair/work-orders/{number}")
                assert status == 404 and answer["key"] == "entity.not_found", (user, number, status)
            assert call(user, "GET", "repair/work-orders/999999999")[1]["key"] == "entity.not_found"

    def least_body(path):
        """What a route insists on before it looks whose the thing is."""
        return {"rating": {"score": 5}, "transfers": {"department_id": 1, "reason": "-"}}.get(path.rsplit("/", 1)[1], {})

    def no_route_with_an_id_opens_what_is_scoped():
        tried = 0
        for user in ("nurse", "vendor"):
            # Other things are counted by themselves: the notice or device of the order's number may be his own.
            own = every_id(user, "equipment/devices") | {
                notice["id"] for notice in call(user, "GET", "messaging/notices?limit=100")[1]["items"]}
            number = [one for one in foreign(user) if one not in own][-1]
            order = call("admin", "GET", f"repair/work-orders/{number}")[1]
            for path, methods in document["paths"].items():
                if "{id}" not in path or path.startswith("/api/v1/indicators/"):
                    continue
                for method, route in methods.items():
                    if route["x-permission"] == "public":
                        continue
                    filled = path.removeprefix("/api/v1/").replace("{id}", str(number))
                    for action in ("accept", "comment", "cancel", "finish", "confirm") if "{action}" in path else ("",):
                        status, answer = call(user, method.upper(), filled.replace("{action}", action),
                                              None if method == "get" else least_body(path))
                        assert status < 500, (path, answer)
                        if not route["x-scope"].startswith("none"):
                            tried += 1
                            # A floor and an item are everybody's; what is on them is not.
                            shows = path.endswith(("/floors/{id}/orders", "/items/{id}/card")) and status == 200
                            assert status in (403, 404) or shows, (user, method, path, status, answer)
                            assert order["number"] not in json.dumps(answer, default=str), (user, path)
        assert tried > 15, tried

    def nothing_that_lists_shows_others_orders():
        number_of = {item["id"]: item["number"] for item in call("admin", "GET", "repair/work-orders?limit=500&sort=-id")[1]["items"]}
        days = "from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"
        figures = [figure["id"] for figure in call("admin", "GET", f"indicators?{days}")[1]["items"]]
        floors = call("admin", "GET", "space/floors?limit=100")[1]["items"]
        for user in ("nurse", "vendor"):
            hidden = {number_of[one] for one in foreign(user) if one in number_of}
            assert hidden
            shown = [call(user, "GET", f"repair/floors/{floor['id']}/orders")[1] for floor in floors]
            shown += [call(user, "GET", f"indicators/{figure}/rows?{days}&limit=500")[1] for figure in figures]
            shown += [call(user, "GET", f"repair/work-orders?q={number}")[1] for number in list(hidden)[:20]]
            seen = set(re.findall(r"WX-\d{4}-\d{6}", json.dumps(shown, default=str)))
            sheet = call(user, "GET", "repair/work-orders/export")[1]
            if isinstance(sheet, bytes):
                with zipfile.ZipFile(io.BytesIO(sheet)) as book:
                    seen |= set(re.findall(r"WX-\d{4}-\d{6}", "".join(book.read(name).decode() for name in book.namelist())))
            assert not seen & hidden, (user, sorted(seen & hidden)[:5])
            total = call(user, "GET", "repair/work-orders?total=true&limit=1")[1]["total"]
            assert total == len(every_id(user, "repair/work-orders")), (user, total)

    def live_events_go_only_to_those_who_may_see_the_order():
        nurse_department = call("nurse", "GET", "session")[1]["user"]["scope"]["department_ids"][0]
        other = next(room for room in call("admin", "GET", "space/rooms?limit=200&department_id.null=false")[1]["items"]
                     if room["department_id"] != nurse_department)
        own = call("admin", "GET", f"space/rooms?limit=1&department_id={nurse_department}")[1]["items"][0]
        heard: dict[str, str] = {"nurse": "", "dispatcher": ""}
        streams = {}
        for user in heard:
            connection = http.client.HTTPConnection(hospital.url.removeprefix("http://"), timeout=20)
            connection.request("GET", "/api/v1/live", headers={"Cookie": hospital.cookie(user)})
            streams[user] = connection.getresponse()

        def listen(user, until):
            while until not in heard[user]:
                heard[user] += streams[user].readline().decode()
        made = [call("dispatcher", "POST", "repair/work-orders",
                     {"source": "phone", "room_id": room["id"], "reporter_phone": PHONE, "title": title})[1]
                for room, title in ((other, "foreign"), (own, "own"))]
        threads = [threading.Thread(target=listen, args=(user, f'"number":"{made[1]["number"]}"')) for user in heard]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert made[0]["number"] in heard["dispatcher"] and made[0]["number"] not in heard["nurse"], heard
        assert PHONE not in heard["nurse"] + heard["dispatcher"]

    def newest_readings_come_to_those_who_may_see_points():
        point = call("admin", "POST", "telemetry/points", {"code": "live.x", "name": "live", "measurement": "live", "field": "x"})[1]
        connection = http.client.HTTPConnection(hospital.url.removeprefix("http://"), timeout=20)
        connection.request("GET", f"/api/v1/telemetry/live?points={point['id']}", headers={"Cookie": hospital.cookie("technician")})
        stream = connection.getresponse()
        heard = ""
        while "event: hello" not in heard:
            heard += stream.readline().decode()
        for value in (1.5, 2.5):
            hospital.ask("POST", "/api/v1/telemetry/write", f"live x={value}".encode(), {"Cookie": hospital.cookie("admin"), "X-Requested-With": "zhongshu"})
        while ",2.5," not in heard:
            heard += stream.readline().decode()
        assert f"[{point['id']}," in heard and '"good"]' in heard, heard

    def telephone_numbers_are_masked():
        department = call("nurse", "GET", "session")[1]["user"]["scope"]["department_ids"][0]
        room = call("admin", "GET", f"space/rooms?limit=1&department_id={department}")[1]["items"][0]
        order = call("dispatcher", "POST", "repair/work-orders",
                     {"source": "phone", "room_id": room["id"], "reporter_phone": PHONE, "description": "phone test"})[1]
        assert order["reporter_phone"] == PHONE  # who calls back sees it
        seen = call("nurse", "GET", f"repair/work-orders/{order['id']}")[1]
        assert seen["reporter_phone"] == "139****1234", seen["reporter_phone"]
        for user in ("nurse", "head", "dispatcher", "admin"):
            for path in ("repair/work-orders?limit=500&sort=-id", "messaging/messages?limit=500", "audit/entries?limit=500&sort=-id"):
                assert PHONE not in json.dumps(call(user, "GET", path)[1], default=str), (user, path)
            sheet = call(user, "GET", "repair/work-orders/export")[1]
            if isinstance(sheet, bytes):
                with zipfile.ZipFile(io.BytesIO(sheet)) as book:
                    assert not any(PHONE.encode() in book.read(name) for name in book.namelist()), user
        report = call(None, "POST", f"public/report/{code()['token']}", {"description": "call me", "phone": PHONE},
                      {"X-Forwarded-For": "10.6.6.3"})[1]
        assert PHONE not in json.dumps(call(None, "GET", f"public/track/{report['tracking']}")[1])

    def photos_lose_where_they_were_taken():
        place = code()
        picture = (ROOT / "tests/fuzz/corpus/image/exif.jpeg").read_bytes()
        assert b"GPS-SECRET" in picture
        status, _, answer = ask("POST", f"/api/v1/public/photos/{place['token']}", picture,
                                {"Content-Type": "image/jpeg", "X-Forwarded-For": "10.6.6.1"})
        assert status == 201, answer
        stored = json.loads(answer)["hash"]
        report = call(None, "POST", f"public/report/{place['token']}", {"description": "photo", "photos": [stored]},
                      {"X-Forwarded-For": "10.6.6.1"})
        assert report[0] == 201, report
        status, _, shown = ask("GET", f"/api/v1/public/track/{report[1]['tracking']}/photos/{stored}", None, {})
        assert status == 200 and b"GPS" not in shown, status
        assert ask("GET", f"/api/v1/public/track/{report[1]['tracking']}/photos/{'0' * 64}", None, {})[0] == 404
        status, headers, kept = ask("GET", f"/api/v1/files/{stored}", None, {"Cookie": hospital.cookie("dispatcher")})
        assert status == 200 and kept.startswith(b"\xff\xd8\xff") and headers["Content-Type"] == "image/jpeg", headers
        assert b"GPS" not in kept and b"Exif" not in kept
        status, _, answer = ask("POST", "/api/v1/files", picture, {"Cookie": hospital.cookie("technician"), "X-Requested-With": "zhongshu"})
        assert status == 201 and json.loads(answer)["hash"] == stored, answer  # the same photo, kept once
        huge = picture[:2] + b"\xff\xfe\xff\xff" + b"x" * 0xfffd + picture[2:]
        for data, expected in ((huge * 200, (413, 422)), (picture[:len(picture) // 2], (422,)), (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, (422,))):
            status, _, answer = ask("POST", f"/api/v1/public/photos/{place['token']}", data,
                                    {"Content-Type": "image/jpeg", "X-Forwarded-For": "10.6.6.2"})
            assert status in expected, (len(data), status, answer[:200])

    def log_in(headers=None, user="leader"):
        body = json.dumps({"user_name": user, "password": "Zhongshu-2026"}).encode()
        return ask("POST", "/api/v1/session", body, {"Content-Type": "application/json", "X-Forwarded-For": "10.3.3.3", **(headers or {})})

    def sessions_are_fresh_and_end_with_the_logout():
        status, headers, _ = log_in({"Cookie": "zs_session=chosen-by-the-attacker"})
        cookie = headers["Set-Cookie"]
        assert status == 200 and "chosen" not in cookie and "HttpOnly" in cookie and "SameSite=Strict" in cookie, cookie
        assert "Secure" not in cookie and "Strict-Transport-Security" not in headers
        again = log_in()[1]["Set-Cookie"]
        assert again.split(";")[0] != cookie.split(";")[0]
        session = {"Cookie": cookie.split(";")[0], "X-Requested-With": "zhongshu"}
        assert ask("GET", "/api/v1/session", None, session)[0] == 200
        assert ask("DELETE", "/api/v1/session", None, session)[0] == 204
        assert ask("GET", "/api/v1/session", None, session)[0] == 401
        assert ask("GET", "/api/v1/session", None, {"Cookie": again.split(";")[0]})[0] == 200  # the other one stays
        for cookie in ("zs_session=", "zs_session=" + "a" * 5000, "zs_session=\x01", "zs_session=' OR 1=1 --"):
            status, _, answer = ask("GET", "/api/v1/session", None, {"Cookie": cookie})
            assert status in (400, 401), (cookie[:40], status, answer[:200])

    def behind_tls_cookies_and_pages_say_so():
        _, headers, _ = log_in({"X-Forwarded-Proto": "https"})
        assert "Secure" in headers["Set-Cookie"] and "max-age" in headers["Strict-Transport-Security"], headers

    def answers_carry_the_headers_that_protect_browsers():
        cookie = {"Cookie": hospital.cookie("dispatcher")}
        for path in ("/", "/login", "/r/abc", "/api/v1/meta", "/api/v1/nothing", "/api/v1/repair/work-orders", "/healthz"):
            _, headers, _ = ask("GET", path, None, cookie)
            assert headers["X-Content-Type-Options"] == "nosniff", path
            assert headers["Referrer-Policy"] == "same-origin", path
            policy = headers["Content-Security-Policy"]
            assert "frame-ancestors" in policy and "default-src" in policy, (path, policy)
            assert "unsafe-eval" not in policy and "script-src *" not in policy, (path, policy)
            if path.startswith("/api/"):
                assert headers["Cache-Control"] == "no-store", (path, headers)

    def a_foreign_page_can_write_nothing():
        tried = 0
        for path, methods in document["paths"].items():
            for method, route in methods.items():
                if method == "get" or route["x-permission"] == "public":
                    continue
                filled = path.replace("{id}", "1").replace("{action}", "accept")
                # An address of its own: others may have used up a limited route's minute.
                head = {"Cookie": hospital.cookie("admin"), "Content-Type": "text/plain", "X-Forwarded-For": "10.4.4.6"}
                status, _, answer = ask(method.upper(), filled, b"{}", head)
                assert status == 403 and json.loads(answer)["key"] == "http.header_missing", (method, path, status, answer)
                tried += 1
        assert tried > 30, tried

    def guessing_is_slowed_for_an_address_too():
        statuses = []
        for number in range(40):
            status, _ = call(None, "POST", "session", {"user_name": f"guess{number}", "password": "wrong"}, {"X-Forwarded-For": "10.4.4.4"})
            statuses.append(status)
        assert statuses.count(429) > 15 and statuses[0] == 401, statuses
        assert call(None, "POST", "session", {"user_name": "guess", "password": "wrong"}, {"X-Forwarded-For": "10.4.4.5"})[0] == 401

    def passwords_and_secrets_are_never_shown():
        for path in ("access/users?limit=500", "access/tokens?limit=500", "audit/entries?limit=500&sort=-id", "meta"):
            text = json.dumps(call("admin", "GET", path)[1], default=str)
            assert "argon2" not in text and "password_hash" not in text and "totp_secret" not in text, path
        for query in ("sort=password_hash", "password_hash.like=a", "totp_secret.null=false", "token_hash=a"):
            assert call("admin", "GET", f"access/users?{query}")[0] == 422, query

    def steps_cannot_be_dated_into_nonsense():
        order = call("dispatcher", "POST", "repair/work-orders", {"source": "phone", "room_id": code()["room_id"]})[1]
        for when in ("1999-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "2026-02-30T00:00:00Z"):
            status, answer = call("dispatcher", "POST", f"repair/work-orders/{order['id']}/actions/accept", {"happened_at": when})
            if status == 200:
                assert answer["accepted_at"] >= answer["reported_at"], (when, answer["accepted_at"])
                order = call("dispatcher", "POST", "repair/work-orders", {"source": "phone", "room_id": code()["room_id"]})[1]
            else:
                assert status == 422, (when, status, answer)

    def one_time_codes_guard_a_login_until_they_are_switched_off():
        def code_of(secret, step):
            key = base64.b32decode(secret + "=" * (-len(secret) % 8))
            digest = hmac.new(key, struct.pack(">Q", step), "sha1").digest()
            at = digest[-1] & 15
            return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 1000000:06d}"
        account = {"user_name": "coded", "name": "验证", "password": "Zhongshu-2026", "roles": "technician"}
        assert call("admin", "POST", "access/users", account)[0] == 201
        assert call("coded", "POST", "session/password", {"old_password": "Zhongshu-2026", "password": "Another-2026"})[0] == 204
        secret = call("coded", "GET", "session/totp")[1]["secret"]
        step = int(time.time()) // 30
        assert call("coded", "POST", "session/totp", {"secret": secret, "code": code_of(secret, step)})[0] == 204
        login = {"user_name": "coded", "password": "Another-2026"}
        assert call(None, "POST", "session", login)[1]["key"] == "access.code_required"
        assert call("coded", "POST", "session/totp/off", {"code": code_of(secret, step)})[0] == 422  # each code once
        status, answer = call("coded", "POST", "session/totp/off", {"code": code_of(secret, step + 1)})
        assert status == 204, answer
        assert call(None, "POST", "session", login)[0] == 200

    tests = [one_time_codes_guard_a_login_until_they_are_switched_off, others_orders_are_not_there_whatever_id_is_guessed, no_route_with_an_id_opens_what_is_scoped,
             nothing_that_lists_shows_others_orders, live_events_go_only_to_those_who_may_see_the_order, newest_readings_come_to_those_who_may_see_points,
             telephone_numbers_are_masked, photos_lose_where_they_were_taken, sessions_are_fresh_and_end_with_the_logout,
             behind_tls_cookies_and_pages_say_so, answers_carry_the_headers_that_protect_browsers,
             a_foreign_page_can_write_nothing, guessing_is_slowed_for_an_address_too, passwords_and_secrets_are_never_shown,
             steps_cannot_be_dated_into_nonsense]
    return {test.__name__.replace("_", " "): test for test in tests}
