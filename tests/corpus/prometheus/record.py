#!/usr/bin/env python3
"""Asks Prometheus itself every query of queries.txt and refused.txt and writes samples.json and cases.json."""
import json
import math
import pathlib
import random
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
START, STEP, COUNT = 1_750_000_000, 30, 300
MOMENT = START + 7_215
STRETCH = {"start": START + 1_800, "end": START + 7_200, "step": 600}


def labels(name: str, **more: str) -> dict[str, str]:
    return {"__name__": name, **more}


def series() -> list[dict]:
    chance = random.Random(4711)
    made = []

    def add(which: dict[str, str], value, keep=lambda _: True) -> None:
        made.append({"labels": which, "samples": [[START + i * STEP + 3, value(i)] for i in range(COUNT) if keep(i)]})

    for number, train in ((1, "a"), (2, "a"), (3, "b")):
        device = f"OXY-{number}"
        add(labels("o2_purity", device=device, train=train, unit="%"),
            lambda i, n=number: round(93 + n / 3 + math.sin(i / 20 + n), 2))
        if number < 3:
            add(labels("outlet_pressure", device=device, train=train, unit="kPa"),
                lambda i, n=number: round(400 + 8 * math.sin(i / 30) + n, 1))
    for number in (1, 2):
        device = f"OR-{number}"
        add(labels("temperature", device=device, unit="C", measurement="theatre_air"),
            lambda i, n=number: round(21 + n + math.sin(i / 15) + chance.random() / 5, 2))
        add(labels("humidity", device=device, unit="%"), lambda i, n=number: 45 + n + i % 7)
    counters = {1: 0.0, 2: 100.0}

    def energy(i: int, n: int) -> float:
        counters[n] = 0 if i == 90 * n else counters[n] + chance.randrange(0, 9)
        return counters[n]

    for number in (1, 2):
        add(labels("energy", device=f"TR-{number}", unit="kWh"), lambda i, n=number: energy(i, n))
    add(labels("gap", device="COLD-1"), lambda i: round(4 + i / 100, 2), lambda i: i % 60 < 17)
    add(labels("running", device="GEN-1"), lambda i: 1 if i % 50 > 35 else 0)
    add(labels("negative", device="COLD-2", unit="C"), lambda i: round(-20 - math.cos(i / 9), 1))
    return made


def open_metrics(made: list[dict]) -> str:
    lines = []
    for name in sorted({one["labels"]["__name__"] for one in made}):
        lines.append(f"# TYPE {name} unknown")
        for one in made:
            if one["labels"]["__name__"] != name:
                continue
            shown = ",".join(f'{key}="{value}"' for key, value in one["labels"].items() if key != "__name__")
            lines += [f"{name}{{{shown}}} {value} {at}" for at, value in one["samples"]]
    return "\n".join(lines) + "\n# EOF\n"


def ask(url: str, path: str, values: dict) -> dict:
    body = urllib.parse.urlencode(values).encode()
    try:
        with urllib.request.urlopen(f"{url}/api/v1/{path}", body) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        return json.load(error)


def wait_for(url: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{url}/-/ready")
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("prometheus did not start")


def main() -> None:
    made = series()
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "samples.om").write_text(open_metrics(made), encoding="utf-8")
        (place / "prometheus.yml").write_text("global: {}\n", encoding="utf-8")
        subprocess.run(["promtool", "tsdb", "create-blocks-from", "openmetrics", place / "samples.om", place / "data"],
                       check=True, stdout=subprocess.DEVNULL)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            ["prometheus", f"--config.file={place}/prometheus.yml", f"--storage.tsdb.path={place}/data",
             "--storage.tsdb.retention.time=100y", f"--web.listen-address=127.0.0.1:{port}", "--log.level=error"])
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url)
            cases = []
            queries = (HERE / "queries.txt").read_text(encoding="utf-8").splitlines()
            refused = (HERE / "refused.txt").read_text(encoding="utf-8").splitlines()
            for query in queries + refused:
                instant = ask(url, "query", {"query": query, "time": MOMENT})
                case = {"query": query, "instant": instant.get("data") or {"error": instant["errorType"], "message": instant["error"]}}
                if instant["status"] == "success" and instant["data"]["resultType"] in ("vector", "scalar"):
                    stretch = ask(url, "query_range", {"query": query, **STRETCH})
                    case["range"] = stretch.get("data") or {"error": stretch["errorType"], "message": stretch["error"]}
                cases.append(case)
                if ("error" in case["instant"]) == (query in queries):
                    print("unexpected:", query, case["instant"])
        finally:
            server.terminate()
            server.wait()
    document = {"start": START, "moment": MOMENT, "stretch": STRETCH, "series": made}
    (HERE / "samples.json").write_text(json.dumps(document, separators=(",", ":")) + "\n", encoding="utf-8")
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    (HERE / "cases.json").write_text('{"cases":[\n' + lines + "\n]}\n", encoding="utf-8")
    print(len(cases), "cases")


if __name__ == "__main__":
    main()
