// Writing: shared syncs, generations of memory, packing them into runs, merging and thinning by age.
#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>

#include "platform/history/state.h"

namespace zs::history {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t runs_a_day_max = 8;
constexpr std::chrono::seconds room_wait{10};

bool in_order(const std::shared_ptr<const Run>& a, const std::shared_ptr<const Run>& b) {
    return a->name().day != b->name().day ? a->name().day < b->name().day : a->name().high < b->name().high;
}

/// Detail that the policy leaves to a day of this age; nullopt when it is over.
std::optional<Detail> detail_of_age(const Policy& policy, std::int64_t age_days) {
    if (age_days > policy.hour_days) return std::nullopt;
    if (age_days > policy.minute_days) return Detail::hours;
    return age_days > policy.raw_days ? Detail::minutes : Detail::samples;
}

}  // namespace

EmbeddedStore::EmbeddedStore(std::unique_ptr<State> state) : state_(std::move(state)) {}

Result<std::unique_ptr<EmbeddedStore>> EmbeddedStore::open(Options options) {
    auto state = std::make_unique<State>();
    state->options = std::move(options);
    std::error_code error;
    fs::create_directories(state->options.directory, error);
    if (error) return not_written(error.value());
    ZS_TRY(state->load());
    std::unique_ptr<EmbeddedStore> store(new EmbeddedStore(std::move(state)));
    store->state_->worker = std::thread([raw = store->state_.get()] { raw->work(); });
    return store;
}

EmbeddedStore::~EmbeddedStore() {
    {
        const std::lock_guard lock(state_->worker_mutex);
        state_->stopping = true;
    }
    state_->wake.notify_all();
    if (state_->worker.joinable()) state_->worker.join();
    if (state_->lock_file >= 0) ::close(state_->lock_file);
}

Status EmbeddedStore::append(std::span<const Entry> batch) {
    for (const auto& entry : batch)
        if (!std::isfinite(entry.sample.value)) return fail(Code::invalid, "history.not_a_number");
    if (batch.empty()) return {};
    State::Waiting own{batch, pack_record(batch)};
    {
        const std::lock_guard lock(state_->waiting_mutex);
        state_->waiting.push_back(&own);
    }
    const std::lock_guard lock(state_->log_mutex);
    if (own.done) return own.status;
    std::vector<State::Waiting*> group;
    {
        const std::lock_guard waiting_lock(state_->waiting_mutex);
        group.swap(state_->waiting);
    }
    Status status = state_->write_group(group);
    for (auto* one : group) {
        one->status = status;
        one->done = true;
    }
    return status;
}

Status EmbeddedStore::State::write_group(const std::vector<Waiting*>& group) {
    if (!wait_for_room()) return fail(Code::unavailable, "unavailable.overloaded");
    std::string records;
    for (const auto* one : group) records += one->record;
    ZS_TRY(log->append(records));
    ++syncs;
    {
        const std::unique_lock lock(mutex);
        for (const auto* one : group)
            for (const auto& entry : one->batch) {
                active->add(entry);
                note(entry);
            }
        for (const auto* one : group) samples_appended += one->batch.size();
        if (active->samples() < options.memory_samples || packing) return {};
    }
    if (const auto begun = begin_generation(); !begun) spdlog::error("history: {}", begun.error().key);
    return {};
}

/// Memory stays bounded: two generations, and appends wait while both are full.
bool EmbeddedStore::State::wait_for_room() {
    {
        const std::shared_lock lock(mutex);
        if (active->samples() < options.memory_samples || !packing) return true;
    }
    std::unique_lock lock(worker_mutex);
    return packed.wait_for(lock, room_wait, [this] { return !is_packing(); });
}

bool EmbeddedStore::State::is_packing() const {
    const std::shared_lock lock(mutex);
    return packing != nullptr;
}

Status EmbeddedStore::State::begin_generation() {
    ZS_TRY_ASSIGN(auto next, Log::create(options.directory, log_number + 1));
    {
        const std::unique_lock lock(mutex);
        packing = std::exchange(active, std::make_unique<Memory>());
        packing_low = logs.front();
        packing_high = log_number;
    }
    log = std::move(next);
    logs = {++log_number};
    {
        const std::lock_guard lock(worker_mutex);  // so that the worker cannot miss it
    }
    wake.notify_all();
    return {};
}

void EmbeddedStore::State::work() {
    std::unique_lock lock(worker_mutex);
    while (!stopping) {
        wake.wait(lock, [this] { return stopping || is_packing(); });
        if (stopping) return;  // what is not packed is in the log
        lock.unlock();
        const auto done = pack();
        if (!done) spdlog::error("history: {}", done.error().key);
        lock.lock();
        if (!done) wake.wait_for(lock, std::chrono::seconds(1), [this] { return stopping; });
    }
}

Status EmbeddedStore::State::pack() {
    const std::lock_guard one_at_a_time(pack_mutex);
    std::shared_ptr<const Memory> memory;
    std::uint64_t low = 0, high = 0;
    {
        const std::shared_lock lock(mutex);
        memory = packing;
        low = packing_low;
        high = packing_high;
    }
    if (!memory) return {};
    ZS_TRY_ASSIGN(const Runs made, write_runs(*memory, low, high));
    {
        const std::unique_lock lock(mutex);
        auto all = std::make_shared<Runs>(*runs);
        all->insert(all->end(), made.begin(), made.end());
        std::stable_sort(all->begin(), all->end(), in_order);
        runs = std::move(all);
        packing = nullptr;
    }
    for (auto number = low; number <= high; ++number) ::unlink(log_path(options.directory, number).c_str());
    { const std::lock_guard lock(worker_mutex); }
    packed.notify_all();
    return {};
}

/// One run for each day that the memory touches.
Result<Runs> EmbeddedStore::State::write_runs(const Memory& memory, std::uint64_t low, std::uint64_t high) const {
    std::map<std::int64_t, std::unique_ptr<RunWriter>> writers;
    std::vector<Sample> samples;
    for (const auto series : memory.series()) {
        samples = memory.of(series);
        settle(samples);
        for (auto rest = std::span<const Sample>(samples); !rest.empty();) {
            const auto begin = floor_to(rest.front().at_ms, day_ms);
            const auto end = std::partition_point(rest.begin(), rest.end(),
                                                  [&](const Sample& sample) { return sample.at_ms < begin + day_ms; });
            const auto part = rest.first(static_cast<std::size_t>(end - rest.begin()));
            auto& writer = writers[begin / day_ms];
            if (!writer) writer = std::make_unique<RunWriter>(options.directory, RunName{begin / day_ms, low, high});
            ZS_TRY(writer->add(series, part));
            rest = rest.subspan(part.size());
        }
    }
    Runs made;
    for (const auto& [day, writer] : writers) {
        ZS_TRY(writer->finish());
        ZS_TRY_ASSIGN(auto run, Run::open(options.directory, {day, low, high}));
        made.push_back(std::move(run));
    }
    return made;
}

Status EmbeddedStore::flush() {
    const std::lock_guard lock(state_->log_mutex);
    ZS_TRY(state_->pack());
    {
        const std::shared_lock memory_lock(state_->mutex);
        if (state_->active->samples() == 0) return {};
    }
    ZS_TRY(state_->begin_generation());
    return state_->pack();
}

Status EmbeddedStore::maintain(std::int64_t now_ms) {
    const std::lock_guard one_at_a_time(state_->pack_mutex);
    std::shared_ptr<const Runs> all;
    {
        const std::shared_lock lock(state_->mutex);
        all = state_->runs;
    }
    for (std::size_t begin = 0, end = 0; begin < all->size(); begin = end) {
        while (end < all->size() && (*all)[end]->name().day == (*all)[begin]->name().day) ++end;
        const Runs parts(all->begin() + static_cast<std::ptrdiff_t>(begin),
                         all->begin() + static_cast<std::ptrdiff_t>(end));
        ZS_TRY(state_->maintain_day(parts, floor_to(now_ms, day_ms) / day_ms));
    }
    return {};
}

/// A day may still get late samples until the next one is over.
Status EmbeddedStore::State::maintain_day(const Runs& parts, std::int64_t today) {
    const auto age = today - parts.front()->name().day;
    const auto detail = detail_of_age(options.policy, age);
    if (!detail) {
        replace_runs(parts, {});
        return {};
    }
    const bool coarse =
        std::all_of(parts.begin(), parts.end(), [&](const auto& run) { return run->detail() >= *detail; });
    const bool over = age > 1 && parts.size() > 1;
    if (coarse && !over && parts.size() < runs_a_day_max) return {};
    ZS_TRY_ASSIGN(auto made, merge(parts, *detail));
    replace_runs(parts, {std::move(made)});
    return {};
}

Result<std::shared_ptr<const Run>> EmbeddedStore::State::merge(const Runs& parts, Detail detail) const {
    RunName name = parts.front()->name();
    std::vector<SeriesId> ids;
    for (const auto& run : parts) {
        name.low = std::min(name.low, run->name().low);
        name.high = std::max(name.high, run->name().high);
        for (const auto& block : run->blocks()) ids.push_back(block.series);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    RunWriter writer(options.directory, name);
    for (const auto series : ids) {
        if (parts.size() == 1) {
            for (const auto& block : parts.front()->blocks_of(series))
                ZS_TRY(writer.add_thinned(*parts.front(), block, detail));
            continue;
        }
        std::vector<Sample> samples;
        ZS_TRY(gather(parts, series, name.day * day_ms, (name.day + 1) * day_ms, samples));
        ZS_TRY(writer.add(series, samples));
    }
    ZS_TRY(writer.finish());
    ZS_TRY_ASSIGN(std::shared_ptr<const Run> run, Run::open(options.directory, name));
    return run;
}

void EmbeddedStore::State::replace_runs(const Runs& old, const Runs& made) {
    {
        const std::unique_lock lock(mutex);
        auto all = std::make_shared<Runs>();
        for (const auto& run : *runs)
            if (std::find(old.begin(), old.end(), run) == old.end()) all->push_back(run);
        all->insert(all->end(), made.begin(), made.end());
        std::stable_sort(all->begin(), all->end(), in_order);
        runs = std::move(all);
    }
    for (const auto& run : old)
        if (made.empty() || run->name().text() != made.front()->name().text())
            ::unlink((options.directory / run->name().text()).c_str());
}

Status EmbeddedStore::State::load() {
    lock_file = ::open((options.directory / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (lock_file < 0) return not_written(errno);
    if (::flock(lock_file, LOCK_EX | LOCK_NB) != 0) return fail(Code::unavailable, "history.in_use");
    ZS_TRY(load_runs());
    return load_logs();
}

Status EmbeddedStore::State::load_runs() {
    std::vector<RunName> names;
    for (const auto& file : fs::directory_iterator(options.directory)) {
        const auto text = file.path().filename().string();
        if (text.ends_with(".new")) ::unlink(file.path().c_str());
        if (const auto name = RunName::parse(text)) names.push_back(*name);
    }
    auto all = std::make_shared<Runs>();
    for (const auto& name : names) {
        const bool merged_away = std::any_of(names.begin(), names.end(), [&](const RunName& other) {
            return other.contains(name) && other.text() != name.text();
        });
        const auto path = options.directory / name.text();
        if (merged_away) {
            ::unlink(path.c_str());
            continue;
        }
        auto run = Run::open(options.directory, name);
        if (!run) {  // put aside, so that somebody may look at it; the rest goes on
            spdlog::error("history: {} is damaged and put aside", name.text());
            ::rename(path.c_str(), (path.string() + ".damaged").c_str());
            ++damaged;
            continue;
        }
        for (const auto& block : (*run)->blocks())
            note({block.series, {block.last_ms, block.last_value, static_cast<Quality>(block.last_quality)}});
        log_number = std::max(log_number, name.high);
        all->push_back(*std::move(run));
    }
    std::stable_sort(all->begin(), all->end(), in_order);
    runs = std::move(all);
    return {};
}

Status EmbeddedStore::State::load_logs() {
    logs = find_logs(options.directory);
    for (const auto number : logs) {
        ZS_TRY_ASSIGN(const auto replayed, replay(options.directory, number, [this](const Entry& entry) {
                          active->add(entry);
                          note(entry);
                      }));
        if (replayed.torn) {
            spdlog::warn("history: the end of log {} was not whole and is left out", number);
            ++damaged;
        }
        log_number = std::max(log_number, number);
    }
    ZS_TRY_ASSIGN(log, Log::create(options.directory, ++log_number));
    logs.push_back(log_number);
    return {};
}

std::shared_ptr<const Runs> EmbeddedStore::runs() const {
    const std::shared_lock lock(state_->mutex);
    return state_->runs;
}

void EmbeddedStore::drop(const std::shared_ptr<const Run>& run) {
    const std::lock_guard one_at_a_time(state_->pack_mutex);
    state_->replace_runs({run}, {});
}

Figures EmbeddedStore::figures() const {
    const std::shared_lock lock(state_->mutex);
    Figures figures;
    figures.samples_appended = state_->samples_appended;
    figures.syncs = state_->syncs;
    figures.memory_samples = state_->active->samples() + (state_->packing ? state_->packing->samples() : 0);
    for (const auto& run : *state_->runs) {
        figures.file_samples += run->samples();
        figures.file_bytes += run->bytes();
    }
    for (const auto number : find_logs(state_->options.directory)) {
        std::error_code gone;
        const auto size = fs::file_size(log_path(state_->options.directory, number), gone);
        if (!gone) figures.log_bytes += size;
    }
    figures.files = state_->runs->size();
    figures.damaged = state_->damaged;
    return figures;
}

}  // namespace zs::history
