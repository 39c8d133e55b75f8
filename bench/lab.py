"""What the measurements share: a server under test, wrk, rows copied into years, the table of results."""
import json
import os
import re
import sqlite3
import subprocess
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BINARY = os.path.join(ROOT, "build/zhongshu")
RAW_SQLITE = os.path.join(ROOT, "build/zs_bench_raw_sqlite")
PACED_REPORTS = os.path.join(ROOT, "build/zs_bench_paced_reports")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")
PASSWORD = "Zhongshu-2026"

LUA = """
local tokens, cookie, n = {}, "%(cookie)s", 0
for line in io.lines("%(tokens)s") do tokens[#tokens + 1] = line end
request = function()
  n = n + 1
  %(request)s
end
done = function(summary, latency)
  io.write(string.format("RESULT %%.0f %%d %%.2f %%.2f %%d\\n", summary.requests / (summary.duration / 1e6),
    summary.requests, latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status))
end
"""
# Each report comes from an address of its own, as behind a proxy: the limit per address is not what is measured.
REPORT = """local address = string.format("10.%d.%d.%d", math.floor(n / 65536) % 256, math.floor(n / 256) % 256, n % 256)
  return wrk.format("POST", "/api/v1/public/report/" .. tokens[n % #tokens + 1],
    {["Content-Type"] = "application/json", ["X-Forwarded-For"] = address}, '{"fault_id":4,"description":"tap leaks ' .. n .. '"}')"""
GET = 'return wrk.format("GET", "%s", {["Cookie"] = cookie})'


class Load:
    """One run of wrk: answers a second, also for each second of one core of the server, and latencies in ms."""

    def __init__(self, text, cpu_s):
        rate, requests, p50, p99, errors = re.search(r"RESULT (\S+) (\S+) (\S+) (\S+) (\S+)", text).groups()
        self.rate, self.p50, self.p99, self.errors = float(rate), float(p50), float(p99), int(errors)
        self.per_core = int(requests) / max(cpu_s, 0.01)


class Server:
    def __init__(self, data, *options):
        began = time.monotonic()
        self.process = subprocess.Popen([BINARY, "serve", "--data", data, "--port", "0", "--trusted-proxy", "127.0.0.1",
                                         *options], stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL)
        self.url = self.process.stdout.readline().split()[-1]
        urllib.request.urlopen(self.url + "/healthz").read()
        self.start_ms = (time.monotonic() - began) * 1000
        login = urllib.request.Request(self.url + "/api/v1/session",
                                       json.dumps({"user_name": "admin", "password": PASSWORD}).encode(),
                                       {"Content-Type": "application/json"})
        self.cookie = urllib.request.urlopen(login).headers["Set-Cookie"].split(";")[0]

    def get(self, path):
        return json.load(urllib.request.urlopen(urllib.request.Request(self.url + path, headers={"Cookie": self.cookie})))

    def counter(self, name):
        text = urllib.request.urlopen(self.url + "/metrics").read().decode()
        return int(re.search(rf"^{name} (\d+)$", text, re.M).group(1))

    def memory_mb(self):
        with open(f"/proc/{self.process.pid}/status") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024

    def cpu_s(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def load(self, folder, request, clients, seconds):
        script = os.path.join(folder, "request.lua")
        with open(script, "w") as file:
            file.write(LUA % {"cookie": self.cookie, "tokens": os.path.join(folder, "tokens"), "request": request})
        before = self.cpu_s()
        out = subprocess.run(["wrk", "-t1", f"-c{clients}", f"-d{seconds}", "-s", script, self.url],
                             capture_output=True, text=True, check=True).stdout
        load = Load(out, self.cpu_s() - before)
        if load.errors > 0:
            raise SystemExit(f"{load.errors} answers were errors: {request}")
        return load

    def paced(self, folder, per_second, clients, seconds):
        out = subprocess.run([PACED_REPORTS, self.url.rsplit(":", 1)[1], os.path.join(folder, "tokens"),
                              f"{per_second:.0f}", str(clients), str(seconds)], capture_output=True, text=True, check=True)
        return json.loads(out.stdout)

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Results:
    """Prints each result with its limit as it comes; `line()` is the whole as JSON for programs."""

    def __init__(self):
        self.rows = []

    def tell(self, name, value, unit, at_most=None, at_least=None):
        passed = None
        limit = ""
        if at_most is not None:
            passed, limit = value <= at_most, f"≤ {at_most:g}"
        if at_least is not None:
            passed, limit = value >= at_least, f"≥ {at_least:g}"
        verdict = {None: "", True: "pass", False: "FAIL"}[passed]
        shown = f"{value:.1f}" if abs(value) < 100 else f"{value:.0f}"
        print(f"{name:52} {shown:>9} {unit:6} {limit:>9} {verdict}", flush=True)
        self.rows.append({"name": name, "value": round(value, 3), "unit": unit, "limit": limit, "passed": passed})

    def line(self):
        return json.dumps({"date": time.strftime("%Y-%m-%d"), "cores": os.cpu_count(), "results": self.rows},
                          ensure_ascii=False)

    def failed(self):
        return sum(row["passed"] is False for row in self.rows)


def set_manual(database):
    """Dispatching is another measurement: here the reports alone are counted."""
    with sqlite3.connect(database) as db:
        db.execute("INSERT INTO catalog_parameter (version, code, value, unit, valid_from, source) VALUES "
                   "(1, 'repair.dispatch.mode', 'manual', '', 0, 'bench')")


def write_tokens(database, folder):
    with sqlite3.connect(database) as db, open(os.path.join(folder, "tokens"), "w") as file:
        file.writelines(row[0] + "\n" for row in db.execute("SELECT token FROM space_place_code WHERE active = 1"))


def copy_orders(database, wanted, step_days):
    """Copies the played orders into the past, `step_days` further at each round, until there are `wanted`."""
    with sqlite3.connect(database) as db:
        columns = [row[1] for row in db.execute("PRAGMA table_info(repair_work_order)")]
        played = db.execute("SELECT COUNT(*), MAX(id), MIN(id) FROM repair_work_order WHERE number LIKE 'WX-%'").fetchone()
        count, span = db.execute("SELECT COUNT(*), MAX(id) FROM repair_work_order").fetchone()
        copy = 0
        while count < wanted:
            copy += 1
            shift_ms = copy * step_days * 86_400_000
            taken = {name: f"{name} - {shift_ms}" if name.endswith("_at") else name for name in columns}
            taken["id"] = f"id + {span}"
            taken["number"] = f"'K' || (id + {span})"
            taken["tracking"] = "lower(hex(randomblob(12)))"
            taken["rework_of_id"] = f"CASE WHEN rework_of_id > 0 THEN rework_of_id + {span} ELSE 0 END"
            db.execute(f"INSERT INTO repair_work_order ({', '.join(columns)}) SELECT {', '.join(taken[c] for c in columns)} "
                       f"FROM repair_work_order WHERE id BETWEEN {played[2]} AND {played[1]} AND number LIKE 'WX-%' "
                       f"LIMIT {wanted - count}")
            count = db.execute("SELECT COUNT(*) FROM repair_work_order").fetchone()[0]
            span = db.execute("SELECT MAX(id) FROM repair_work_order").fetchone()[0]
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
