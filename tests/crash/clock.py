"""The clock is set back under the server and across a restart: no step is earlier than the one before it, no figure is
negative. It is set forward: sessions end."""
import json
import pathlib
import shutil
import struct
import subprocess

from harness.hospital import Hospital
from harness.tap import Skip

STEPS = ["reported_at", "accepted_at", "dispatched_at", "taken_at", "arrived_at", "restored_at"]
HOUR_S = 3600


class Shifted(Hospital):
    """A hospital whose server sees the machine's clock plus shift()."""

    def start(self) -> None:
        folder = pathlib.Path(self.folder.name)
        compiler = shutil.which("cc") or shutil.which("clang")
        if compiler is None:
            raise Skip("no C compiler")
        library = folder / "shift_clock.so"
        if not library.exists():
            source = pathlib.Path(__file__).with_name("shift_clock.c")
            subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
            self.shift(0)
        self.environment = {"LD_PRELOAD": str(library), "SHIFT_CLOCK": str(folder / "shift")}
        super().start()

    def shift(self, seconds: int) -> None:
        with open(pathlib.Path(self.folder.name) / "shift", "r+b" if seconds else "w+b") as file:
            file.write(struct.pack("=q", seconds))


def all_tests():
    def no_duration_is_negative_when_the_clock_jumps_back():
        hospital = Shifted("sqlite", beds=80)
        try:
            play(hospital)
        finally:
            hospital.close()

    def play(hospital):
        def call(user, method, path, body=None):
            headers = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", "Cookie": hospital.cookie(user)}
            status, _, answer = hospital.ask(method, "/api/v1/" + path, None if body is None else json.dumps(body).encode(), headers)
            return status, json.loads(answer) if answer.startswith(b"{") else {}

        def act(order, user, action, body=None):
            status, answer = call(user, "POST", f"repair/work-orders/{order['id']}/actions/{action}", body or {})
            assert status == 200, (action, status, answer)
            return answer

        def check_steps(order):
            times = [order[step] for step in STEPS if order[step]]
            assert times == sorted(times), times

        room = call("admin", "GET", "space/rooms?limit=1")[1]["items"][0]["id"]
        order = call("dispatcher", "POST", "repair/work-orders", {"source": "phone", "room_id": room})[1]
        hospital.shift(-2 * HOUR_S)
        order = act(order, "dispatcher", "accept")
        person = call("dispatcher", "GET", "organization/people?limit=1&active=true&user_name.null=false")[1]
        person = person["items"][0]["id"] if person.get("items") else call("admin", "GET", "organization/people?limit=1")[1]["items"][0]["id"]
        order = act(order, "dispatcher", "dispatch", {"person_id": person})
        check_steps(order)
        hospital.stop()
        hospital.start()
        assert "time stands still" in hospital.log_text()
        order = act(order, "dispatcher", "take")
        order = act(order, "dispatcher", "arrive")
        check_steps(order)
        later = call("dispatcher", "POST", "repair/work-orders", {"source": "phone", "room_id": room})[1]
        assert later["reported_at"] >= order["arrived_at"], later["reported_at"]
        figures = call("admin", "GET", "indicators?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")[1]["items"]
        negative = [figure["id"] for figure in figures if isinstance(figure["value"], (int, float)) and figure["value"] < 0]
        assert figures and not negative, negative
        hospital.shift(13 * HOUR_S)
        assert call("dispatcher", "GET", "session")[0] == 401  # a day's work later
        hospital.cookies.clear()
        assert call("dispatcher", "GET", "session")[0] == 200
        hospital.stop()
        hospital.run("verify")
        hospital.start()

    return {"no duration is negative when the clock jumps back": no_duration_is_negative_when_the_clock_jumps_back}
