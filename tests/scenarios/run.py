#!/usr/bin/env python3
"""Plays all scenarios against one database: tests/scenarios/run.py sqlite | postgresql://…   Prints TAP."""
import pathlib
import sys
import traceback

from harness import attacks, story
from harness.hospital import Hospital

FOLDER = pathlib.Path(__file__).resolve().parent


class Tap:
    def __init__(self) -> None:
        self.number = self.failed = 0

    def run(self, name: str, test) -> None:
        self.number += 1
        try:
            test()
            print(f"ok {self.number} - {name}")
        except Exception as failure:  # a test that breaks is a test that fails
            self.failed += 1
            print(f"not ok {self.number} - {name}: {failure}")
            if not isinstance(failure, (story.Failure, AssertionError)):
                print("# " + traceback.format_exc().replace("\n", "\n# "))


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
        for name, test in attacks.all_tests(hospital).items():
            tap.run(f"attack: {name}", test)
    finally:
        hospital.close()
    print(f"1..{tap.number}")
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
