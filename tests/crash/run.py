#!/usr/bin/env python3
"""What befalls a server: a taken port, kill -9, a dead database, a full disk, a clock set back, certificates replaced.
tests/crash/run.py [ROUNDS]   ROUNDS of kill -9 on each engine (default 2). Prints TAP."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenarios"))

import certificate
import clock
import disk
import door
import kill
import month
from harness.tap import Tap


def main() -> int:
    tap = Tap()
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 2
    for tests in (door.all_tests(), kill.all_tests(rounds), month.all_tests(rounds), disk.all_tests(), clock.all_tests()):
        for name, test in tests.items():
            tap.run(f"crash: {name}", test)
    hospital = certificate.Secure()
    try:
        for name, test in certificate.all_tests(hospital).items():
            tap.run(f"tls: {name}", test)
    finally:
        hospital.close()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
