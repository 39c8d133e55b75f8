"""Reads and plays .scenario files.

    == title                                  a test begins; names captured before it stay
    as dispatcher | as nobody                 whose session
    relogin                                   with the usual password: the session was ended
    language en
    header Idempotency-Key: 1                 for the next request only
    POST repair/work-orders {"room_id": {room}}
    POST telemetry/replay time,point\\n…       a body that is not JSON: \\n ends a line
    ramp cold_room,device=LK-001 temperature 23 3.5 7 [setting=5]
                                              a reading a minute of the last 23 hours, from 3.5 to 7, as a gateway writes it;
                                              with another field that stays as it is
    = 201 state=reported allowed_actions~accept fields#1 fields.0.key=field.required version?
    run alarms.escalate                       asks for a run of this job; what it does is waited for with until
    until 200 items#1                         the same request again until it answers like this (events arrive by themselves)
    let order = id
    {now+3s} {today+30} {today-30}            an instant that comes, a day counted from today

A path is keys and indexes joined by dots. `=` equal (as text), `~` contains, `!=` differs, `#` length, `?` present.
"""
import json
import pathlib
import re
import time

from .tap import Failure


def dig(value, path: str):
    for part in path.split("."):
        if isinstance(value, list) and part.isdigit() and int(part) < len(value):
            value = value[int(part)]
        elif isinstance(value, dict) and part in value:
            value = value[part]
        else:
            raise Failure(f"no {path} in {json.dumps(value, ensure_ascii=False)[:300]}")
    return value


def as_text(value) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


CHECK = re.compile(r'([\w.]+)(!=|=|~|#|\?)("[^"]*"|\S*)')


def check(answer, text: str) -> None:
    for path, sign, wanted in CHECK.findall(text):
        found = dig(answer, path)
        wanted = wanted.strip('"')
        right = {"=": lambda: as_text(found) == wanted, "!=": lambda: as_text(found) != wanted,
                 "~": lambda: wanted in as_text(found), "#": lambda: str(len(found)) == wanted, "?": lambda: True}[sign]()
        if not right:
            raise Failure(f"{path} is {as_text(found)[:300]}, expected {sign} {wanted}")


PATIENCE_S = 40


class Player:
    def __init__(self, hospital):
        self.hospital = hospital
        self.names: dict[str, str] = {"year": time.strftime("%Y", time.gmtime(time.time() + 8 * 3600))}
        self.user = "nobody"
        self.language = "zh-CN"
        self.extra: dict[str, str] = {}
        self.status, self.answer = 0, None
        self.last = ("GET", "session")

    def fill(self, text: str) -> str:
        def instant(match) -> str:
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + int(match.group(1))))

        def day(match) -> str:  # the hospital's
            return time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600 + int(match.group(1)) * 86400))
        text = re.sub(r"\{today([+-]\d+)\}", day, re.sub(r"\{now\+(\d+)s\}", instant, text))
        return re.sub(r"\{(\w+)\}", lambda m: self.names[m.group(1)] if m.group(1) in self.names else m.group(0), text)

    def line(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "as":
            self.user = rest
        elif word == "relogin":
            self.hospital.cookies.pop(self.user, None)
        elif word == "language":
            self.language = rest
        elif word == "header":
            name, _, value = self.fill(rest).partition(": ")
            self.extra[name] = value
        elif word == "let":
            name, _, path = rest.partition(" = ")
            self.names[name] = as_text(dig(self.answer, path))
        elif word == "=":
            self.expect(self.fill(rest))
        elif word == "until":
            self.wait(self.fill(rest))
        elif word == "run":
            self.run_job(self.fill(rest))
        elif word == "ramp":
            self.ramp(self.fill(rest))
        else:
            self.request(word, self.fill(rest))

    def request(self, method: str, rest: str) -> None:
        self.last = (method, rest)
        path, _, body = rest.partition(" ")
        headers = {"Accept-Language": self.language, "X-Requested-With": "zhongshu", **self.extra}
        self.extra = {}
        if self.user != "nobody":
            headers["Cookie"] = self.hospital.cookie(self.user)
        if body:
            headers["Content-Type"] = "application/json"
        if not body.startswith("{"):
            body = body.replace("\\n", "\n")
        self.status, _, answer = self.hospital.ask(method, "/api/v1/" + path, body.encode() if body else None, headers)
        try:
            self.answer = json.loads(answer) if answer else {}
        except ValueError:
            self.answer = {"text": answer.decode(errors="replace")}

    def run_job(self, name: str) -> None:
        user, last, self.user = self.user, self.last, "admin"
        self.request("POST", f"jobs/{name}/run {{}}")
        self.expect("200")
        self.user, self.last = user, last

    def ramp(self, rest: str) -> None:
        series, field, hours, first, last, *others = rest.split()
        minutes, now = int(hours) * 60, int(time.time()) // 60 * 60
        lines = []
        for minute in range(minutes):
            noise = (minute * 7919 % 101 - 50) / 50 * 0.02 * abs(float(last) - float(first))
            value = float(first) + (float(last) - float(first)) * minute / minutes + noise
            fields = ",".join([f"{field}={value:.3f}", *others])
            lines.append(f"{series} {fields} {now - (minutes - minute) * 60}")
        self.request("POST", "telemetry/write?precision=s " + "\n".join(lines))
        self.expect("204")

    def wait(self, rest: str) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while True:
            try:
                return self.expect(rest)
            except Failure:
                if time.monotonic() > deadline:
                    raise
            time.sleep(0.1)
            self.request(*self.last)

    def expect(self, rest: str) -> None:
        status, _, checks = rest.partition(" ")
        if str(self.status) != status:
            raise Failure(f"status {self.status}, expected {status}: {json.dumps(self.answer, ensure_ascii=False)[:500]}")
        check(self.answer, checks)


def read(path: pathlib.Path) -> list[tuple[str, list[tuple[int, str]]]]:
    tests: list[tuple[str, list[tuple[int, str]]]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("== "):
            tests.append((line[3:], []))
        elif line and not line.startswith("#"):
            tests[-1][1].append((number, line))
    return tests
