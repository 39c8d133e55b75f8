"""A small played hospital behind a real server, for scenarios: SQLite in a temporary folder or a PostgreSQL schema."""
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
BINARY = os.environ.get("ZHONGSHU_BINARY", str(ROOT / "build/zhongshu"))
PASSWORD = "Zhongshu-2026"
DAY_S = 86400


class Hospital:
    """Orders are dispatched by hand here, so that each step of a story is the story's own."""

    def __init__(self, database: str, serve: tuple[str, ...] = (), data: str | None = None, beds: int = 400):
        self.folder = tempfile.TemporaryDirectory()
        self.arguments = ["--data", data or self.folder.name]
        if database != "sqlite":
            self.arguments += ["--database", database]
        self.serve = ("--trusted-proxy", "127.0.0.1", *serve)
        self.environment: dict[str, str] = {}
        self.log = open(pathlib.Path(self.folder.name) / "log", "w+", encoding="utf-8")
        self.cookies: dict[str, str] = {}
        self.logins = 0
        self.port = "0"
        first, last = (time.strftime("%Y-%m-%d", time.gmtime(time.time() - days * DAY_S)) for days in (4, 1))
        # What the play left open must not escalate into a story: it ended a day ago, so urgent orders are at the top of
        # the ladder at once, and for the others the clock of service hours stands still.
        self.run("simulate", "--beds", str(beds), "--from", first, "--to", last, "--parameter", "repair.dispatch.mode=manual",
                 "--parameter", "repair.service_hours.start_minute=0", "--parameter", "repair.service_hours.end_minute=1")
        self.start()

    def start(self) -> None:
        """Serves on the port of the first time, so that clients find the server again."""
        self.process = subprocess.Popen([BINARY, "serve", *self.arguments, "--port", self.port, *self.serve],
                                        stdout=subprocess.PIPE, stderr=self.log, text=True,
                                        env={**os.environ, **self.environment})
        self.url = self.process.stdout.readline().split()[-1]
        self.port = self.url.rsplit(":", 1)[1]

    def kill(self) -> None:
        """kill -9: no goodbye, no last write."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def log_text(self) -> str:
        self.log.flush()
        return pathlib.Path(self.log.name).read_text(encoding="utf-8")

    def run(self, *command: str) -> str:
        done = subprocess.run([BINARY, *command, *self.arguments], capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{command}: {done.stderr[-500:]}")
        return done.stdout

    def ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, dict, bytes]:
        request = urllib.request.Request(self.url + path, body, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def raw(self, data: bytes, half_close: bool = True) -> bytes:
        """Bytes to the socket as they are; what came back until the server closed or fell silent."""
        host, port = self.url.removeprefix("http://").split(":")
        received = b""
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            try:
                connection.sendall(data)
                if half_close:
                    connection.shutdown(socket.SHUT_WR)
                while chunk := connection.recv(65536):
                    received += chunk
            except (BrokenPipeError, ConnectionResetError, TimeoutError):
                pass
        return received

    def cookie(self, user: str) -> str:
        if user not in self.cookies:
            body = json.dumps({"user_name": user, "password": PASSWORD}).encode()
            self.logins += 1  # each from its own machine: logins are limited by address
            head = {"Content-Type": "application/json", "X-Forwarded-For": f"10.1.0.{self.logins}"}
            status, headers, answer = self.ask("POST", "/api/v1/session", body, head)
            if status != 200:
                raise RuntimeError(f"login of {user}: {status} {answer!r}")
            self.cookies[user] = headers["Set-Cookie"].split(";")[0]
        return self.cookies[user]

    def close(self) -> None:
        self.stop()
        self.log.close()
        self.folder.cleanup()
