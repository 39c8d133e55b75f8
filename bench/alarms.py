#!/usr/bin/env python3
"""From a reading to the open page: 200 devices with 10 points each and the standard rules, a steady load beside, one
reading beyond its limit on each device in turn. bench/alarms.py [POINTS_PER_SECOND]"""
import http.client
import json
import multiprocessing
import pathlib
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests/scenarios"))
from harness.hospital import Hospital  # noqa: E402

MEASURES = ["supply_temp", "return_temp", "flow", "power", "condenser_in", "condenser_out", "vibration", "load", "x", "y"]
NORMAL = [7, 12, 300, 200, 30, 36, 2, 60, 1, 1]
DEVICES = 200
BATCH = 5000


def load(url: str, cookie: str, rate: int, stop) -> None:
    """Batches of 5 000 lines at `rate` points a second; time stamps go on by a millisecond a round."""
    host, port = url.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port))
    names = [f"bench,device=B-{device} {measure}={NORMAL[index]} " for device in range(DEVICES, 2 * DEVICES)
             for index, measure in enumerate(MEASURES)]
    at = int(time.time() * 1000) - 60_000
    lines, sent, begin = [], 0, time.monotonic()
    while not stop.is_set():
        at += 1
        lines += [f"{name}{at}" for name in names]
        if len(lines) < BATCH:
            continue
        connection.request("POST", "/api/v1/telemetry/write?precision=ms", "\n".join(lines[:BATCH]),
                           {"Cookie": cookie, "X-Requested-With": "zhongshu"})
        connection.getresponse().read()
        sent += BATCH
        lines = lines[BATCH:]
        time.sleep(max(0.0, sent / rate - (time.monotonic() - begin)))
    print(f"load: {sent / (time.monotonic() - begin):,.0f} points/s")


def listen(url: str, cookie: str, seen: dict[int, float], ready: threading.Event) -> None:
    host, port = url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as page:
        page.sendall(f"GET /api/v1/live HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n".encode())
        waiting = b""
        while chunk := page.recv(65536):
            ready.set()
            waiting += chunk
            *whole, waiting = waiting.split(b"\n")
            for line in whole:
                if b'"alarms.alarm"' in line and line.startswith(b"data:"):
                    event = json.loads(line[5:])
                    if event["state"] == "active_unseen":
                        seen.setdefault(event["device_id"], time.monotonic())


def main() -> None:
    rate = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    hospital = Hospital("sqlite")
    admin, engineer = hospital.cookie("admin"), hospital.cookie("engineer")

    def call(cookie, method, path, body=None):
        data = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
        status, _, answer = hospital.ask(method, "/api/v1/" + path, data, {
            "Cookie": cookie, "X-Requested-With": "zhongshu", "Content-Type": "application/json"})
        assert status < 300, (path, status, answer[:300])
        return json.loads(answer) if answer.startswith(b"{") else {}

    def one(path):
        return call(engineer, "GET", path)["items"][0]["id"]

    try:
        call(admin, "POST", "start/catalogue", {})
        room, chiller = one("space/rooms?kind=plant&limit=1"), one("equipment/device-types?code=chiller")
        ids = []
        for device in range(2 * DEVICES):  # the first are probed, the others carry the load
            code = f"B-{device}"
            ids.append(call(engineer, "POST", "equipment/ledger", {
                "asset_no": code, "name": code, "type_id": chiller, "room_id": room, "state": "in_use"})["id"])
            for measure in MEASURES if device >= DEVICES else ["vibration"]:
                call(admin, "POST", "telemetry/points", {
                    "code": f"{code}.{measure}", "name": measure, "device_code": code, "measure": measure,
                    "measurement": "bench", "tags": f"device={code}", "field": measure})
        rule = one("alarms/rules?code=chiller.vibration.high_high")
        call(engineer, "PATCH", f"alarms/rules/{rule}", {"on_delay_s": 0})
        seen: dict[int, float] = {}
        ready = threading.Event()
        threading.Thread(target=listen, args=(hospital.url, hospital.cookie("head"), seen, ready), daemon=True).start()
        ready.wait(10)
        stop = multiprocessing.Event()
        sender = multiprocessing.Process(target=load, args=(hospital.url, admin, rate, stop))
        sender.start()
        time.sleep(3)
        took = []
        for device in range(DEVICES):
            begin = time.monotonic()
            call(admin, "POST", "telemetry/write", f"bench,device=B-{device} vibration=9")
            answered = time.monotonic()
            while ids[device] not in seen and time.monotonic() - begin < 10:
                time.sleep(0.0005)
            took.append((seen.get(ids[device], begin + 10) - begin) * 1000)
            if took[-1] > 1000:
                for one in call(engineer, "GET", f"alarms/devices/{ids[device]}")["open"]:
                    print("  ", one["rule_code"], one["state"], one["raised_at"], one["noted_at"])
                print(f"device {device}: answered after {(answered - begin) * 1000:.0f} ms, seen after {took[-1]:.0f} ms")
            time.sleep(0.03)
        stop.set()
        sender.join()
        took.sort()
        print(f"sample to open page, {len(took)} alarms at {rate:,} points/s beside: median {took[len(took) // 2]:.1f} ms, "
              f"p99 {took[int(0.99 * len(took)) - 1]:.1f} ms, worst {took[-1]:.1f} ms")
    finally:
        hospital.close()


if __name__ == "__main__":
    main()
