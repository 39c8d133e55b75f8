#!/usr/bin/env python3
"""Plays all scenarios against one database: tests/scenarios/run.py sqlite | postgresql://…   Prints TAP."""
import pathlib
import sys

from harness import attacks, hostile_text, hostile_wire, story, strangers
from harness.hospital import Hospital
from harness.tap import Tap

FOLDER = pathlib.Path(__file__).resolve().parent


def play(player: story.Player, path: pathlib.Path, lines: list[tuple[int, str]]) -> None:
    for number, line in lines:
        try:
            player.line(line)
        except story.Failure as failure:
            raise story.Failure(f"{path.name}:{number}: {failure}") from None


def main() -> int:
    tap = Tap()
    hospital = Hospital(sys.argv[1] if len(sys.argv) > 1 else "sqlite")
    try:
        for path in sorted(FOLDER.glob("*.scenario")):
            player = story.Player(hospital)
            for title, lines in story.read(path):
                tap.run(f"{path.stem}: {title}", lambda: play(player, path, lines))
        for kind in (strangers, hostile_wire, hostile_text, attacks):
            for name, test in kind.all_tests(hospital).items():
                tap.run(f"attack: {name}", test)
    finally:
        hospital.close()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
