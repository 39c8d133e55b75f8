"""kill -9 in a loop under load: every acknowledged write is there, none is half there."""
import subprocess
import tempfile

from harness.hospital import ROOT, Hospital
from load import Load, Rows, check_nothing_lost

CLUSTER = str(ROOT / "tools/postgres_cluster")


def verify(hospital) -> None:
    hospital.run("verify")  # raises when anything is broken


def killed_server(database: str, rounds: int) -> None:
    hospital = Hospital(database, beds=80)
    try:
        rows = Rows(hospital, database)
        for number in range(rounds):
            load = Load(hospital)
            load.start()
            load.wait_for(60 + 40 * number)
            hospital.kill()
            load.end()
            verify(hospital)
            hospital.start()
            check_nothing_lost(hospital, load, rows)
            load.try_again()
            check_nothing_lost(hospital, load, rows)
    finally:
        hospital.close()


def killed_cluster(database: str, folder: str) -> None:
    """PostgreSQL dies under the server, which says so and goes on by itself when the database is back."""
    hospital = Hospital(database, beds=80)
    try:
        load = Load(hospital)
        load.start()
        load.wait_for(60)
        subprocess.run([CLUSTER, "crash", folder], check=True)
        load.wait_for(60)
        load.end()
        for status, answer in load.refusals:
            assert status == 503 and answer["detail"] != answer["key"], (status, answer)
        load.try_again()
        check_nothing_lost(hospital, load, Rows(hospital, database))
        hospital.stop()
        verify(hospital)
        hospital.start()
    finally:
        hospital.close()


def all_tests(rounds: int):
    def acknowledged_writes_survive_kill_9_on_sqlite():
        killed_server("sqlite", rounds)

    def acknowledged_writes_survive_kill_9_on_postgresql():
        with tempfile.TemporaryDirectory() as folder:
            with_cluster(folder, lambda url: killed_server(url, max(rounds - 1, 1)))

    def the_server_outlives_a_crash_of_postgresql():
        with tempfile.TemporaryDirectory() as folder:
            with_cluster(folder, lambda url: killed_cluster(url, folder))

    tests = [acknowledged_writes_survive_kill_9_on_sqlite, acknowledged_writes_survive_kill_9_on_postgresql,
             the_server_outlives_a_crash_of_postgresql]
    return {test.__name__.replace("_", " "): test for test in tests}


def with_cluster(folder: str, work) -> None:
    subprocess.run(["chmod", "755", folder], check=True)
    url = subprocess.run([CLUSTER, "start", folder], capture_output=True, text=True, check=True).stdout.strip()
    try:
        work(url)
    finally:
        subprocess.run([CLUSTER, "stop", folder], check=True)
