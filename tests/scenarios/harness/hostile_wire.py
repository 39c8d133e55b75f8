"""Bytes that no browser sends: slow, cut off, oversized and contradictory requests. Others are served meanwhile."""
import json
import socket
import threading
import time


def all_tests(hospital, fast: bool = False):
    host, port = hospital.url.removeprefix("http://").split(":")

    def open_socket(timeout: float = 40) -> socket.socket:
        return socket.create_connection((host, int(port)), timeout=timeout)

    def rest(connection: socket.socket) -> bytes:
        received = b""
        try:
            while chunk := connection.recv(65536):
                received += chunk
        except ConnectionResetError:
            pass
        return received

    def status_of(answer: bytes) -> int:
        return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else 0

    def head(extra: str = "", method: str = "POST", path: str = "/api/v1/session") -> bytes:
        return f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{extra}\r\n".encode()

    def alive() -> float:
        began = time.monotonic()
        assert hospital.ask("GET", "/healthz", None, {})[0] == 200
        return time.monotonic() - began

    def dribble(connection: socket.socket, start: bytes, piece: bytes) -> float:
        """Seconds until the server had enough of it."""
        began = time.monotonic()
        try:
            connection.sendall(start)
            while time.monotonic() - began < 35:
                time.sleep(0.5)
                connection.sendall(piece)
                connection.setblocking(False)
                try:
                    if connection.recv(1000) == b"":
                        break
                except BlockingIOError:
                    pass
                finally:
                    connection.setblocking(True)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return time.monotonic() - began

    def slow_requests_are_cut_off_and_block_nobody():
        lasted: dict[str, float] = {}
        slow = {"head": (b"GET / HTTP/1.1\r\n", b"X-A: b\r\n"), "body": (head("Content-Length: 5000\r\n"), b" ")}
        threads = []
        for name, (start, piece) in slow.items():
            for _ in range(40):
                def run(name=name, start=start, piece=piece):
                    with open_socket() as connection:
                        lasted[name] = dribble(connection, start, piece)
                threads.append(threading.Thread(target=run))
        for thread in threads:
            thread.start()
        slowest = max(alive() for _ in range(20))
        for thread in threads:
            thread.join()
        assert slowest < 1, slowest
        assert lasted["head"] < 20 and lasted["body"] < 25, lasted

    def truncated_requests_end_quietly():
        for data in (b"", b"G", b"GET /", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n", head("Content-Length: 10\r\n") + b"{",
                     head("Transfer-Encoding: chunked\r\n") + b"5\r\n{\"a", head("Transfer-Encoding: chunked\r\n") + b"zz\r\n"):
            answer = hospital.raw(data)
            assert status_of(answer) in (0, 400), (data, answer[:100])
            alive()

    def contradictory_lengths_are_refused():
        for extra in ("Content-Length: 2\r\nContent-Length: 3\r\n", "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n",
                      "Content-Length: -1\r\n", "Content-Length: 2, 2\r\n", "Content-Length: 99999999999999999999\r\n",
                      "Content-Length: 0x10\r\n", "Transfer-Encoding: chunked, gzip\r\nContent-Length: 5\r\n"):
            answer = hospital.raw(head(extra) + b"0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n")
            assert status_of(answer) in (400, 413), (extra, answer[:100])
            assert answer.count(b"HTTP/1.1 ") == 1, (extra, answer)

    def chunked_bodies_are_read_whole():
        body = json.dumps({"user_name": "admin", "password": "wrong"}).encode()
        chunks = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (body[:7], body[7:])) + b"0\r\n\r\n"
        answer = hospital.raw(head("Transfer-Encoding: chunked\r\nX-Forwarded-For: 10.5.5.1\r\n") + chunks)
        assert status_of(answer) == 401, answer[:200]
        endless = b"".join(b"10000\r\n" + b"x" * 0x10000 + b"\r\n" for _ in range(20)) + b"0\r\n\r\n"
        assert status_of(hospital.raw(head("Transfer-Encoding: chunked\r\n") + endless)) == 413

    def pipelined_requests_are_answered_in_order():
        one = b"GET /api/v1/%s HTTP/1.1\r\nHost: x\r\n\r\n"
        answer = hospital.raw(one % b"setup" + one % b"session" + one % b"nothing" + one % b"setup")
        statuses = [int(part.split(b" ")[0]) for part in answer.split(b"HTTP/1.1 ")[1:]]
        assert statuses == [200, 401, 404, 200], statuses

    def heads_are_bounded():
        for data in (b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200)) + b"\r\n",
                     b"GET / HTTP/1.1\r\nX: " + b"y" * 100_000 + b"\r\n\r\n", b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n"):
            answer = hospital.raw(data, half_close=False)
            assert status_of(answer) in (400, 413), answer[:100]
            assert b'"detail"' in answer, answer[-300:]

    def oversized_bodies_are_refused_before_they_are_read():
        with open_socket() as connection:
            connection.sendall(head("Content-Length: 2000000\r\nExpect: 100-continue\r\n"))
            answer = rest(connection)
        assert status_of(answer) == 413 and b"100 Continue" not in answer, answer[:100]

    def refusals_speak_the_language_of_the_asker():
        for language, word in (("en", "too large"), ("zh-CN", "太大")):
            answer = hospital.raw(head(f"Accept-Language: {language}\r\nContent-Length: 2000000\r\n"))
            assert word in answer.decode(), answer

    def paths_lead_nowhere_else():
        for path in ("/../../../etc/passwd", "/assets/..%2f..%2f..%2fetc/passwd", "/api/v1/files/..%2f..%2fzhongshu.db",
                     "/api/v1/files/%2e%2e%2fzhongshu.db", "/api/v1/files/" + "a" * 64, "//etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
                     "/api/v1/files/" + "../" * 20 + "etc/passwd", "/.git/config", "/assets/\\..\\..\\secret"):
            request = f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {hospital.cookie('nurse')}\r\nConnection: close\r\n\r\n"
            answer = hospital.raw(request.encode())
            assert status_of(answer) in (200, 400, 404, 422), (path, answer[:100])
            assert b"root:" not in answer and b"SQLite format" not in answer, path
            if path.startswith("/api/"):
                assert status_of(answer) >= 400, (path, answer[:200])

    def deep_and_wide_json_is_refused():
        for body in (b'{"a":' * 3000 + b"1" + b"}" * 3000, b"[" * 100_000, b'{"description":' + b"[" * 40 + b"]" * 40 + b"}",
                     b'{"room_id":1e400}', b'{"room_id":123456789012345678901234567890}', b'{"room_id":NaN}',
                     b"{" + b",".join(b'"f%d":1' % n for n in range(20_000)) + b"}", b'{"title":"\\u0000"}',
                     b'{"title":"\xed\xa0\x80"}', b'\xef\xbb\xbf{}', b'{"a":1}{"b":2}'):
            status, _, answer = hospital.ask("POST", "/api/v1/repair/work-orders", body,
                                             {"Cookie": hospital.cookie("dispatcher"), "X-Requested-With": "zhongshu"})
            assert status in (400, 413, 422), (body[:40], status, answer[:200])

    tests = [*([] if fast else [slow_requests_are_cut_off_and_block_nobody]), truncated_requests_end_quietly, contradictory_lengths_are_refused,
             chunked_bodies_are_read_whole, pipelined_requests_are_answered_in_order, heads_are_bounded,
             oversized_bodies_are_refused_before_they_are_read, refusals_speak_the_language_of_the_asker,
             paths_lead_nowhere_else, deep_and_wide_json_is_refused]
    return {test.__name__.replace("_", " "): test for test in tests}
