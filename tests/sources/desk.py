"""What an engineer does with sources, points and readings, over HTTP."""
import json
import time


class Desk:
    def __init__(self, hospital):
        self.hospital = hospital

    def call(self, method: str, path: str, body=None, expected: int | None = None):
        head = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", "Accept-Language": "en",
                "Cookie": self.hospital.cookie("admin")}
        data = None if body is None else json.dumps(body).encode()
        status, _, answer = self.hospital.ask(method, "/api/v1/telemetry/" + path, data, head)
        answer = json.loads(answer) if answer else {}
        assert status < 300 if expected is None else status == expected, (method, path, status, answer)
        return answer

    def wait_for(self, what, happened, seconds: float = 60):
        """The first true answer of happened(). `what` is said when there is none: a text, or what makes one."""
        end = time.monotonic() + seconds
        while True:
            if found := happened():
                return found
            assert time.monotonic() < end, f"{what() if callable(what) else what}: not within {seconds} s"
            time.sleep(0.05)

    def add_source(self, code: str, **fields) -> int:
        return self.call("POST", "sources", {"code": code, "name": code, "host": "127.0.0.1", **fields})["id"]

    def add_broker(self, code: str, broker, filter: str = "zhongshu/+/+/+", **fields) -> int:
        source = self.add_source(code, kind="mqtt", port=broker.port, **fields)
        self.call("POST", "topic-maps", {"source_id": source, "filter": filter, "measurement": "{2}", "tags": "device={3}",
                                         "field": "{4}"})
        return source

    def add_point(self, measurement: str, device: str, field: str, **fields) -> int:
        return self.call("POST", "points", {"code": f"{device}-{field}-test", "name": field, "measurement": measurement,
                                            "tags": f"device={device}", "field": field, **fields})["id"]

    def change(self, path: str, id: int, **fields):
        version = self.call("GET", f"{path}/{id}")["version"]
        return self.call("PATCH", f"{path}/{id}", {"version": version, **fields})

    def state(self, source: int) -> dict:
        return self.call("GET", f"sources/{source}/state")

    def wait_for_state(self, source: int, state: str) -> dict:
        def reached():
            now = self.state(source)
            return now if now["state"] == state else None
        return self.wait_for(f"source {state}: {self.state(source)}", reached)

    def value(self, point: int):
        return self.call("GET", f"points/{point}/state")["value"]

    def readings(self, point: int, begin: str, end: str) -> int:
        """How many readings the point has in a span of at most a day."""
        items = self.call("GET", f"points/{point}/trend?from={begin}&to={end}&step_s=3600")["items"]
        return sum(item["n"] for item in items)

    def unknown(self, text: str) -> list[dict]:
        return self.call("GET", f"unknown-series?q={text}")["items"]

    def off(self, source: int) -> None:
        self.change("sources", source, active=False)
