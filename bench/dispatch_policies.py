#!/usr/bin/env python3
"""Two ways to dispatch the same faults with the same people: what each does to punctuality and to feet.

usage: bench/dispatch_policies.py [beds] [days]
zone_only: whoever of the zone's crew is free; automatic: ours.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BINARY = os.path.join(ROOT, "build/zhongshu")


def figures(data, first, last):
    server = subprocess.Popen([BINARY, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.DEVNULL)
    try:
        url = server.stdout.readline().split()[-1]
        body = json.dumps({"user_name": "admin", "password": "Zhongshu-2026"}).encode()
        cookie = urllib.request.urlopen(urllib.request.Request(
            url + "/api/v1/session", body, {"Content-Type": "application/json"})).headers["Set-Cookie"].split(";")[0]
        ask = urllib.request.Request(f"{url}/api/v1/indicators?from={first}&to={last}", headers={"Cookie": cookie})
        return {item["id"]: item["value"] for item in json.load(urllib.request.urlopen(ask))["items"]}
    finally:
        server.terminate()
        server.wait()


def main():
    beds = sys.argv[1] if len(sys.argv) > 1 else "800"
    days = int(sys.argv[2]) if len(sys.argv) > 2 else 365
    day = lambda before: time.strftime("%Y-%m-%d", time.gmtime(time.time() - before * 86400))
    first, last = day(days), day(0)
    print(f"{'policy':10} {'orders':>7} {'on time %':>9} {'clinical h':>10} {'arrive h':>8} {'walked km':>9}")
    for policy in ("zone_only", "automatic"):
        with tempfile.TemporaryDirectory() as data:
            out = subprocess.run([BINARY, "simulate", "--data", data, "--beds", beds, "--from", first, "--to", last,
                                  "--parameter", f"repair.dispatch.mode={policy}"], check=True, capture_output=True,
                                 text=True).stderr
            walked = out.split(" km walked")[0].split()[-1]
            found = figures(data, first, last)
            print(f"{policy:10} {found['repair.orders']:7.0f} {found['repair.on_time_rate']:9.2f} "
                  f"{found['repair.handling_clinical']:10.2f} {found['repair.response_mean']:8.2f} {walked:>9}", flush=True)


if __name__ == "__main__":
    main()
