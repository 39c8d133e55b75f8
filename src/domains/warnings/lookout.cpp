#include "domains/warnings/lookout.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/hash.h"
#include "domains/catalog/catalog.h"

namespace zs::warnings {
namespace {

constexpr Duration grace = std::chrono::minutes(2);       // readings of a step may come so much later
constexpr Duration backlog_max = std::chrono::hours(30);  // readings may be a day old when they arrive
constexpr std::size_t backlog_steps = 3;                  // more at once is what a gateway kept
constexpr std::size_t sightings_max = 5000;
constexpr std::size_t rows_at_once = 20;

Instant floor_step(Instant at) { return {at.unix_ms / step_ms * step_ms}; }

Mean mean_of(const history::Bucket& bucket) { return {bucket.mean(), bucket.min, bucket.max}; }

std::string holder_of(std::int64_t device) { return fmt::format("device:{}", device); }
std::string holder_of(const std::pair<std::int64_t, std::int64_t>& pair) {
    return fmt::format("pair:{}:{}", pair.first, pair.second);
}
constexpr std::string_view bank_holder = "bank";
constexpr Duration remember_every = std::chrono::hours(1);

/// The always-on detectors in one text: series and bytes in turn.
std::string save_bank(Bank& bank, const std::vector<std::int64_t>& series) {
    std::string out;
    for (const auto id : series) {
        const auto bytes = bank.save(id);
        if (bytes.empty()) continue;
        out.append(reinterpret_cast<const char*>(&id), sizeof(id));
        out += bytes;
    }
    return out;
}

void restore_bank(Bank& bank, std::string_view bytes) {
    const std::size_t one = early_warning::save(early_warning::AlwaysOn{}).size();
    for (std::int64_t id = 0; bytes.size() >= sizeof(id) + one; bytes.remove_prefix(sizeof(id) + one)) {
        std::memcpy(&id, bytes.data(), sizeof(id));
        bank.restore(id, bytes.substr(sizeof(id), one));
    }
}

}  // namespace

void Lookout::hear(const telemetry::Arrival& arrival) {
    if (!arrival.replay) bank_.observe(arrival.entries);
}

Result<std::vector<history::Bucket>> Lookout::course(std::int64_t series, Instant from, Instant to,
                                                     std::int64_t step_s) const {
    ZS_TRY_ASSIGN(auto* store, archive_->store());
    return store->aggregate(series, from.unix_ms, to.unix_ms, step_s * 1000);
}

Status Lookout::recall(Database& database) {
    if (recalled_) return {};
    std::map<std::string, std::string> read;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        read.clear();
        for (const auto& one : select<Memory>(reader, "ORDER BY id"))
            if (auto bytes = from_base64(one.bytes)) read[one.holder] = *std::move(bytes);
        zone_ = catalog::calendar(reader)->zone();
        return {};
    }));
    memory_ = std::move(read);
    restore_bank(bank_, memory_[std::string(bank_holder)]);
    memory_.erase(std::string(bank_holder));
    recalled_ = true;
    return {};
}

Lookout::Device& Lookout::watch_of(const Directory::DevicePoints& device, const std::shared_ptr<const Directory>& known,
                                   Instant from) {
    auto& mine = devices_[device.device_id];
    if (mine.watch && mine.of == known) return mine;
    const std::string learned = mine.watch ? mine.watch->save() : memory_[holder_of(device.device_id)];
    auto fresh = std::make_unique<DeviceWatch>(device.points, zone_);
    if (!fresh->restore(learned)) fresh->start_at(from - Duration{step_ms});
    memory_.erase(holder_of(device.device_id));
    mine.watch = std::move(fresh);
    mine.of = known;
    return mine;
}

void Lookout::sight(const Directory::DevicePoints& device, const std::vector<Evidence>& seen) {
    for (const auto& one : seen) {
        if (waiting_.size() >= sightings_max) return;  // told again within the hour
        const auto& point = device.points[one.point];
        waiting_.push_back({device.device_id, point.series, device.type_code, point.measure, one});
    }
}

/// The means of all points from where the device was judged last to the newest whole step.
Status Lookout::look_at(const Directory::DevicePoints& device, const std::shared_ptr<const Directory>& known) {
    ZS_TRY_ASSIGN(auto* store, archive_->store());
    Instant newest{}, oldest{std::numeric_limits<std::int64_t>::max()};
    for (const auto& point : device.points) {
        const auto said = news_.find(point.series);
        if (said == news_.end()) continue;
        newest = std::max(newest, said->second.newest);
        oldest = std::min(oldest, said->second.oldest);
    }
    if (newest == Instant{}) return {};
    const Instant until = floor_step(newest - grace);
    const Instant first = floor_step(std::max(oldest, newest - backlog_max));
    auto& mine = watch_of(device, known, first);
    const Instant from = std::max(mine.watch->judged_until() + Duration{step_ms}, floor_step(newest - backlog_max));
    if (from >= until) return {};
    const auto steps = static_cast<std::size_t>((until - from).count() / step_ms);
    mine.waited = steps > backlog_steps && !mine.waited;
    if (mine.waited) return {};
    std::vector<Mean> grid(steps * device.points.size());
    for (std::size_t place = 0; place < device.points.size(); ++place) {
        ZS_TRY_ASSIGN(const auto buckets,
                      store->aggregate(device.points[place].series, from.unix_ms, until.unix_ms, step_ms));
        for (const auto& bucket : buckets)
            grid[static_cast<std::size_t>((bucket.at_ms - from.unix_ms) / step_ms) * device.points.size() + place] =
                mean_of(bucket);
    }
    std::vector<Evidence> seen;
    for (std::size_t step = 0; step < steps; ++step)
        mine.watch->observe(from + Duration{static_cast<std::int64_t>(step) * step_ms},
                            {&grid[step * device.points.size()], device.points.size()}, seen);
    mine.changed = true;
    judged_until_[device.device_id] = mine.watch->judged_until();
    sight(device, seen);
    return {};
}

Status Lookout::look_at(const Directory::Pair& pair) {
    const auto first = news_.find(pair.first), second = news_.find(pair.second);
    if (first == news_.end() || second == news_.end()) return {};
    const std::pair key(pair.first, pair.second);
    auto found = pairs_.find(key);
    const Instant newest = std::min(first->second.newest, second->second.newest);
    const Instant oldest = std::max(first->second.oldest, second->second.oldest);
    if (found == pairs_.end()) {
        found = pairs_.emplace(key, PairWatch{}).first;
        early_warning::restore(memory_[holder_of(key)], found->second.state);
        memory_.erase(holder_of(key));
    }
    auto& mine = found->second;
    const Instant until = floor_step(newest - grace);
    if (mine.state.until == Instant{}) mine.state.until = floor_step(oldest);
    const Instant from = std::max(mine.state.until, floor_step(newest - backlog_max));
    if (from >= until) return {};
    ZS_TRY_ASSIGN(auto* store, archive_->store());
    ZS_TRY_ASSIGN(const auto left, store->aggregate(pair.first, from.unix_ms, until.unix_ms, step_ms));
    ZS_TRY_ASSIGN(const auto right, store->aggregate(pair.second, from.unix_ms, until.unix_ms, step_ms));
    std::vector<Evidence> seen;
    for (auto one = left.begin(), other = right.begin(); one != left.end() && other != right.end();) {
        if (one->at_ms == other->at_ms)
            observe_pair(mine.state, Instant{one->at_ms}, one->mean(), other->mean(), {}, seen);
        const bool behind = one->at_ms <= other->at_ms, ahead = other->at_ms <= one->at_ms;
        if (behind) ++one;
        if (ahead) ++other;
    }
    mine.state.until = until;
    mine.changed = true;
    for (const auto& evidence : seen)
        if (waiting_.size() < sightings_max)
            waiting_.push_back({pair.device_id, pair.second, pair.type_code, pair.measure, evidence});
    return {};
}

Result<std::int64_t> Lookout::tell(Database& database) {
    if (waiting_.empty() && judged_until_.empty()) return 0;
    std::stable_sort(waiting_.begin(), waiting_.end(),
                     [](const Sighting& a, const Sighting& b) { return a.seen.at < b.seen.at; });
    std::vector<std::int64_t> open;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        open.clear();
        reader.query("SELECT DISTINCT device_id FROM warnings_warning WHERE ended_at IS NULL", {},
                     [&](const Row& row) { open.push_back(row.integer(0)); });
        return {};
    }));
    std::int64_t changed = 0;
    if (!waiting_.empty() || !open.empty())
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            changed = 0;
            const Actor actor = Actor::system("warnings.look");
            for (const auto& sighting : waiting_) {
                ZS_TRY_ASSIGN(const bool did, take_sighting(transaction, actor, sighting));
                changed += did ? 1 : 0;
            }
            for (const auto device : open)
                if (const auto judged = judged_until_.find(device); judged != judged_until_.end()) {
                    ZS_TRY_ASSIGN(const auto ended, end_usual(transaction, actor, device, judged->second));
                    changed += ended;
                }
            return {};
        }));
    waiting_.clear();
    judged_until_.clear();
    return changed;
}

Result<std::int64_t> Lookout::look(Database& database) {
    ZS_TRY(recall(database));
    std::shared_ptr<const Directory> known;
    Instant now;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        known = directory(reader);
        now = reader.now();
        return {};
    }));
    for (const auto& device : known->devices) {
        const auto before = devices_.find(device.device_id);
        bool spoke = before != devices_.end() && before->second.waited;
        for (const auto& point : device.points) {
            const auto news = bank_.take_news(point.series);
            if (!news) continue;
            news_[point.series] = *news;
            spoke = true;
        }
        if (spoke) ZS_TRY(look_at(device, known));
    }
    for (const auto& pair : known->pairs) ZS_TRY(look_at(pair));
    ZS_TRY_ASSIGN(const auto changed, tell(database));
    ZS_TRY(remember(database, now));
    return changed;
}

Status Lookout::remember(Database& database, Instant now) {
    if (remembered_ == Instant{}) remembered_ = now;
    if (now - remembered_ < remember_every) return {};
    remembered_ = now;
    std::vector<std::pair<std::string, std::string>> rows;
    std::vector<std::int64_t> series;
    for (auto& [id, device] : devices_) {
        if (device.changed) rows.emplace_back(holder_of(id), base64(device.watch->save()));
        for (const auto& point : device.watch->points()) series.push_back(point.series);
    }
    for (auto& [key, pair] : pairs_)
        if (pair.changed) rows.emplace_back(holder_of(key), base64(early_warning::save(pair.state)));
    if (!rows.empty()) rows.emplace_back(bank_holder, base64(save_bank(bank_, series)));
    for (std::size_t from = 0; from < rows.size(); from += rows_at_once)  // others write in between
        ZS_TRY(database.write([&](Transaction& transaction) -> Status {
            for (std::size_t at = from; at < std::min(rows.size(), from + rows_at_once); ++at)
                transaction.execute(
                    "INSERT INTO warnings_memory (holder, at, bytes) VALUES (?, ?, ?) ON CONFLICT (holder) DO UPDATE "
                    "SET at = excluded.at, bytes = excluded.bytes",
                    {rows[at].first, transaction.now().unix_ms, rows[at].second});
            return {};
        }));
    for (auto& [id, device] : devices_) device.changed = false;
    for (auto& [key, pair] : pairs_) pair.changed = false;
    return {};
}

}  // namespace zs::warnings
