"""A real mosquitto broker in a temporary folder on a free port, with passwords or TLS where a test wants them."""
import os
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time

PROGRAM = shutil.which("mosquitto") or "/usr/sbin/mosquitto"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


class Broker:
    """`login`: (user, password) that it asks for. `tls`: encrypted, with a CA of its own in `ca`. `settings`: more lines."""

    def __init__(self, login: tuple[str, str] | None = None, tls: bool = False, settings: tuple[str, ...] = ()):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)
        self.port = free_port()
        self.login = login
        self.tls = tls
        lines = ["per_listener_settings false", f"listener {self.port} 127.0.0.1", "persistence true", "max_queued_messages 0",
                 f"persistence_location {self.path}/", f"allow_anonymous {'false' if login else 'true'}", *settings]
        if os.getuid() == 0:
            lines.append("user root")
        if login:
            subprocess.run(["mosquitto_passwd", "-c", "-b", self.path / "passwords", *login], check=True, capture_output=True)
            lines.append(f"password_file {self.path}/passwords")
        if tls:
            self.make_certificates()
            lines += [f"certfile {self.path}/server.pem", f"keyfile {self.path}/server.key"]
        (self.path / "mosquitto.conf").write_text("\n".join(lines) + "\n")
        self.start()

    def make_certificates(self) -> None:
        def openssl(*arguments) -> None:
            subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=self.path)
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        openssl("req", "-x509", *curve, "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key", "-out", "ca.pem")
        openssl("req", *curve, "-subj", "/CN=broker", "-keyout", "server.key", "-out", "server.csr")
        (self.path / "extensions").write_text("subjectAltName=IP:127.0.0.1\n")
        openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
                "-extfile", "extensions", "-out", "server.pem")

    @property
    def ca(self) -> str:
        return (self.path / "ca.pem").read_text()

    def start(self) -> None:
        log = open(self.path / "log", "a", encoding="utf-8")
        self.process = subprocess.Popen([PROGRAM, "-c", self.path / "mosquitto.conf"], stdout=log, stderr=log)
        end = time.monotonic() + 15
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                return
            except OSError:
                assert self.process.poll() is None and time.monotonic() < end, (self.path / "log").read_text()
                time.sleep(0.02)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def restart(self) -> None:
        self.stop()
        self.start()

    def publish(self, topic: str, *payloads: str, qos: int = 1) -> None:
        """Returns when the broker has them all."""
        subprocess.run([*self.publisher(topic, qos)], input="\n".join(payloads) + "\n", text=True, check=True, timeout=60)

    def publisher(self, topic: str, qos: int = 1) -> list[str]:
        command = ["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.port), "-q", str(qos), "-t", topic, "-l"]
        if self.login:
            command += ["-u", self.login[0], "-P", self.login[1]]
        if self.tls:
            command += ["--cafile", str(self.path / "ca.pem")]
        return command

    def close(self) -> None:
        self.stop()
        self.folder.cleanup()
