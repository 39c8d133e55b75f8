#!/usr/bin/env python3
"""Measures Zhongshu over HTTP against the limits of docs/benchmarks.md, beside raw SQLite in the same run.

usage: bench/server.py [--quick] [--no-pages] [--postgres URL]
Needs wrk and build/zhongshu, zs_bench_raw_sqlite, zs_bench_paced_reports; chromium for the pages. --quick plays one
year instead of two and measures 3 s instead of 10 s each, without a million orders. --postgres: an empty database whose
rate is told for information. The last line is JSON; exit 1 when a limit is missed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from lab import (BINARY, GET, RAW_SQLITE, REPORT, ROOT, Results, Server, copy_orders, set_manual, write_tokens)

QUICK = "--quick" in sys.argv
SECONDS = 3 if QUICK else 10
YEARS = 1 if QUICK else 2
CLIENTS = 64
LIST = "/api/v1/repair/work-orders?limit=50&state=closed&sort=-reported_at"
COMMITS = "zhongshu_database_commits_total"


def day(years_ago):
    return time.strftime("%Y-%m-%d", time.gmtime(time.time() - years_ago * 365 * 86400))


def figures_ms(server, folder, years):
    return server.load(folder, GET % f"/api/v1/indicators?from={day(years)}&to={day(0)}", 1, SECONDS).p50


def play(results, data):
    began = time.monotonic()
    subprocess.run([BINARY, "simulate", "--data", data, "--beds", "800", "--from", day(YEARS)], check=True,
                   stderr=subprocess.DEVNULL)
    results.tell(f"simulate {YEARS} years of 800 beds", time.monotonic() - began, "s", at_most=30 * YEARS)


def measure_reads(results, server, folder):
    results.tell("figures of a year, p50", year := figures_ms(server, folder, 1), "ms", at_most=50)
    order = server.get("/api/v1/repair/work-orders?limit=1&state=closed&sort=-reported_at")["items"][0]["id"]
    one = server.load(folder, GET % f"/api/v1/repair/work-orders/{order}", 16, SECONDS)
    bare = server.load(folder, GET % "/api/v1/session", 16, SECONDS)
    results.tell("one order with its timeline", one.rate, "/s")
    results.tell("  against our bare JSON route", one.rate / bare.rate * 100, "%", at_least=50)
    return year


def measure_like_peers(results, server, folder):
    """Two clients, as the peers of docs/benchmarks.md were measured."""
    order = server.get("/api/v1/repair/work-orders?limit=1&state=closed&sort=-reported_at")["items"][0]["id"]
    for name, request in (("create", REPORT), ("read", GET % f"/api/v1/repair/work-orders/{order}"), ("list", GET % LIST)):
        load = server.load(folder, request, 2, SECONDS)
        results.tell(f"2 clients, as peers: {name}", load.rate, "/s")
        results.tell("  p99", load.p99, "ms")


def measure_reports(results, server, folder, database):
    """Full load, raw SQLite with as many orders a commit as the server had, then half of that load at a fixed pace."""
    commits = server.counter(COMMITS)
    full = server.load(folder, REPORT, CLIENTS, SECONDS)
    group = full.rate * SECONDS / (server.counter(COMMITS) - commits)
    results.tell(f"durable reports, {CLIENTS} clients", full.rate, "/s")
    results.tell("  p50", full.p50, "ms")
    results.tell("  p99", full.p99, "ms")
    results.tell("  orders a commit", group, "")
    half = server.paced(folder, full.rate / 2, CLIENTS, SECONDS)
    if half["errors"]:
        raise SystemExit(f"{half['errors']} reports were refused")
    results.tell("half that load: p50", half["p50_ms"], "ms")
    results.tell("  p99", half["p99_ms"], "ms", at_most=15)
    results.tell("resident memory after that", server.memory_mb(), "MB", at_most=150)
    server.stop()
    copy = os.path.join(folder, "raw.db")
    shutil.copy(database, copy)
    raw = float(subprocess.run([RAW_SQLITE, copy, str(max(round(group), 1)), str(SECONDS)], capture_output=True, text=True,
                               check=True).stdout)
    os.unlink(copy)
    results.tell("raw SQLite, same rows and orders a commit", raw, "/s")
    results.tell("  ours against raw", full.rate / raw * 100, "%", at_least=50)
    results.tell("durable reports against the machine's limit", full.rate, "/s", at_least=min(10_000, raw / 2))


def measure_many(results, data, folder, year_ms):
    """The same pages with ten years of orders, then with a million."""
    database = os.path.join(data, "zhongshu.db")
    copy_orders(database, 128_000, 365)
    server = Server(data)
    results.tell("figures of ten years against one", figures_ms(server, folder, 10) / year_ms, "×", at_most=8)
    few = server.load(folder, GET % LIST, 16, SECONDS)
    results.tell("list of 50 over 128 000 orders, a core", few.per_core, "/s", at_least=2000)
    server.stop()
    if QUICK:
        return
    copy_orders(database, 1_000_000, 44)
    server = Server(data)
    many = server.load(folder, GET % LIST, 16, SECONDS)
    results.tell("list of 50 over 1 000 000 orders, against that", many.per_core / few.per_core * 100, "%", at_least=50)
    server.stop()


def measure_pages(results, data):
    server = Server(data)
    out = subprocess.run(["node", os.path.join(ROOT, "bench/pages.mjs"), server.url], capture_output=True, text=True,
                         check=True).stdout
    for page in json.loads(out):
        results.tell(f"{page['name']}: first load, gzipped", page["bytes"] / 1024, "KB", at_most=page["limit_kb"])
        results.tell("  usable on a throttled phone after", page["usable_ms"] / 1000, "s", at_most=3)
        if page.get("acted_ms"):
            results.tell("  an order tapped at once is open after", page["acted_ms"] / 1000, "s")
    server.stop()


def measure_postgres(results, folder, url):
    """For information: the same reports on PostgreSQL, which has no group commit of ours."""
    data = os.path.join(folder, "postgres")
    subprocess.run([BINARY, "simulate", "--data", data, "--database", url, "--beds", "100", "--from", day(0)], check=True,
                   stderr=subprocess.DEVNULL)
    server = Server(data, "--database", url)
    codes = server.get("/api/v1/space/place-codes?limit=500&active=true")["items"]
    with open(os.path.join(folder, "tokens"), "w") as file:
        file.writelines(code["token"] + "\n" for code in codes)
    load = server.load(folder, REPORT, CLIENTS, SECONDS)
    results.tell(f"PostgreSQL: durable reports, {CLIENTS} clients", load.rate, "/s")
    results.tell("  p99", load.p99, "ms")
    server.stop()


def main():
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        data = os.path.join(folder, "data")
        play(results, data)
        database = os.path.join(data, "zhongshu.db")
        set_manual(database)
        write_tokens(database, folder)
        if "--no-pages" not in sys.argv:
            measure_pages(results, data)
        many = os.path.join(folder, "many")
        shutil.copytree(data, many)
        server = Server(data)
        results.tell("start to first answer", server.start_ms, "ms", at_most=500)
        year = measure_reads(results, server, folder)
        measure_like_peers(results, server, folder)
        measure_reports(results, server, folder, database)
        measure_many(results, many, folder, year)
        if "--postgres" in sys.argv:
            measure_postgres(results, folder, sys.argv[sys.argv.index("--postgres") + 1])
    print(results.line())
    return 1 if results.failed() else 0


if __name__ == "__main__":
    sys.exit(main())
