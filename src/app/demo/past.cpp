#include "app/demo/past.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

#include "core/hash.h"
#include "domains/alarms/plan.h"
#include "domains/alarms/service.h"
#include "domains/equipment/entities.h"
#include "domains/organization/organization.h"
#include "domains/repair/played_transaction.h"
#include "platform/base/random.h"

namespace zs::demo {
namespace {

using namespace std::chrono_literals;
using repair::PlayedTransaction;

constexpr auto fine = 5min;     // so close together the readings of the last week are played
constexpr auto coarse = 30min;  // and those before: the detectors of the past see one width throughout
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr auto told_again = 12h;  // a sign that lasts is told every hour; so often is enough for the past

/// Somebody will do something with this row then.
struct Due {
    Instant at;
    std::int64_t id = 0;
    bool judges = false;
    friend bool operator>(const Due& a, const Due& b) { return std::pair(a.at, a.id) > std::pair(b.at, b.id); }
};
using Agenda = std::priority_queue<Due, std::vector<Due>, std::greater<>>;

Duration minutes(double count) { return Duration(static_cast<std::int64_t>(count * 60'000)); }

/// What was really wrong with the machine then: only who made the plant knows.
const plant::Fault* fault_of(const plant::Plant& plant, std::string_view device, Instant at) {
    for (const auto& fault : plant.faults())
        if (fault.device == device && fault.onset <= at && (!fault.repaired_at || at <= *fault.repaired_at + 6h))
            return &fault;
    return nullptr;
}

/// Somebody on duty, of the crew where one of it is.
Actor somebody(Reader& reader, std::int64_t crew, Instant at, Random& random) {
    Actor actor = Actor::system("demo");
    actor.name = "值班员";
    std::vector<organization::OnDuty> own, all = organization::on_duty(reader, at);
    for (const auto& one : all)
        if (one.crew_id.value == crew) own.push_back(one);
    const auto& people = own.empty() ? all : own;
    if (!people.empty()) actor.name = people[random.below(people.size())].name;
    return actor;
}

/// Alarms in the order of time, and between them what people did with earlier ones.
class PastAlarms {
public:
    PastAlarms(Transaction& inner, const plant::Plant& plant, std::uint64_t seed)
        : transaction_(inner), plant_(plant), random_(seed ^ 0xA1A2) {}

    Status play(const std::vector<alarms::Transition>& transitions, Instant until) {
        for (const auto& transition : transitions) {
            const Instant at{transition.at_ms};
            ZS_TRY(act_until(at));
            transaction_.set(at);
            ZS_TRY(alarms::note_transitions(transaction_, {&transition, 1}, alarms::Orders::none));
            if (transition.change == alarms::Change::raised) ZS_TRY(plan());
        }
        return act_until(until);
    }

private:
    /// The alarm that was just raised: consequences are seen with their root.
    Status plan() {
        const auto alarm = select_one<alarms::Alarm>(transaction_, "ORDER BY id DESC LIMIT 1");
        if (!alarm || alarm->root_id != 0 || alarm->overlay != alarms::Overlay::none) return {};
        const double median = alarm->priority == alarms::Priority::high ? 1.2 : 4;
        const double spread = alarm->priority == alarms::Priority::low ? 1.4 : 0.9;
        agenda_.push({transaction_.now() + minutes(random_.lognormal(median, spread)), alarm->id.value});
        if (alarm->priority != alarms::Priority::low && random_.chance(0.6))
            agenda_.push({transaction_.now() + minutes(60 + random_.exponential(600)), alarm->id.value, true});
        return {};
    }

    Status act_until(Instant at) {
        for (; !agenda_.empty() && agenda_.top().at <= at; agenda_.pop()) {
            const auto due = agenda_.top();
            transaction_.set(due.at);
            const auto alarm = find(transaction_, Id<alarms::Alarm>{due.id});
            if (!alarm) continue;
            const auto actor = somebody(transaction_, alarm->crew_id, due.at, random_);
            if (due.judges) {
                ZS_TRY(alarms::judge(transaction_, actor, alarm->id, {verdict_of(*alarm), ""}));
            } else if (!alarm->seen_at) {
                ZS_TRY(alarms::escalate(transaction_));
                const auto done = alarms::acknowledge(transaction_, actor, alarm->id, "");
                if (!done && done.error().code != Code::conflict) return tl::unexpected(done.error());
            }
        }
        return {};
    }

    alarms::Verdict verdict_of(const alarms::Alarm& alarm) {
        using enum alarms::Verdict;
        const auto* fault = fault_of(plant_, alarm.device_code, alarm.raised_at);
        if (fault != nullptr) return fault->kind == plant::FaultKind::sensor_freeze ? sensor : real;
        return alarm.cleared_at && *alarm.cleared_at - alarm.raised_at < 30min ? transient : limit;
    }

    PlayedTransaction transaction_;
    const plant::Plant& plant_;
    Random random_;
    Agenda agenda_;
};

/// Warnings in the order of time; who looked says what was wrong.
class PastWarnings {
public:
    PastWarnings(Transaction& inner, const plant::Plant& plant, std::uint64_t seed)
        : transaction_(inner), plant_(plant), random_(seed ^ 0x3A11) {}

    Status play(const std::vector<warnings::Sighting>& sightings, Instant until) {
        Instant ended{};
        for (const auto& sighting : sightings) {
            ZS_TRY(act_until(sighting.seen.at));
            transaction_.set(sighting.seen.at);
            if (sighting.seen.at - ended >= 12h) {
                ZS_TRY(end_usual(sighting.seen.at));
                ended = sighting.seen.at;
            }
            ZS_TRY(warnings::take_sighting(transaction_, Actor::system("warnings.look"), sighting));
            ZS_TRY(plan());
        }
        ZS_TRY(act_until(until));
        transaction_.set(until);
        return end_usual(until);
    }

private:
    Status plan() {
        const auto newest = transaction_.integer("SELECT MAX(id) FROM warnings_warning").value_or(0);
        for (; planned_ < newest; ++planned_) agenda_.push({transaction_.now() + looked_after(), planned_ + 1});
        return {};
    }
    /// A day or four until somebody looks at it.
    Duration looked_after() { return minutes(60 * (18 + random_.exponential(40))); }

    Status end_usual(Instant at) {
        std::vector<std::int64_t> open;
        transaction_.query("SELECT DISTINCT device_id FROM warnings_warning WHERE ended_at IS NULL", {},
                           [&](const Row& row) { open.push_back(row.integer(0)); });
        for (const auto device : open)
            ZS_TRY(warnings::end_usual(transaction_, Actor::system("warnings.look"), device, at));
        return {};
    }

    Status act_until(Instant at) {
        for (; !agenda_.empty() && agenda_.top().at <= at; agenda_.pop()) {
            const auto due = agenda_.top();
            transaction_.set(due.at);
            const auto warning = find(transaction_, Id<warnings::Warning>{due.id});
            if (!warning || warning->ended_at || warning->outcome != warnings::Outcome::unjudged) continue;
            ZS_TRY(judge(*warning));
        }
        return {};
    }

    /// Right when it named the measure that the fault showed in first; a frozen sensor is found by its freezing.
    Status judge(const warnings::Warning& warning) {
        using enum warnings::WarningAction;
        const auto device = find(transaction_, warning.device_id);
        const auto measure =
            transaction_.text("SELECT measure FROM telemetry_point WHERE id = ?", {warning.point_id}).value_or("");
        const auto* fault = device ? fault_of(plant_, device->asset_no, transaction_.now()) : nullptr;
        auto actor = somebody(transaction_, warning.crew_id, transaction_.now(), random_);
        warnings::WarningInput input;
        if (fault == nullptr) {
            input.reason = "现场检查未见异常";
            return done(warnings::act(transaction_, actor, warning.id, refute, input));
        }
        if (fault->measure == measure) return done(warnings::act(transaction_, actor, warning.id, confirm, input));
        input.actual_cause = "同一设备的其他故障";
        return done(warnings::act(transaction_, actor, warning.id, confirm_other, input));
    }
    static Status done(const Result<warnings::Warning>& result) {
        if (!result) return tl::unexpected(result.error());
        return {};
    }

    PlayedTransaction transaction_;
    const plant::Plant& plant_;
    Random random_;
    Agenda agenda_;
    std::int64_t planned_ = 0;
};

/// A machine that met its hard limit stood still until it was repaired: a failure, warned of or not.
Status stop_at_limits(Transaction& transaction, const plant::Plant& plant, Instant from, Instant until) {
    for (const auto& fault : plant.faults()) {
        if (!fault.limit_at || !fault.repaired_at || *fault.limit_at < from || *fault.repaired_at > until) continue;
        const auto device = select_one<equipment::Device>(transaction, "WHERE asset_no = ?", {fault.device});
        if (!device || *fault.repaired_at <= *fault.limit_at) continue;
        const bool stood = transaction.exists(
            "SELECT 1 FROM equipment_downtime WHERE device_id = ? AND began_at < ? AND (ended_at IS NULL OR ended_at > "
            "?)",
            {device->id.value, fault.repaired_at->unix_ms, fault.limit_at->unix_ms});
        if (stood) continue;
        const auto before =
            transaction.integer("SELECT MAX(ended_at) FROM equipment_downtime WHERE device_id = ? AND ended_at <= ?",
                                {device->id.value, fault.limit_at->unix_ms});
        equipment::Downtime downtime;
        downtime.device_id = device->id;
        downtime.began_at = *fault.limit_at;
        downtime.ended_at = fault.repaired_at;
        downtime.ran_ms = (*fault.limit_at - Instant{before.value_or(from.unix_ms)}).count();
        downtime.reason = "读数达到硬限值, 停机检修";
        insert(transaction, downtime);
    }
    return {};
}

}  // namespace

Status Past::learn(Database& database) {
    return database.read([&](Reader& reader) -> Status {
        auto plan = alarms::plan_of(reader);
        // The played steps are far longer than the periods of the points: nobody fell silent.
        std::erase_if(plan.conditions, [](const auto& one) { return one.kind == alarms::RuleKind::stale; });
        board_ = std::make_unique<alarms::Board>(plan.points, std::move(plan.conditions));
        directory_ = warnings::directory(reader);
        watches_.clear();
        std::int64_t top = 0;
        for (const auto& device : directory_->devices) {
            const auto watch = [&] { return std::make_unique<warnings::DeviceWatch>(device.points, Zone{}); };
            watches_.push_back({&device, watch(), watch()});
            for (const auto& point : device.points) top = std::max(top, point.series);
        }
        of_past_.assign(static_cast<std::size_t>(top) + 1, nothing);
        of_present_ = of_past_;
        return {};
    });
}

void Past::hear(Instant at, std::span<const history::Entry> entries) {
    if (at < from_) return;
    const auto sink = [this](const alarms::Transition& one) { transitions_.push_back(one); };
    board_->take(entries, sink);
    const bool close = at - heard_ <= fine;
    heard_ = at;
    // Rounded readings half an hour apart are often equal: only close ones tell that a sensor stands still.
    if (close) board_->sweep(at.unix_ms, sink);
    for (const auto& [series, sample] : entries)
        if (series < std::ssize(of_past_)) {
            of_past_[static_cast<std::size_t>(series)] = sample.value;
            of_present_[static_cast<std::size_t>(series)] = sample.value;
        }
    if (at.unix_ms % Duration(coarse).count() == 0) judge(at, of_past_);
    if (at.unix_ms % Duration(fine).count() != 0) return;
    if (close)
        judge(at, of_present_);
    else
        std::fill(of_present_.begin(), of_present_.end(), nothing);
}

void Past::judge(Instant at, std::vector<double>& newest) {
    const bool of_past = &newest == &of_past_;
    for (auto& [device, past, present] : watches_) {
        means_.clear();
        for (const auto& point : device->points) {
            const double value = newest[static_cast<std::size_t>(point.series)];
            means_.push_back({value, value, value});
        }
        seen_.clear();
        (of_past ? past : present)->observe(at, means_, seen_);
        if (of_past) note(*device);
    }
    std::fill(newest.begin(), newest.end(), nothing);
}

void Past::note(const warnings::Directory::DevicePoints& device) {
    for (const auto& one : seen_) {
        const auto& point = device.points[one.point];
        const auto same = std::find_if(sightings_.rbegin(), sightings_.rend(), [&](const auto& before) {
            return before.point_id == point.series && before.seen.sign == one.sign;
        });
        if (same != sightings_.rend() && one.at - same->seen.at < told_again) continue;
        sightings_.push_back({device.device_id, point.series, device.type_code, point.measure, one});
    }
}

Status Past::write(Database& database, const plant::Plant& plant, std::uint64_t seed, Instant until) {
    return database.write([&](Transaction& transaction) -> Status {
        ZS_TRY(PastAlarms(transaction, plant, seed).play(transitions_, until));
        ZS_TRY(PastWarnings(transaction, plant, seed).play(sightings_, until));
        ZS_TRY(stop_at_limits(transaction, plant, from_, until));
        for (const auto& [device, past, present] : watches_)
            transaction.insert("INSERT INTO warnings_memory (holder, at, bytes) VALUES (?, ?, ?)",
                               {fmt::format("device:{}", device->device_id), until.unix_ms, base64(present->save())});
        return {};
    });
}

}  // namespace zs::demo
