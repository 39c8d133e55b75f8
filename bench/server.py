#!/usr/bin/env python3
"""Measures a running Zhongshu over HTTP against the limits of docs/benchmarks.md, beside raw SQLite in the same run.

usage: bench/server.py [--quick]     needs wrk, and build/zhongshu and build/zs_bench_raw_sqlite
Plays a hospital of 800 beds and one year, then: durable report creation (64 clients), latency at half that load, one
order, a list of 50 with filter and sort, the figures of a year, start to first answer, resident memory.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BINARY = os.path.join(ROOT, "build/zhongshu")
SECONDS = 3 if "--quick" in sys.argv else 10

LUA = """
local tokens, cookie, n = {}, "%(cookie)s", 0
for line in io.lines("%(tokens)s") do tokens[#tokens + 1] = line end
request = function()
  n = n + 1
  %(request)s
end
done = function(summary, latency)
  io.write(string.format("RESULT %%.0f %%.2f %%.2f %%d\\n", summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status))
end
"""
# Each report comes from an address of its own, as behind a proxy: the limit per address is not what is measured.
REPORT = """local address = string.format("10.%d.%d.%d", math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256)
  return wrk.format("POST", "/api/v1/public/report/" .. tokens[n % #tokens + 1],
    {["Content-Type"] = "application/json", ["X-Forwarded-For"] = address}, '{"fault_id":4,"description":"tap leaks ' .. n .. '"}')"""
GET = 'return wrk.format("GET", "%s", {["Cookie"] = cookie})'


class Server:
    def __init__(self, data):
        began = time.monotonic()
        self.process = subprocess.Popen([BINARY, "serve", "--data", data, "--port", "0", "--trusted-proxy", "127.0.0.1"],
                                        stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
        self.url = self.process.stdout.readline().split()[-1]
        urllib.request.urlopen(self.url + "/healthz").read()
        self.start_ms = (time.monotonic() - began) * 1000
        login = urllib.request.Request(self.url + "/api/v1/session",
                                       json.dumps({"user_name": "admin", "password": "Zhongshu-2026"}).encode(),
                                       {"Content-Type": "application/json"})
        self.cookie = urllib.request.urlopen(login).headers["Set-Cookie"].split(";")[0]

    def get(self, path):
        return json.load(urllib.request.urlopen(urllib.request.Request(self.url + path, headers={"Cookie": self.cookie})))

    def memory_mb(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def wrk(self, folder, request, clients, seconds=None):
        script = os.path.join(folder, "request.lua")
        with open(script, "w") as file:
            file.write(LUA % {"cookie": self.cookie, "tokens": os.path.join(folder, "tokens"), "request": request})
        out = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds or SECONDS}", "-s", script, self.url],
                             capture_output=True, text=True, check=True).stdout
        rate, p50, p99, errors = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+)", out).groups()
        if int(errors) > 0:
            raise SystemExit(f"{errors} answers were errors: {request}")
        return float(rate), float(p50), float(p99)

    def stop(self):
        self.process.terminate()
        self.process.wait()


def set_manual(database):
    """Dispatching is another measurement: here the reports alone are counted."""
    with sqlite3.connect(database) as db:
        db.execute("INSERT INTO catalog_parameter (version, code, value, unit, valid_from, source) VALUES "
                   "(1, 'repair.dispatch.mode', 'manual', '', 0, 'bench')")


def tell(name, value, unit, limit=""):
    print(f"{name:46} {value:>10} {unit:6} {limit}", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 365 * 86400))
        began = time.monotonic()
        subprocess.run([BINARY, "simulate", "--data", data, "--beds", "800", "--from", day], check=True,
                       stderr=subprocess.DEVNULL)
        tell("simulate 800 beds, one year", f"{time.monotonic() - began:.1f}", "s")
        database = os.path.join(data, "zhongshu.db")
        set_manual(database)
        with sqlite3.connect(database) as db, open(os.path.join(folder, "tokens"), "w") as file:
            file.writelines(row[0] + "\n" for row in db.execute("SELECT token FROM space_place_code WHERE active = 1"))
        server = Server(data)
        tell("start to first answer", f"{server.start_ms:.0f}", "ms", "≤ 500")
        year = "/api/v1/indicators?from=" + day + "&to=" + time.strftime("%Y-%m-%d")
        rate, p50, p99 = server.wrk(folder, GET % year, 1)
        tell("figures of a year, one client, p50", f"{p50:.0f}", "ms", "≤ 50")
        order = server.get("/api/v1/repair/work-orders?limit=1&sort=-reported_at")["items"][0]["id"]
        one, _, _ = server.wrk(folder, GET % f"/api/v1/repair/work-orders/{order}", 16)
        bare, _, _ = server.wrk(folder, GET % "/api/v1/session", 16)
        tell("one order with timeline", f"{one:.0f}", "/s")
        tell("  against our bare JSON route", f"{one / bare * 100:.0f}", "%", "≥ 50")
        rows, _, _ = server.wrk(folder, GET % "/api/v1/repair/work-orders?limit=50&state=closed&sort=-reported_at", 16)
        tell("list of 50, filter and sort", f"{rows:.0f}", "/s", "≥ 2000 a core")
        rate, p50, p99 = server.wrk(folder, REPORT, 64)
        tell("durable reports, 64 clients", f"{rate:.0f}", "/s", "≥ 10000 where raw allows")
        tell("  p50 / p99", f"{p50:.1f} / {p99:.1f}", "ms")
        tell("resident memory after that", f"{server.memory_mb():.0f}", "MB", "≤ 150")
        server.stop()
        copy = os.path.join(folder, "raw.db")
        shutil.copy(database, copy)
        raw = float(subprocess.run([os.path.join(ROOT, "build/zs_bench_raw_sqlite"), copy, "64", str(SECONDS)],
                                   capture_output=True, text=True, check=True).stdout)
        tell("raw SQLite, same rows, 64 reports a commit", f"{raw:.0f}", "/s")
        tell("  ours against raw", f"{rate / raw * 100:.0f}", "%", "≥ 50")


if __name__ == "__main__":
    main()
