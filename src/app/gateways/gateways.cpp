#include "app/gateways/gateways.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "platform/database/kept.h"

namespace zs::gateways {
namespace {

using telemetry::SourceKind;

constexpr std::chrono::milliseconds look_around{500};  // how soon a change of a source is seen

using Setups = std::vector<Setup>;
zs::Kept<int, Setups> kept_setups({"telemetry_source", "telemetry_topic_map", "telemetry_register",
                                   "telemetry_station"});

std::shared_ptr<const Setups> load_setups(Reader& reader) {
    auto all = std::make_shared<Setups>();
    for (auto& source : select<telemetry::Source>(reader, "ORDER BY id")) {
        Setup setup;
        setup.source = std::move(source);
        const Values id = {setup.source.id.value};
        setup.maps = select<telemetry::TopicMap>(reader, "WHERE source_id = ? AND active = 1 ORDER BY id", id);
        setup.stations = select<telemetry::Station>(reader, "WHERE source_id = ? AND active = 1 ORDER BY id", id);
        setup.registers = select<telemetry::Register>(
            reader,
            "WHERE active = 1 AND device_type IN (SELECT device_type FROM telemetry_station WHERE source_id = ?) "
            "ORDER BY id",
            id);
        all->push_back(std::move(setup));
    }
    return all;
}

std::shared_ptr<const Setups> setups(Database& database) {
    std::shared_ptr<const Setups> all;
    const auto read = database.read([&](Reader& reader) -> Status {
        all = kept_setups.get(reader, 0, [&] { return load_setups(reader); });
        return {};
    });
    return read ? all : nullptr;
}

/// Two setups with the same mark make the same connection.
std::string mark_of(const Setup& setup) {
    std::string mark = fmt::format("{}.{}", setup.source.id.value, setup.source.version);
    for (const auto& map : setup.maps) mark += fmt::format(" m{}.{}", map.id.value, map.version);
    for (const auto& station : setup.stations) mark += fmt::format(" s{}.{}", station.id.value, station.version);
    for (const auto& one : setup.registers) mark += fmt::format(" r{}.{}", one.id.value, one.version);
    return mark;
}

bool has_work(const Setup& setup) {
    if (!setup.source.active) return false;
    return setup.source.kind == SourceKind::mqtt ? !setup.maps.empty()
                                                 : !setup.stations.empty() && !setup.registers.empty();
}

}  // namespace

struct Gateways::Kept {
    std::string mark;
    std::vector<std::string> filters;
    std::unique_ptr<Worker> worker;
};

void Gateways::start() {
    thread_ = std::thread([this] { run(); });
}

void Gateways::stop() {
    stopping_ = true;
    around_.board->wake();
    if (thread_.joinable()) thread_.join();
}

void Gateways::run() {
    std::map<std::int64_t, Kept> workers;
    bool told = false;
    while (!stopping_) {
        look_after(workers, told);
        if (const auto trial = around_.board->next_trial(look_around)) begin_trial(*trial);
    }
    trials_.clear();  // waits for them
}

/// Ends what is no longer wanted, makes what is new, makes again what was changed.
void Gateways::look_after(std::map<std::int64_t, Kept>& workers, bool& told) {
    const auto all = setups(around_.database);
    if (!all) {
        if (!told) spdlog::warn("sources: the database does not answer");
        told = true;
        return;
    }
    told = false;
    for (auto it = workers.begin(); it != workers.end();) {
        const bool wanted = std::any_of(all->begin(), all->end(), [&](const Setup& setup) {
            return setup.source.id.value == it->first && has_work(setup);
        });
        if (!wanted) around_.board->forget({it->first});
        it = wanted ? std::next(it) : workers.erase(it);
    }
    for (const auto& setup : *all) {
        if (!has_work(setup)) continue;
        const auto id = setup.source.id;
        auto& kept = workers[id.value];
        const auto mark = mark_of(setup);
        if (kept.mark == mark) continue;
        kept.worker.reset();
        around_.board->forget(id);
        std::vector<std::string> filters, no_longer;
        for (const auto& map : setup.maps) filters.push_back(map.filter);
        for (const auto& filter : kept.filters)
            if (std::find(filters.begin(), filters.end(), filter) == filters.end()) no_longer.push_back(filter);
        kept.worker = setup.source.kind == SourceKind::mqtt ? listen_to_broker(around_, setup, no_longer)
                                                            : read_gateway(around_, setup);
        kept.filters = std::move(filters);
        kept.mark = mark;
    }
}

void Gateways::begin_trial(const telemetry::Trial& trial) {
    const auto all = setups(around_.database);
    const auto id = trial.id;
    if (!all) return around_.board->end_trial(id, Error{Code::unavailable, "unavailable.database", {}});
    const auto found =
        std::find_if(all->begin(), all->end(), [&](const Setup& one) { return one.source.id == trial.source_id; });
    if (found == all->end()) return around_.board->end_trial(id, Error{Code::not_found, "entity.not_found", {}});
    std::erase_if(trials_,
                  [](const auto& one) { return one.wait_for(std::chrono::seconds(0)) == std::future_status::ready; });
    trials_.push_back(std::async(std::launch::async, [this, id, setup = *found] {
        if (setup.source.kind == SourceKind::mqtt)
            try_broker(around_, setup, id, stopping_);
        else
            try_gateway(around_, setup, id);
    }));
}

}  // namespace zs::gateways
