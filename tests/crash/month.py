"""kill -9 while a month is closed: it is closed or not begun, and the stock is what it was."""
import json
import random
import tempfile
import threading

from harness.hospital import Hospital
from kill import verify, with_cluster

SEED = 20261130


class Books:
    """What the head and the storekeeper do to the months."""

    def __init__(self, hospital):
        self.hospital = hospital

    def call(self, user: str, method: str, path: str, body=None):
        head = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", "Cookie": self.hospital.cookie(user)}
        data = None if body is None else json.dumps(body).encode()
        status, _, answer = self.hospital.ask(method, "/api/v1/materials/" + path, data, head)
        return status, json.loads(answer or b"{}")

    def closed(self) -> list[str]:
        return [one["month"] for one in self.call("head", "GET", "months")[1]["items"] if one["closed"]]

    def value(self) -> str:
        return self.call("storekeeper", "GET", "balance")[1]["value"]

    def close(self, month: str) -> int | None:
        """The status, or nothing when the server died first."""
        try:
            return self.call("head", "POST", "months/close", {"month": month})[0]
        except OSError:
            return None


def killed_while_closing(database: str, rounds: int) -> None:
    hospital = Hospital(database, beds=80)
    try:
        books, chance = Books(hospital), random.Random(SEED)
        month, value = books.closed()[0], books.value()
        for number in range(rounds * 3):
            status, answer = books.call("head", "POST", "months/reopen", {"month": month, "reason": "试验"})
            assert status == 201, (status, answer)
            answers: list[int | None] = []
            closing = threading.Thread(target=lambda: answers.append(books.close(month)))
            closing.start()
            threading.Event().wait(chance.uniform(0, 0.06))
            hospital.kill()
            closing.join()
            verify(hospital)
            hospital.start()
            is_closed = month in books.closed()
            assert answers != [201] or is_closed, f"seed {SEED}, round {number}: acknowledged and lost"
            assert books.value() == value, f"seed {SEED}, round {number}: {books.value()} was {value}"
            if not is_closed:
                assert books.close(month) == 201
    finally:
        hospital.close()


def all_tests(rounds: int):
    def a_month_is_closed_or_not_begun_on_sqlite():
        killed_while_closing("sqlite", rounds)

    def a_month_is_closed_or_not_begun_on_postgresql():
        with tempfile.TemporaryDirectory() as folder:
            with_cluster(folder, lambda url: killed_while_closing(url, rounds))

    tests = [a_month_is_closed_or_not_begun_on_sqlite, a_month_is_closed_or_not_begun_on_postgresql]
    return {test.__name__.replace("_", " "): test for test in tests}
