#!/usr/bin/env python3
"""Plays all scenarios and attacks against one database: tests/scenarios/run.py sqlite | postgresql://… [--fast]
Prints TAP. --fast: every eighth naughty text, and nobody is waited for who dribbles."""
import json
import pathlib
import re
import sys

from harness import alarm_delivery, attacks, big_import, hostile_text, hostile_wire, story, strangers
from harness.hospital import Hospital
from harness.tap import Tap

FOLDER = pathlib.Path(__file__).resolve().parent


def play(player: story.Player, path: pathlib.Path, lines: list[tuple[int, str]]) -> None:
    for number, line in lines:
        try:
            player.line(line)
        except story.Failure as failure:
            raise story.Failure(f"{path.name}:{number}: {failure}") from None


def every_route_was_asked(hospital: Hospital) -> None:
    """The server counts its answers by route: one without success has no test."""
    metrics = hospital.ask("GET", "/metrics", None, {})[2].decode()
    answered = set(re.findall(r'zhongshu_http_requests_total\{route="([^"]+)",status="2', metrics))
    declared = json.loads(hospital.ask("GET", "/api/v1/openapi.json", None, {})[2])["paths"]
    # A fresh hospital has no failed job to clear; the others are asked before anything is counted.
    exempt = {"/metrics", "/api/v1/openapi.json", "/api/v1/setup", "/api/v1/jobs/{name}/clear"}
    missing = sorted(set(declared) - answered - exempt)
    assert not missing, f"no test asks {', '.join(missing)}"


def main() -> int:
    tap = Tap()
    hospital = Hospital(sys.argv[1] if len(sys.argv) > 1 else "sqlite")
    try:
        for path in sorted(FOLDER.glob("*.scenario")):
            player = story.Player(hospital)
            for title, lines in story.read(path):
                tap.run(f"{path.stem}: {title}", lambda: play(player, path, lines))
        fast = "--fast" in sys.argv
        for name, test in big_import.all_tests(hospital, fast).items():
            tap.run(f"import: {name}", test)
        for kind in (strangers, hostile_wire, hostile_text, attacks):
            for name, test in kind.all_tests(hospital, fast).items():
                tap.run(f"attack: {name}", test)
        tap.run("law: every route was asked and answered", lambda: every_route_was_asked(hospital))
        for name, test in alarm_delivery.all_tests(hospital, fast).items():  # last: they kill the server and its counters
            tap.run(f"delivery: {name}", test)
    finally:
        hospital.close()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
