"""Clients that remember what the server acknowledged, and the questions asked after it died."""
import http.client
import json
import subprocess
import threading
import time
import uuid


class Load:
    """Strangers report, a dispatcher accepts, as fast as the server answers, until it is gone."""

    def __init__(self, hospital, clients: int = 6):
        self.hospital = hospital
        self.acknowledged: dict[str, str] = {}  # description → number
        self.accepted: set[str] = set()  # numbers
        self.unanswered: dict[str, tuple[str, str]] = {}  # idempotency key → description, place code
        self.refusals: list[tuple[int, dict]] = []
        self.lock = threading.Lock()
        self.ended = threading.Event()
        answer = self.ask(self.connect(), "GET", "space/place-codes?limit=50&active=true", user="admin")[1]
        self.codes = [item["token"] for item in answer["items"]]
        hospital.cookie("dispatcher")
        self.threads = [threading.Thread(target=self.client, args=(index,)) for index in range(clients)]

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self.hospital.url.removeprefix("http://"), timeout=30)

    def ask(self, connection, method: str, path: str, body=None, user: str | None = None, key: str | None = None):
        headers = {"X-Requested-With": "zhongshu", "Content-Type": "application/json",
                   "X-Forwarded-For": f"10.{uuid.uuid4().int % 250}.{uuid.uuid4().int % 250}.{uuid.uuid4().int % 250}"}
        if user:
            headers["Cookie"] = self.hospital.cookie(user)
        if key:
            headers["Idempotency-Key"] = key
        connection.request(method, "/api/v1/" + path, None if body is None else json.dumps(body).encode(), headers)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or b"{}")

    def client(self, index: int) -> None:
        connection = self.connect()
        code = self.codes[index % len(self.codes)]
        while not self.ended.is_set():
            key, description = str(uuid.uuid4()), f"load {uuid.uuid4()}"
            with self.lock:
                self.unanswered[key] = description, code
            try:
                status, answer = self.report(connection, key, description, code)
                if status < 400 and index % 2 == 0:
                    self.accept(connection, answer["number"])
            except (OSError, http.client.HTTPException, ValueError):
                connection.close()
                self.ended.wait(0.05)

    def report(self, connection, key: str, description: str, code: str):
        status, answer = self.ask(connection, "POST", f"public/report/{code}", {"description": description}, key=key)
        with self.lock:
            if status < 400:
                self.acknowledged[description] = answer["number"]
                self.unanswered.pop(key, None)
            else:
                self.refusals.append((status, answer))
        return status, answer

    def accept(self, connection, number: str) -> None:
        order = self.ask(connection, "GET", f"repair/work-orders?number={number}", user="dispatcher")[1]["items"][0]
        status, _ = self.ask(connection, "POST", f"repair/work-orders/{order['id']}/actions/accept",
                             {"version": order["version"]}, user="dispatcher")
        if status == 200:
            with self.lock:
                self.accepted.add(number)

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def wait_for(self, count: int, seconds: float = 30) -> None:
        """Until so many more were acknowledged."""
        wanted, end = len(self.acknowledged) + count, time.monotonic() + seconds
        while len(self.acknowledged) < wanted:
            assert time.monotonic() < end, f"{len(self.acknowledged)} of {wanted} after {seconds} s; {self.refusals[-1:]}"
            time.sleep(0.01)

    def end(self) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def try_again(self) -> None:
        """What was never answered is sent once more with its key, as clients do."""
        connection = self.connect()
        for key, (description, code) in list(self.unanswered.items()):
            for _ in range(50):  # "unavailable" says that later is better
                status, answer = self.report(connection, key, description, code)
                if status != 503:
                    break
                time.sleep(0.1)
            assert status in (200, 201), (status, answer)


class Rows:
    """The database behind the server's back."""

    def __init__(self, hospital, database: str):
        self.command = ["sqlite3", "-readonly", f"{hospital.arguments[1]}/zhongshu.db"]
        if database != "sqlite":
            self.command = ["psql", "-At", database, "-c"]

    def count(self, sql: str) -> int:
        done = subprocess.run([*self.command, sql], capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return int(done.stdout.strip())


def check_nothing_lost(hospital, load: Load, rows: Rows) -> None:
    connection = load.connect()
    kept: dict[str, list[dict]] = {}
    cursor = ""
    while cursor is not None:
        page = load.ask(connection, "GET", f"repair/work-orders?limit=500&sort=-id{cursor and '&cursor=' + cursor}", user="admin")[1]
        for item in page["items"]:
            kept.setdefault(item["number"], []).append(item)
        cursor = page["next"]
    lost = [number for number in load.acknowledged.values() if number not in kept]
    assert not lost, f"{len(lost)} of {len(load.acknowledged)} acknowledged orders are gone: {lost[:5]}"
    assert len(set(load.acknowledged.values())) == len(load.acknowledged), "a number was given twice"
    undone = [number for number in load.accepted if kept[number][0]["state"] == "reported"]
    assert not undone, f"acknowledged steps are gone: {undone[:5]}"
    own = "FROM repair_work_order o WHERE o.description LIKE 'load %'"
    for table, columns in {
            "repair_timeline_entry": "work_order_id = o.id AND action = 'report'",
            "audit_entry": "entity = 'repair_work_order' AND entity_id = o.id AND action = 'repair.work_order.report'",
            "event_outbox": "type = 'repair.work_order_reported' AND entity_id = o.id"}.items():
        for how in ("NOT EXISTS (SELECT 1", "1 < (SELECT COUNT(*)"):
            half = rows.count(f"SELECT COUNT(*) {own} AND {how} FROM {table} WHERE {columns})")
            assert half == 0, f"{half} orders with none or several of {table}"
    assert rows.count(f"SELECT COUNT(*) {own} AND state <> 'reported' AND NOT EXISTS (SELECT 1 FROM repair_timeline_entry t "
                      "WHERE t.work_order_id = o.id AND t.action = 'accept')") == 0
    twice = rows.count(f"SELECT COUNT(*) FROM (SELECT 1 {own} GROUP BY o.description HAVING COUNT(*) > 1) AS twice")
    assert twice == 0, f"{twice} reports happened twice"
