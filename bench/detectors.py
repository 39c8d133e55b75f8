#!/usr/bin/env python3
"""Scores `zhongshu detect` on the Numenta Anomaly Benchmark and measures how long one value takes.

usage: bench/detectors.py FOLDER [build/zhongshu]
FOLDER holds data/GROUP/NAME.csv, windows.json, profiles.json and score.py with the benchmark's rule. Prints the score of
each profile, of each group of files and with each group left out at the others' threshold, then nanoseconds a value
(build/zs_bench_detectors). The exit code is 1 when a limit is missed.
"""
import contextlib
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LIMITS_NS = {"always_on": 300, "all": 3000}
SCORE_MIN = 70


def load_rule(folder):
    """The module score.py; it scores its own command line when loaded, which must come to nothing here."""
    spec = importlib.util.spec_from_file_location("nab_rule", os.path.join(folder, "score.py"))
    rule = importlib.util.module_from_spec(spec)
    arguments, sys.argv = sys.argv, ["score.py"]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
            spec.loader.exec_module(rule)
    finally:
        sys.argv = arguments
    return rule


def detect(binary, folder, names, results):
    for name in names:
        target = os.path.join(results, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w") as out:
            subprocess.run([binary, "detect", os.path.join(folder, "data", name)], stdout=out, check=True)


def at_threshold(rule, windows, results, cost, threshold):
    """The score when the threshold is given instead of chosen."""
    count = sum(len(spans) for spans in windows.values())
    null = -cost["fnWeight"] * count
    gained = {}
    lost = 0.0
    for value, weight, window in rule.weighted_rows(windows, results, cost):
        if value < threshold:
            continue
        if window is None:
            lost += weight
        else:
            gained[window] = max(gained.get(window, -cost["fnWeight"]), weight)
    total = lost + sum(gained.values()) - cost["fnWeight"] * (count - len(gained))
    return 100 * (total - null) / (cost["tpWeight"] * count - null)


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = os.path.abspath(sys.argv[1])
    binary = sys.argv[2] if len(sys.argv) == 3 else os.path.join(ROOT, "build/zhongshu")
    windows = json.load(open(os.path.join(folder, "windows.json")))
    profiles = json.load(open(os.path.join(folder, "profiles.json")))
    rule = load_rule(folder)
    groups = sorted({name.split("/")[0] for name in windows})
    missed = False
    with tempfile.TemporaryDirectory() as results:
        detect(binary, folder, windows, results)
        for profile, spec in profiles.items():
            value, threshold = rule.score(windows, results, spec["CostMatrix"])
            print(f"{profile:24} {value:6.2f}   threshold {threshold}")
            if profile == "standard" and value < SCORE_MIN:
                missed = True
        cost = profiles["standard"]["CostMatrix"]
        for group in groups:
            inside = {name: spans for name, spans in windows.items() if name.startswith(group + "/")}
            outside = {name: spans for name, spans in windows.items() if name not in inside}
            if not sum(len(spans) for spans in inside.values()):
                print(f"{group:24}      –   no window, {len(inside)} files")
                continue
            own, _ = rule.score(inside, results, cost)
            threshold = rule.score(outside, results, cost)[1] if any(outside.values()) else None
            strange = "–" if threshold is None else f"{at_threshold(rule, inside, results, cost, threshold):.2f}"
            print(f"{group:24} {own:6.2f}   at the threshold of the other groups {strange}")
    lines = subprocess.run([os.path.join(ROOT, "build/zs_bench_detectors")], capture_output=True, text=True, check=True).stdout
    print(lines, end="")
    for line in lines.splitlines():
        name, value = line.split()[:2]
        missed |= name in LIMITS_NS and float(value) > LIMITS_NS[name]
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
