#!/usr/bin/env python3
"""Sources on real wires: a mosquitto broker and the virtual plant. tests/sources/run.py. Prints TAP."""
import json
import pathlib
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "scenarios"))

from broker import Broker
from desk import Desk
from harness.hospital import BINARY, Hospital
from harness.tap import Tap

NOW = "%Y-%m-%dT%H:%M:%SZ"
SENT = 4000  # messages of the test with kill -9


def utc(seconds: float) -> str:
    return time.strftime(NOW, time.gmtime(seconds))


def message(value: float, at: float | None = None) -> str:
    return json.dumps({"value": value} if at is None else {"value": value, "time": round(at * 1000)})


def all_tests(hospital: Hospital):
    desk = Desk(hospital)

    def a_wildcard_map_brings_the_plant_to_its_points():
        broker = Broker()
        source = desk.add_broker("wild", broker)
        few = 100  # of 219 points; at night most theatres rest and say nothing
        known = desk.call("GET", "points?q=ZY-001.o2_purity")["items"][0]["id"]
        desk.wait_for_state(source, "connected")
        subprocess.run([BINARY, "plant", "--mqtt", f"127.0.0.1:{broker.port}", "--rounds", "1", "--beds", "400", "--seed", "7"],
                       check=True, capture_output=True, timeout=60)
        sent = desk.wait_for(lambda: f"messages are counted: {desk.state(source)} {hospital.log_text()[-500:]}",
                             lambda: desk.state(source)["messages"] >= few and desk.state(source))
        assert sent["refused"] == 0 and sent["stored"] == sent["messages"] and sent["per_minute"] == sent["messages"], sent
        assert 90 < desk.value(known) < 96
        desk.off(source)
        desk.wait_for_state(source, "off")
        broker.close()

    def unknown_series_wait_until_somebody_names_them():
        broker = Broker()
        source = desk.add_broker("strange", broker)
        desk.wait_for_state(source, "connected")
        broker.publish("zhongshu/pump/P-77/pressure", message(4.25))
        found = desk.wait_for("it is in the quarantine", lambda: desk.unknown("P-77"))[0]
        assert (found["measurement"], found["field"], found["value"]) == ("pump", "pressure", 4.25), found
        point = desk.call("POST", f"unknown-series/{found['id']}/map", {"code": "P-77.pressure", "name": "水泵压力"})["id"]
        assert desk.value(point) == 4.25
        broker.publish("zhongshu/pump/P-77/pressure", message(4.5))
        desk.wait_for("the next one arrives at once", lambda: desk.value(point) == 4.5)
        desk.off(source)
        broker.close()

    def nonsense_is_told_and_stored_nowhere():
        broker = Broker()
        source = desk.add_broker("nonsense", broker)
        point = desk.add_point("pump", "P-1", "nonsense", low=0, high=10)
        desk.wait_for_state(source, "connected")
        topic = "zhongshu/pump/P-1/nonsense"
        broker.publish(topic, "{", '{"value":"nan"}', '{"value":"Infinity"}', '{"value":1,"time":"soon"}', '{"wert":1}', "[]", "\ufffd\u0001")
        desk.wait_for("all are counted", lambda: desk.state(source)["refused"] >= 6)
        assert desk.value(point) is None
        broker.publish(topic, message(1, time.time() + 3600), message(2, time.time() - 2 * 86400))
        state = desk.wait_for("clocks are told", lambda: desk.state(source)["refused"] >= 8 and desk.state(source))
        assert "were refused" in state["error"], state["error"]
        broker.publish(topic, message(3, time.time() - 3600), message(99))  # buffered by a gateway; outside the range
        desk.wait_for("late readings are taken", lambda: desk.value(point) == 99)
        now = time.time()
        assert desk.readings(point, utc(now - 7200), utc(now + 60)) == 1  # what is bad is in no mean
        desk.off(source)
        broker.close()

    def a_broker_may_restart():
        broker = Broker()
        source = desk.add_broker("restart", broker)
        point = desk.add_point("pump", "P-2", "restart")
        desk.wait_for_state(source, "connected")
        broker.publish("zhongshu/pump/P-2/restart", message(1))
        desk.wait_for("it arrives", lambda: desk.value(point) == 1)
        broker.stop()
        state = desk.wait_for_state(source, "failed")
        assert "cannot be reached" in state["error"], state
        broker.start()
        broker.publish("zhongshu/pump/P-2/restart", message(2))  # before or after we are back
        desk.wait_for("it arrives after the restart", lambda: desk.value(point) == 2)
        assert desk.state(source)["connects"] == 2
        desk.off(source)
        broker.close()

    def passwords_and_tls():
        broker = Broker(login=("zhongshu", "secret word"), tls=True)
        other = Broker(tls=True)
        source = desk.add_broker("secure", broker, tls=True, ca_pem=broker.ca, user_name="zhongshu", password="wrong")
        state = desk.wait_for_state(source, "failed")
        assert "user name or password" in state["error"], state
        shown = desk.change("sources", source, password="secret word", ca_pem=other.ca)
        assert "password" not in shown, shown
        desk.wait_for("another CA is not trusted", lambda: "not trusted" in desk.state(source)["error"])
        desk.change("sources", source, ca_pem=broker.ca)
        desk.wait_for_state(source, "connected")
        point = desk.add_point("pump", "P-3", "secure")
        broker.publish("zhongshu/pump/P-3/secure", message(12))
        desk.wait_for("it arrives", lambda: desk.value(point) == 12)
        desk.change("sources", source, tls=False)
        desk.wait_for_state(source, "failed")
        desk.off(source)
        broker.close()
        other.close()

    def changed_topics_are_heard_and_old_ones_left():
        broker = Broker()
        source = desk.add_broker("change", broker, filter="old/+/+/+")
        point = desk.add_point("pump", "P-4", "change")
        desk.wait_for_state(source, "connected")
        topic = desk.call("GET", f"topic-maps?source_id={source}")["items"][0]["id"]
        desk.change("topic-maps", topic, filter="new/+/+/+")
        desk.wait_for("connected anew", lambda: desk.state(source)["state"] == "connected" and desk.state(source)["messages"] == 0)
        broker.publish("old/pump/P-4/change", message(1))
        desk.wait_for("the new one", lambda: broker.publish("new/pump/P-4/change", message(2)) or desk.value(point) == 2)
        assert "No map" not in desk.state(source)["error"], desk.state(source)
        desk.off(source)
        broker.close()

    def somebody_listens_before_anything_is_stored():
        broker = Broker()
        source = desk.add_broker("trial", broker, active=False)
        point = desk.add_point("pump", "P-5", "trial")
        trial = desk.call("POST", f"sources/{source}/trial", {}, 201)["id"]

        def heard():
            broker.publish("zhongshu/pump/P-5/trial", message(5), "oops")
            return [one for one in desk.call("GET", f"trials/{trial}")["heard"] if one["readings"]]
        first = desk.wait_for("something is heard", heard)[0]
        assert first["topic"] == "zhongshu/pump/P-5/trial" and first["readings"][0]["value"] == 5, first
        told = [one["error"] for one in desk.call("GET", f"trials/{trial}")["heard"] if one["error"]]
        assert told and "oops" in told[0], told
        desk.wait_for("it ends by itself", lambda: not desk.call("GET", f"trials/{trial}")["running"])
        assert desk.value(point) is None
        broker.close()
        trial = desk.call("POST", f"sources/{source}/trial", {}, 201)["id"]
        desk.wait_for("a broker that is not there is told", lambda: "cannot be reached" in desk.call("GET", f"trials/{trial}")["error"])

    def kill_9_loses_nothing_with_qos_1():
        broker = Broker()
        source = desk.add_broker("killed", broker)
        point = desk.add_point("pump", "P-6", "killed")
        desk.wait_for_state(source, "connected")
        now = time.time()
        begin = now - 7200
        lines = [message(number, begin + number) for number in range(SENT)]
        sender = subprocess.Popen(broker.publisher("zhongshu/pump/P-6/killed"), stdin=subprocess.PIPE, text=True)

        def send(some):
            sender.stdin.write("\n".join(some) + "\n")
            sender.stdin.flush()

        def stored() -> int:
            return desk.readings(point, utc(begin - 60), utc(now + 60))
        pieces = 4
        for piece in range(pieces):
            part = lines[piece * SENT // pieces:(piece + 1) * SENT // pieces]
            before = stored()
            send(part)
            desk.wait_for("some arrive", lambda: stored() > before + 20)
            hospital.kill()  # in the middle of it
            hospital.start()
        sender.stdin.close()
        assert sender.wait(timeout=60) == 0
        desk.wait_for(f"all {SENT} are there", lambda: stored() == SENT)
        desk.off(source)
        broker.close()

    def modbus_is_read_and_a_wrong_word_order_not_believed():
        plant = subprocess.Popen([BINARY, "plant", "--modbus", "0", "--seed", "3"], stdout=subprocess.PIPE, text=True)
        port = int(plant.stdout.readline().split("port ")[1].split(".")[0])
        source = desk.add_source("gateway", kind="modbus", port=port, period_s=1)
        registers = {row["measure"]: row for row in desk.call("GET", "registers?device_type=chiller&limit=50")["items"]}
        assert len(registers) >= 9, registers
        point = desk.call("GET", "points?q=LS-001.supply_temp")["items"][0]["id"]
        desk.call("POST", "stations", {"source_id": source, "unit": 1, "device_type": "chiller", "device_code": "LS-001"})
        desk.wait_for_state(source, "connected")
        begin = utc(time.time() - 60)
        desk.wait_for("chilled water", lambda: 5 < (desk.value(point) or 0) < 10)
        assert desk.state(source)["refused"] == 0, desk.state(source)
        desk.change("registers", registers["supply_temp"]["id"], word_order="low_first")
        told = desk.wait_for("it is seen", lambda: "word order" in desk.state(source)["error"] and desk.state(source))
        assert "supply_temp of LS-001" in told["error"] and told["state"] == "connected", told
        trial = desk.call("POST", f"sources/{source}/trial", {}, 201)["id"]
        done = desk.wait_for("a trial reads once", lambda: (t := desk.call("GET", f"trials/{trial}")) and not t["running"] and t)
        assert "word order" in done["heard"][0]["error"] and len(done["heard"][0]["readings"]) == 8, done
        low = desk.call("GET", f"points/{point}/trend?from={begin}&to={utc(time.time() + 60)}&step_s=3600")["items"]
        assert all(5 < item["min"] and item["max"] < 10 for item in low), low
        desk.change("registers", registers["supply_temp"]["id"], word_order="high_first")
        desk.call("POST", "stations", {"source_id": source, "unit": 200, "device_type": "chiller", "device_code": "LS-200"})
        told = desk.wait_for("another unit is not there", lambda: "LS-200" in desk.state(source)["error"] and desk.state(source))
        assert told["state"] == "connected", told
        plant.terminate()
        plant.wait()
        desk.wait_for_state(source, "failed")
        desk.off(source)

    def a_burst_is_counted_and_the_memory_bounded():
        broker = Broker()
        source = desk.add_broker("burst", broker, qos=0)
        point = desk.add_point("pump", "P-7", "burst")
        desk.wait_for_state(source, "connected")
        begin = time.time() - 80_000
        count = 60_000
        before = memory_mb(hospital)
        broker.publish("zhongshu/pump/P-7/burst", *(message(n, begin + n) for n in range(count)), qos=0)
        broker.publish("zhongshu/pump/P-7/burst", message(-1), qos=0)  # comes last
        desk.wait_for("the last one", lambda: desk.value(point) == -1)
        state = desk.state(source)
        assert state["messages"] + state["dropped"] <= count + 1 and state["stored"] == state["messages"], state
        assert memory_mb(hospital) - before < 200, (before, memory_mb(hospital))
        desk.off(source)
        broker.close()

    tests = [a_wildcard_map_brings_the_plant_to_its_points, unknown_series_wait_until_somebody_names_them,
             nonsense_is_told_and_stored_nowhere, a_broker_may_restart, passwords_and_tls, changed_topics_are_heard_and_old_ones_left,
             somebody_listens_before_anything_is_stored, kill_9_loses_nothing_with_qos_1,
             modbus_is_read_and_a_wrong_word_order_not_believed, a_burst_is_counted_and_the_memory_bounded]
    return {test.__name__.replace("_", " "): test for test in tests}


def memory_mb(hospital: Hospital) -> float:
    text = pathlib.Path(f"/proc/{hospital.process.pid}/status").read_text()
    return int(next(line for line in text.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def main() -> int:
    tap = Tap()
    hospital = Hospital("sqlite", beds=400)
    wanted = sys.argv[1:]
    try:
        for name, test in all_tests(hospital).items():
            if not wanted or any(word in name for word in wanted):
                tap.run(f"sources: {name}", test)
    finally:
        hospital.close()
    return tap.end()


if __name__ == "__main__":
    sys.exit(main())
