"""Tests as lines that ./test counts: "ok 3 - name" and "not ok 4 - name: why"."""
import time
import traceback


class Skip(Exception):
    """This machine cannot show it; the reason is printed."""


class Failure(Exception):
    """A test's own word for what is wrong: no traceback is needed."""


class Tap:
    def __init__(self) -> None:
        self.number = self.failed = 0

    def run(self, name: str, test) -> None:
        self.number += 1
        began = time.monotonic()
        try:
            test()
            took = time.monotonic() - began
            print(f"ok {self.number} - {name}" + (f" ({took:.0f} s)" if took > 2 else ""), flush=True)
        except Skip as reason:
            print(f"ok {self.number} - {name} # SKIP {reason}", flush=True)
        except Exception as failure:  # a test that breaks is a test that fails
            self.failed += 1
            print(f"not ok {self.number} - {name}: {failure}", flush=True)
            if not isinstance(failure, (Failure, AssertionError)):
                print("# " + traceback.format_exc().replace("\n", "\n# "), flush=True)

    def end(self) -> int:
        print(f"1..{self.number}")
        return 1 if self.failed else 0
