#!/usr/bin/env python3
"""Scores `zhongshu forecast` on monthly use of hospital products and measures its time.

usage: bench/demand_forecast.py monthly.csv [build/zhongshu]
The last 12 months of each series are hidden from the program. Score of a series: mean absolute error of the forecast ÷
mean absolute error of "same month of last year" within the part that was known; printed is the mean over the series, and
the share of hidden values within the 80 % interval. The exit code is 1 when a limit is missed.
"""
import csv
import os
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HIDDEN = 12
SCORE_MAX, SECONDS_MAX = 0.755, 5.0


def run(binary, rows):
    with tempfile.NamedTemporaryFile("w", suffix=".csv", newline="") as known:
        csv.writer(known).writerows(rows)
        known.flush()
        start = time.monotonic()
        answer = subprocess.run([binary, "forecast", known.name, "--horizon", str(HIDDEN)], capture_output=True, text=True, check=True)
        return list(csv.DictReader(answer.stdout.splitlines())), time.monotonic() - start


def main():
    binary = sys.argv[2] if len(sys.argv) > 2 else os.path.join(ROOT, "build", "zhongshu")
    with open(sys.argv[1], newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    told, seconds = run(binary, rows[:-HIDDEN])
    series = {name: [float(row[at]) for row in rows[1:]] for at, name in enumerate(rows[0]) if at}
    errors, inside = {name: 0.0 for name in series}, 0
    for row in told:
        came = series[row["series"]][int(row["step"]) - 1 - HIDDEN]
        errors[row["series"]] += abs(came - float(row["forecast"])) / HIDDEN
        inside += float(row["lower80"]) <= came <= float(row["upper80"])
    scores = []
    for name, values in series.items():
        known = values[:-HIDDEN]
        naive = sum(abs(b - a) for a, b in zip(known, known[12:])) / (len(known) - 12)
        scores.append(errors[name] / naive)
    score = sum(scores) / len(scores)
    print(f"{len(scores)} series, mean scaled error {score:.4f} (limit {SCORE_MAX}), "
          f"80 % interval holds {inside / len(told):.1%}, {seconds:.2f} s (limit {SECONDS_MAX})")
    return 0 if score <= SCORE_MAX and seconds <= SECONDS_MAX else 1


if __name__ == "__main__":
    sys.exit(main())
