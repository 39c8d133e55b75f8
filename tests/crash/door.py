"""A taken port is told at once: before a hospital is played, which takes minutes."""
import os
import socket
import subprocess
import tempfile

from harness.hospital import ROOT


def all_tests():
    def a_taken_port_is_told_before_anything_is_made():
        with socket.create_server(("127.0.0.1", 0)) as taken, tempfile.TemporaryDirectory() as folder:
            port = taken.getsockname()[1]
            data = os.path.join(folder, "data")
            done = subprocess.run([ROOT / "build/zhongshu", "serve", "--demo", "--data", data, "--port", str(port)],
                                  capture_output=True, text=True, timeout=20)
            told = done.stdout + done.stderr
            assert done.returncode != 0 and str(port) in told and "http.port_in_use" in told, told
            assert not os.path.exists(data), "something was made all the same"

    return {test.__name__.replace("_", " "): test for test in [a_taken_port_is_told_before_anything_is_made]}
