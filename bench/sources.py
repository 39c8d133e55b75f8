#!/usr/bin/env python3
"""Messages a second from a real mosquitto broker on the same machine into the history, each batch on the disk before it is
acknowledged; and answers a second over Modbus TCP. usage: bench/sources.py [MESSAGES]. Needs mosquitto and build/zhongshu,
zs_bench_modbus."""
import json
import os
import pathlib
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests/scenarios"), str(ROOT / "tests/sources")]

from broker import Broker
from desk import Desk
from harness.hospital import Hospital

SENDER_LINES = 30_000  # mosquitto_pub ends when the last id is acknowledged: more than 65 535 lines come round to it too early
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_s(process: int) -> float:
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def feed(sender, text: str) -> None:
    sender.stdin.write(text)
    sender.stdin.close()


def measure(hospital: Hospital, desk: Desk, name: str, qos: int, count: int, settings: tuple[str, ...]) -> None:
    broker = Broker(settings=settings)
    source = desk.add_broker(name, broker, qos=qos)
    desk.wait_for_state(source, "connected")
    begin = time.time() - 80_000
    texts = ["\n".join(json.dumps({"value": n, "time": round((begin + n) * 1000)}) for n in range(SENDER_LINES)) + "\n"] * (count // SENDER_LINES)
    senders = [subprocess.Popen(broker.publisher(f"zhongshu/bench/{name}-{index}/x", qos), stdin=subprocess.PIPE, text=True)
               for index in range(len(texts))]
    used, began = cpu_s(hospital.process.pid), time.monotonic()
    writers = [threading.Thread(target=feed, args=pair) for pair in zip(senders, texts)]
    for writer in writers:
        writer.start()
    for sender in senders:
        sender.wait()
    sent = time.monotonic() - began
    last, until = -1, time.monotonic()
    while last != (now := desk.state(source)["messages"]):
        last, until = now, time.monotonic()
        time.sleep(1)
    took = until - began
    cpu = cpu_s(hospital.process.pid) - used
    print(f"{name}: {last} of {count} messages in {took:.1f} s = {last / took:.0f}/s (senders done after {sent:.1f} s), "
          f"{cpu / max(last, 1) * 1e6:.1f} CPU s a million", flush=True)
    desk.off(source)
    broker.close()


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 120_000
    hospital = Hospital("sqlite", beds=80)
    try:
        desk = Desk(hospital)
        measure(hospital, desk, "qos0", 0, count, ())
        measure(hospital, desk, "qos1", 1, count, ())
        measure(hospital, desk, "qos1-inflight-1000", 1, count, ("max_inflight_messages 1000",))
    finally:
        hospital.close()
    return subprocess.run([ROOT / "build/zs_bench_modbus"]).returncode


if __name__ == "__main__":
    sys.exit(main())
