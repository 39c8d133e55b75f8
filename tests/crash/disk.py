"""The disk is full: a clear refusal, nothing lost, and work goes on when there is room again, without a restart."""
import os
import pathlib
import subprocess
import tempfile

from harness.hospital import ROOT, Hospital
from harness.tap import Skip
from load import Load, Rows, check_nothing_lost


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

    return {"a full disk is told and survived": a_full_disk_is_told_and_survived}
