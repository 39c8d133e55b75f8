#!/usr/bin/env python3
"""Imports a public help desk log and compares our figures with an independent calculation.

usage: bench/ticket_log.py helpdesk.csv [build/zhongshu]
The log (13 710 events of 3 804 tickets, 2010-2012) has columns CaseID, ActivityID, CompleteTimestamp; activity 6 is
"resolved". Durations here are last resolution minus first event; percentiles by nearest rank.
"""
import csv
import datetime
import json
import math
import os
import subprocess
import sys
import tempfile
import urllib.request

MAPPING = {
    "layout": "events",
    "columns": {"number": "CaseID", "activity": "ActivityID", "at": "CompleteTimestamp"},
    "activities": {"6": "restored"},
    "defaults": {"room": "A01-01", "fault": "other"},
}


def read_cases(path):
    cases = {}
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            at = datetime.datetime.fromisoformat(row["CompleteTimestamp"])
            cases.setdefault(row["CaseID"], []).append((at, row["ActivityID"]))
    return cases


def independent(cases):
    hours = []
    for events in cases.values():
        ordered = sorted(events, key=lambda event: event[0])
        ends = [at for at, activity in ordered if activity == "6"] or [ordered[-1][0]]
        hours.append((ends[-1] - ordered[0][0]).total_seconds() / 3600)
    hours.sort()
    rank = lambda share: hours[max(math.ceil(share * len(hours)), 1) - 1]
    return {"repair.orders": len(hours), "repair.handling_mean": sum(hours) / len(hours),
            "repair.handling_p50": rank(0.5), "repair.handling_p90": rank(0.9)}


def ours(binary, path):
    with tempfile.TemporaryDirectory() as data:
        run = lambda *arguments: subprocess.run([binary, *arguments, "--data", data], check=True, capture_output=True)
        day = (datetime.date.today() - datetime.timedelta(days=1)).isoformat()
        run("simulate", "--beds", "40", "--from", day, "--to", day)
        mapping = os.path.join(data, "mapping.json")
        with open(mapping, "w") as file:
            json.dump(MAPPING, file)
        print(run("import", "orders", path, "--mapping", mapping).stdout.decode().strip())
        server = subprocess.Popen([binary, "serve", "--data", data, "--port", "0"], stdout=subprocess.PIPE, text=True)
        try:
            url = server.stdout.readline().split()[-1]
            body = json.dumps({"user_name": "admin", "password": "Zhongshu-2026"}).encode()
            login = urllib.request.Request(url + "/api/v1/session", body, {"Content-Type": "application/json"})
            cookie = urllib.request.urlopen(login).headers["Set-Cookie"].split(";")[0]
            ask = urllib.request.Request(url + "/api/v1/indicators?from=2009-01-01&to=2014-01-01", headers={"Cookie": cookie})
            return {item["id"]: item["value"] for item in json.load(urllib.request.urlopen(ask))["items"]}
        finally:
            server.terminate()
            server.wait()


def main():
    path = sys.argv[1]
    binary = sys.argv[2] if len(sys.argv) > 2 else "build/zhongshu"
    cases = read_cases(path)
    expected, found = independent(cases), ours(binary, path)
    wrong = 0
    for name, value in expected.items():
        same = abs(found[name] - value) <= 1e-4 * abs(value)
        wrong += not same
        print(f"{'ok' if same else 'DIFFERENT':9} {name:24} independent {value:.4f} ours {found[name]:.4f}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
