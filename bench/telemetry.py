#!/usr/bin/env python3
"""Ingest of readings over HTTP: Zhongshu as it runs, beside InfluxDB and VictoriaMetrics where they are installed, the
same lines in the same run.

usage: bench/telemetry.py [--points MILLIONS] [--fields] [--connections N]
2 000 series (200 devices with 10 points each, as the standard alarm rules know them), every 10 s up to now, batches of
5 000 lines. --fields: ten fields a line, as Telegraf sends. Ours answers when the readings are on the disk and every
watcher (alarm rules, detectors) has seen them; the others answer earlier. Each server runs alone. Needs build/zhongshu;
peers are Debian's influxdb and victoria-metrics. The last line is JSON.
"""
import argparse
import http.client
import json
import math
import multiprocessing
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.request

from lab import BINARY, Results, Server

DEVICES = 200
TYPE = "anaesthesia"
# measure, usual value, daily swing, noise, decimals: inside the standard limits
MEASURES = [("paw_peak", 20, 3, 1, 1), ("peep", 5, 0.2, 0.1, 1), ("vte", 460, 20, 6, 0), ("mv", 6, 0.5, 0.2, 2),
            ("fio2", 50, 4, 0.5, 1), ("etco2", 36, 1.5, 0.6, 1), ("fico2", 1, 0.2, 0.1, 1), ("agent", 2, 0.3, 0.05, 2),
            ("fgf", 2, 0.4, 0.05, 2), ("o2_supply", 420, 6, 2, 0)]
PERIOD_S, BATCH = 10, 5000
INFLUX_PORT, VM_PORT = 18086, 18428
INFLUX_CONFIG = """
reporting-disabled = true
bind-address = "127.0.0.1:18088"
[meta]
  dir = "{0}/meta"
[data]
  dir = "{0}/data"
  wal-dir = "{0}/wal"
  query-log-enabled = false
[http]
  bind-address = "127.0.0.1:18086"
  log-enabled = false
[monitor]
  store-enabled = false
[logging]
  level = "error"
"""


def device(index):
    return f"BN-{index:03}"


def batches(points, fields):
    """Texts of BATCH lines, deterministic but for the time, which ends now."""
    steps = points // (DEVICES * len(MEASURES))
    first = int(time.time()) // PERIOD_S * PERIOD_S - steps * PERIOD_S
    chance = random.Random(1)
    noise = [chance.gauss(0, 1) for _ in range(4999)]
    lines, drawn = [], 0
    for step in range(steps):
        stamp = f"{first + step * PERIOD_S}000000000"
        wave = math.sin(step / 8640 * 2 * math.pi)
        for index in range(DEVICES):
            head, tail = f"{TYPE},device={device(index)} ", []
            for name, usual, swing, spread, decimals in MEASURES:
                drawn += 1
                value = usual + swing * wave + spread * noise[drawn % 4999]
                tail.append(f"{name}={value:.{decimals}f}")
            if fields:
                lines.append(f"{head}{','.join(tail)} {stamp}\n")
            else:
                lines.extend(f"{head}{one} {stamp}\n" for one in tail)
        while len(lines) >= BATCH:
            yield "".join(lines[:BATCH]).encode()
            del lines[:BATCH]
    if lines:
        yield "".join(lines).encode()


def send(port, path, headers, file, offsets, share, took):
    """One connection: its share of the batches, one after the other."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    latencies = []
    with open(file, "rb") as source:
        for begin, end in offsets[share[0]::share[1]]:
            source.seek(begin)
            body = source.read(end - begin)
            began = time.monotonic()
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            text = answer.read()
            latencies.append(time.monotonic() - began)
            if answer.status >= 300:
                raise SystemExit(f"{answer.status}: {text[:300]}")
    took.put(latencies)


class Workload:
    def __init__(self, folder, options):
        self.file, self.options = os.path.join(folder, "lines"), options
        self.points, self.offsets = int(options.points * 1e6), []
        at = 0
        with open(self.file, "wb") as target:
            for batch in batches(self.points, options.fields):
                target.write(batch)
                self.offsets.append((at, at := at + len(batch)))

    def run(self, pid, port, path, headers):
        """(points a second, CPU seconds a million, p99 of a batch in ms)"""
        took, cpu = multiprocessing.Queue(), cpu_s(pid)
        senders = [multiprocessing.Process(target=send, args=(port, path, headers, self.file, self.offsets,
                                                              (one, self.options.connections), took))
                   for one in range(self.options.connections)]
        began = time.monotonic()
        for sender in senders:
            sender.start()
        latencies = sorted(sum((took.get() for _ in senders), []))
        wall = time.monotonic() - began
        for sender in senders:
            sender.join()
        return self.points / wall, (cpu_s(pid) - cpu) / self.points * 1e6, latencies[int(len(latencies) * 0.99)] * 1000


def cpu_s(pid):
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak_mb(pid):
    with open(f"/proc/{pid}/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM"))


def size_of(folder):
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)


def import_table(server, path, header, rows):
    text = "\n".join([header, *rows]) + "\n"
    request = urllib.request.Request(f"{server.url}/api/v1/{path}/import", text.encode(),
                                     {"Cookie": server.cookie, "Content-Type": "text/csv", "X-Requested-With": "bench"})
    report = json.load(urllib.request.urlopen(request))
    if not report["applied"]:
        raise SystemExit(f"{path}: {report['errors'][:3]}")


def prepare(server):
    import_table(server, "equipment/ledger", "asset_no,name,type_id,state",
                 [f"{device(index)},麻醉机 {index},{TYPE},in_use" for index in range(DEVICES)])
    import_table(server, "telemetry/points", "code,name,device_code,measure,measurement,tags,field,period_s",
                 [f"{device(index)}.{name},{name},{device(index)},{name},{TYPE},device={device(index)},{name},{PERIOD_S}"
                  for index in range(DEVICES) for name, *_ in MEASURES])
    me = server.get("/api/v1/session")["user"]["id"]
    request = urllib.request.Request(f"{server.url}/api/v1/access/tokens",
                                     json.dumps({"name": "bench", "user_id": me, "permissions": "telemetry.write"}).encode(),
                                     {"Cookie": server.cookie, "Content-Type": "application/json",
                                      "X-Requested-With": "bench"})
    return json.load(urllib.request.urlopen(request))["token"]


def measure_ours(results, workload, folder):
    data = os.path.join(folder, "ours")
    subprocess.run([BINARY, "simulate", "--data", data, "--beds", "40", "--from", time.strftime("%Y-%m-%d")], check=True,
                   stderr=subprocess.DEVNULL)
    server = Server(data)
    token = prepare(server)
    rate, cpu, p99 = workload.run(server.process.pid, int(server.url.rsplit(":", 1)[1]), "/api/v1/telemetry/write",
                                  {"Authorization": f"Token {token}"})
    results.tell("durable and watched, millions a second", rate / 1e6, "M/s",
                 at_least=2.5 if workload.options.fields else 1.5)
    results.tell("  CPU seconds a million", cpu, "s")
    results.tell("  a batch, p99", p99, "ms")
    results.tell("  peak memory", peak_mb(server.process.pid), "MB")
    server.stop()
    results.tell("  bytes a point on disk, not settled", size_of(os.path.join(data, "history")) / workload.points, "B")
    return rate, cpu


def answers(port, path):
    for _ in range(200):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{port}{path}").read()
        except OSError:
            time.sleep(0.05)
    raise SystemExit(f"nothing answers at {port}")


def measure_peer(results, workload, name, command, port, path):
    if shutil.which(command[0]) is None:
        print(f"{name} is not installed")
        return None
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        answers(port, "/ping" if name == "InfluxDB" else "/health")
        if name == "InfluxDB":
            urllib.request.urlopen(f"http://127.0.0.1:{port}/query", b"q=CREATE DATABASE t").read()
        rate, cpu, p99 = workload.run(process.pid, port, path, {})
        results.tell(f"{name}, millions a second", rate / 1e6, "M/s")
        results.tell("  CPU seconds a million", cpu, "s")
        results.tell("  a batch, p99", p99, "ms")
        results.tell("  peak memory", peak_mb(process.pid), "MB")
        return rate, cpu
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--points", type=float, default=10)
    parser.add_argument("--fields", action="store_true")
    parser.add_argument("--connections", type=int, default=2)
    folder, results = tempfile.mkdtemp(), Results()
    try:
        workload = Workload(folder, parser.parse_args())
        ours = measure_ours(results, workload, folder)
        config = os.path.join(folder, "influx.conf")
        with open(config, "w") as file:
            file.write(INFLUX_CONFIG.format(os.path.join(folder, "influx")))
        influx = measure_peer(results, workload, "InfluxDB", ["influxd", "run", "-config", config], INFLUX_PORT,
                              "/write?db=t")
        victoria = measure_peer(results, workload, "VictoriaMetrics",
                                ["victoria-metrics", f"-storageDataPath={folder}/vm", "-retentionPeriod=5y",
                                 f"-httpListenAddr=127.0.0.1:{VM_PORT}", "-loggerLevel=ERROR"], VM_PORT, "/write")
        if influx:
            results.tell("against InfluxDB, wall time", ours[0] / influx[0], "×", at_least=1.6)
        if victoria:
            results.tell("against VictoriaMetrics, per CPU second", victoria[1] / ours[1], "×", at_least=0.6)
    finally:
        shutil.rmtree(folder)
    print(results.line())
    return 1 if results.failed() else 0


if __name__ == "__main__":
    raise SystemExit(main())
