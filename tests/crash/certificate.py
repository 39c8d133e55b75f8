"""TLS: served from certificate files, replaced without a restart, never older than 1.2, and clear to who speaks HTTP."""
import http.client
import json
import pathlib
import socket
import ssl
import subprocess
import tempfile
import time

from harness.hospital import PASSWORD, Hospital


class Secure(Hospital):
    def __init__(self):
        self.certificates = tempfile.TemporaryDirectory()
        self.write("first")
        super().__init__("sqlite", ("--certificate", self.file("certificate"), "--key", self.file("key")), beds=80)

    def file(self, name: str) -> str:
        return f"{self.certificates.name}/{name}.pem"

    def write(self, name: str, certificate: str = "certificate", key: str = "key") -> None:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                        "-subj", f"/CN={name}", "-keyout", self.file(key), "-out", self.file(certificate)], check=True, capture_output=True)

    def address(self) -> tuple[str, int]:
        return "127.0.0.1", int(self.port)

    def shown(self) -> str:
        return ssl.get_server_certificate(self.address())

    def wait_for(self, what: str, happened) -> None:
        end = time.monotonic() + 15
        while not happened():
            assert time.monotonic() < end, what
            time.sleep(0.1)

    def connect(self) -> http.client.HTTPSConnection:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(*self.address(), context=context, timeout=10)

    def close(self) -> None:
        super().close()
        self.certificates.cleanup()


def all_tests(hospital: Secure):
    def get(connection, path, headers=None):
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer, answer.read()

    def pages_and_sessions_work_over_tls():
        connection = hospital.connect()
        page, _ = get(connection, "/")
        assert page.status == 200 and "max-age" in page.headers["Strict-Transport-Security"], page.headers
        connection.request("POST", "/api/v1/session", json.dumps({"user_name": "admin", "password": PASSWORD}),
                           {"Content-Type": "application/json"})
        answer = connection.getresponse()
        assert answer.status == 200 and "Secure" in answer.headers["Set-Cookie"], answer.headers
        answer.read()
        big, body = get(connection, "/api/v1/organization/departments?limit=500", {"Cookie": answer.headers["Set-Cookie"].split(";")[0]})
        assert big.status == 200 and len(json.loads(body)["items"]) > 5

    def plain_http_is_shown_the_way():
        connection = http.client.HTTPConnection(*hospital.address(), timeout=10)
        answer, body = get(connection, "/r/abc?x=1", {"Host": "repair.example"})
        assert answer.status == 308 and answer.headers["Location"] == "https://repair.example/r/abc?x=1", answer.headers
        assert "https://" in body.decode()

    def garbage_does_no_harm():
        for data in (b"", b"\x16", b"\x16\x03\x01\x00\x05hello", b"\x16\x03\x03\xff\xff" + b"\0" * 3000, b"\0" * 100, b"hello\r\n\r\n"):
            with socket.create_connection(hospital.address(), timeout=15) as raw:
                try:
                    raw.sendall(data)
                    raw.shutdown(socket.SHUT_WR)
                    while raw.recv(4096):
                        pass
                except OSError:  # closed already: it saw that this is no TLS
                    pass
        assert get(hospital.connect(), "/healthz")[0].status == 200

    def nothing_older_than_tls_1_2():
        for version, works in (("-tls1", False), ("-tls1_1", False), ("-tls1_2", True), ("-tls1_3", True)):
            done = subprocess.run(["openssl", "s_client", "-connect", "127.0.0.1:%s" % hospital.port, version, "-cipher", "ALL:@SECLEVEL=0"]
                                  if version != "-tls1_3" else ["openssl", "s_client", "-connect", "127.0.0.1:%s" % hospital.port, version],
                                  stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
            assert ("Cipher is (NONE)" not in done.stdout and done.returncode == 0) == works, (version, done.stdout[-400:])

    def a_new_certificate_is_served_without_restart():
        before = hospital.shown()
        open_before = hospital.connect()
        assert get(open_before, "/healthz")[0].status == 200
        hospital.write("second")
        hospital.wait_for("the new certificate is shown", lambda: hospital.shown() != before)
        assert hospital.shown().strip() == pathlib.Path(hospital.file("certificate")).read_text().strip()
        assert get(open_before, "/healthz")[0].status == 200  # who was connected stays so

    def a_broken_certificate_leaves_the_old_one():
        before = hospital.shown()
        pathlib.Path(hospital.file("certificate")).write_text("not a certificate")
        hospital.wait_for("the log says so", lambda: "certificate not reloaded" in hospital.log_text())
        assert hospital.shown() == before
        hospital.write("third", "certificate", "next_key")  # the key comes later, as when files are copied one by one
        hospital.wait_for("the mismatch is logged", lambda: hospital.log_text().count("certificate not reloaded") > 1)
        assert hospital.shown() == before
        pathlib.Path(hospital.file("next_key")).rename(hospital.file("key"))
        hospital.wait_for("the whole pair is served", lambda: hospital.shown() != before)
        assert hospital.process.poll() is None

    tests = [pages_and_sessions_work_over_tls, plain_http_is_shown_the_way, garbage_does_no_harm, nothing_older_than_tls_1_2,
             a_new_certificate_is_served_without_restart, a_broken_certificate_leaves_the_old_one]
    return {test.__name__.replace("_", " "): test for test in tests}
