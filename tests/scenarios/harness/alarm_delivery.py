"""Readings that come twice, in any order, or just before the power goes: each alarm once, none lost."""
import json
import random
import time

SEED = 20261124


def all_tests(hospital, fast: bool = False):
    def call(user, method, path, body=None):
        head = {"X-Requested-With": "zhongshu", "Content-Type": "application/json", "Cookie": hospital.cookie(user)}
        data = body.encode() if isinstance(body, str) else None if body is None else json.dumps(body).encode()
        status, _, answer = hospital.ask(method, "/api/v1/" + path, data, head)
        assert status < 300, (method, path, status, answer[:300])
        return json.loads(answer) if answer.startswith(b"{") else answer

    def watched(name, **rule):
        point = call("admin", "POST", "telemetry/points",
                     {"code": f"D-{name}", "name": name, "unit": "kPa", "low": 0, "high": 1000, "period_s": 10,
                      "measurement": "delivery", "tags": f"name={name}", "field": "v"})
        call("engineer", "POST", "alarms/rules",
             {"code": f"delivery.{name}", "name": name, "point_id": point["id"], "kind": "high", "limit_value": 50,
              "harm": "reversible", "onset": "prompt", "action": "查", **rule})
        return point["id"]

    def write(name, readings):
        call("admin", "POST", "telemetry/write?precision=ms",
             "\n".join(f"delivery,name={name} v={value} {at}" for at, value in readings))

    def alarms(name):
        return call("head", "GET", f"alarms/alarms?rule_code=delivery.{name}&sort=raised_at&limit=200")["items"]

    def settled(name, wanted):
        """The alarms once they are as wanted: the job that sweeps after a start may have the last change in hand."""
        for _ in range(100):
            found = alarms(name)
            if wanted(found):
                break
            time.sleep(0.1)
        return found

    def naive(readings):
        raised, stands = 0, False
        for _, value in readings:
            raised += value > 50 and not stands
            stands = value > 50
        return raised, stands

    def everything_twice_and_shuffled_raises_nothing_twice():
        chance = random.Random(SEED)
        watched("twice")
        now = int(time.time() * 1000)
        readings = [(now - (400 - i) * 1000, chance.choice([10, 40, 60, 90])) for i in range(400)]
        for i in range(0, 400, 37):
            write("twice", readings[i:i + 37])
        before = alarms("twice")
        raised, stands = naive(readings)
        assert len(before) == raised, f"seed {SEED}: {len(before)} alarms, {raised} expected"
        assert (before[-1]["cleared_at"] is None) == stands
        chance.shuffle(readings)
        for i in range(0, 400, 37):
            write("twice", readings[i:i + 37])
        assert [one["raised_at"] for one in alarms("twice")] == [one["raised_at"] for one in before], f"seed {SEED}"

    def a_killed_server_goes_on_with_the_alarm():
        watched("killed")
        now = int(time.time() * 1000)
        write("killed", [(now - 5000, 10), (now - 4000, 60)])
        hospital.kill()
        hospital.start()
        write("killed", [(now - 3000, 61)])
        standing = alarms("killed")
        assert len(standing) == 1 and standing[0]["cleared_at"] is None, standing
        write("killed", [(now - 2000, 10)])
        cleared = settled("killed", lambda found: len(found) == 1 and found[0]["cleared_at"])
        assert len(cleared) == 1 and cleared[0]["cleared_at"], cleared
        hospital.kill()
        hospital.start()
        write("killed", [(now - 1000, 11)])  # what is found again was written down already
        assert len(alarms("killed")) == 1, alarms("killed")

    def a_delay_that_had_begun_goes_on():
        watched("delayed", on_delay_s=30)
        now = int(time.time() * 1000)
        write("delayed", [(now - 60_000, 10), (now - 40_000, 60), (now - 20_000, 60)])
        assert alarms("delayed") == []
        hospital.kill()
        hospital.start()
        write("delayed", [(now - 5000, 60)])
        raised = settled("delayed", lambda found: len(found) == 1)
        assert len(raised) == 1, raised

    return {"readings twice and shuffled raise nothing twice": everything_twice_and_shuffled_raises_nothing_twice,
            "kill -9 with an alarm standing": a_killed_server_goes_on_with_the_alarm,
            "kill -9 while a delay runs": a_delay_that_had_begun_goes_on}
