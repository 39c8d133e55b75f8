"""The disk is full: a clear refusal, nothing lost, and work goes on when there is room again, without a restart."""
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from harness.hospital import ROOT, Hospital
from harness.tap import Skip
from load import Load, Rows, check_nothing_lost

sys.path.insert(0, str(ROOT / "tests/sources"))

from broker import Broker
from desk import Desk

BATCH = 20_000  # readings of one request: room that was taken beforehand is soon used up


class SmallDisk:
    """A file system of a few megabytes."""

    def __init__(self, megabytes: int):
        self.folder = tempfile.TemporaryDirectory()
        if os.geteuid() != 0:
            raise Skip("needs root to mount a small disk")
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", self.folder.name], capture_output=True)
        if done.returncode != 0:
            raise Skip("this machine does not let us mount a small disk")
        self.ballast = pathlib.Path(self.folder.name) / "ballast"

    def fill(self) -> None:
        with open(self.ballast, "ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while file.write(b"x" * size) == size:
                        pass
                except OSError:
                    pass

    def free(self) -> None:
        self.ballast.unlink()

    def close(self) -> None:
        subprocess.run(["umount", self.folder.name], check=True)
        self.folder.cleanup()


class Gateway:
    """Sends a point's readings, a hundred a second of the hours before now, and knows which were acknowledged."""

    def __init__(self, hospital, point: str):
        self.hospital, self.point = hospital, point
        self.begin = int(time.time()) - 50_000
        self.acknowledged = 0

    def send(self) -> tuple[int, bytes]:
        """The next batch; the same again when it was refused."""
        first = self.begin * 100 + self.acknowledged
        lines = "\n".join(f"disk,name={self.point} v={at % 97}.{at % 89} {at * 10}" for at in range(first, first + BATCH))
        head = {"X-Requested-With": "zhongshu", "Cookie": self.hospital.cookie("admin")}
        status, _, answer = self.hospital.ask("POST", "/api/v1/telemetry/write?precision=ms", lines.encode(), head)
        if status == 204:
            self.acknowledged += BATCH
        return status, answer


def all_tests():
    def a_full_disk_is_told_and_survived():
        disk = SmallDisk(160)
        try:
            hospital = Hospital("sqlite", data=disk.folder.name, beds=80)
            try:
                play(disk, hospital)
            finally:
                hospital.close()
        finally:
            disk.close()

    def play(disk, hospital):
        load = Load(hospital, clients=4)
        load.start()
        load.wait_for(40)
        disk.fill()
        while len(load.refusals) < 20:
            load.ended.wait(0.02)
            if load.ended.is_set():
                break
        refused = list(load.refusals)
        for status, answer in refused:
            assert status == 503 and answer["key"] == "unavailable.disk_full" and "满" in answer["detail"], (status, answer)
        assert hospital.ask("GET", "/healthz", None, {})[0] == 200  # reading goes on
        picture = (ROOT / "tests/fuzz/corpus/image/exif.jpeg").read_bytes()
        status, _, answer = hospital.ask("POST", f"/api/v1/public/photos/{load.codes[0]}", picture, {"Content-Type": "image/jpeg"})
        assert status == 503 and b"detail" in answer, (status, answer)
        disk.free()
        load.wait_for(40)
        load.end()
        load.try_again()
        status, _, answer = hospital.ask("POST", f"/api/v1/public/photos/{load.codes[0]}", picture, {"Content-Type": "image/jpeg"})
        assert status == 201, (status, answer)
        check_nothing_lost(hospital, load, Rows(hospital, "sqlite"))
        hospital.stop()
        hospital.run("verify")
        hospital.start()

    def readings_wait_outside_while_the_disk_is_full():
        disk = SmallDisk(200)
        try:
            hospital = Hospital("sqlite", data=disk.folder.name, beds=80)
            broker = Broker()
            try:
                measure(disk, hospital, broker)
            finally:
                broker.close()
                hospital.close()
        finally:
            disk.close()

    def measure(disk, hospital, broker):
        desk = Desk(hospital)
        sent, heard = (desk.call("POST", "points", {"code": f"disk-{name}", "name": name, "measurement": "disk",
                                                    "tags": f"name={name}", "field": "v"})["id"] for name in ("http", "mqtt"))
        source = desk.add_source("disk", kind="mqtt", port=broker.port)
        desk.call("POST", "topic-maps", {"source_id": source, "filter": "disk/+", "measurement": "disk", "tags": "name={2}",
                                         "field": "v"})
        desk.wait_for_state(source, "connected")
        gateway = Gateway(hospital, "http")
        begin = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(gateway.begin - 60))

        def count(point: int) -> int:
            return desk.readings(point, begin, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 60)))

        published = 0

        def publish() -> None:
            nonlocal published
            broker.publish("disk/mqtt", *(f'{{"value":{at % 97}.{at % 89},"time":{(gateway.begin + at) * 1000}}}'
                                          for at in range(published, published + 1000)))
            published += 1000
        for _ in range(5):
            assert gateway.send()[0] == 204
        publish()
        desk.wait_for("the broker's are stored", lambda: count(heard) == published)
        disk.fill()
        status, answer = desk.wait_for("a refusal", lambda: (one := gateway.send())[0] != 204 and one)
        assert status == 503 and b"unavailable.disk_full" in answer, (status, answer)
        desk.wait_for("trouble is told", lambda: publish() or desk.state(source)["error"])
        assert hospital.ask("GET", "/healthz", None, {})[0] == 200
        disk.free()
        desk.wait_for("room again", lambda: gateway.send()[0] == 204)
        desk.wait_for("the broker's come again", lambda: count(heard) == published)
        assert count(sent) == gateway.acknowledged, (count(sent), gateway.acknowledged)
        hospital.kill()
        hospital.start()
        assert (count(sent), count(heard)) == (gateway.acknowledged, published)

    return {"a full disk is told and survived": a_full_disk_is_told_and_survived,
            "readings wait outside while the disk is full": readings_wait_outside_while_the_disk_is_full}
