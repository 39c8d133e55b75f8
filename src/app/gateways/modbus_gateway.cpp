// Devices behind a Modbus gateway: asked in turn, every so many seconds.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <condition_variable>
#include <set>

#include "app/gateways/gateways.h"
#include "domains/telemetry/ingest.h"
#include "domains/telemetry/registers.h"
#include "platform/modbus/client.h"

namespace zs::gateways {
namespace {

using telemetry::Batch;
using telemetry::Reading;
using telemetry::Register;
using telemetry::Station;
namespace registers = telemetry::registers;

constexpr std::size_t waiting_max = 20'000;  // readings kept while nothing can be stored

struct Device {
    Station station;
    std::vector<Register> registers;
    std::vector<registers::Ask> asks;
    std::string tags;
    std::set<std::size_t> doubted;  // registers whose words came swapped, until a value comes that proves their order
};

std::vector<Device> devices_of(const Setup& setup) {
    std::vector<Device> devices;
    for (const auto& station : setup.stations) {
        Device device{station, {}, {}, "device=" + station.device_code};
        for (const auto& one : setup.registers)
            if (one.device_type == station.device_type) device.registers.push_back(one);
        device.asks = registers::plan(device.registers, station);
        devices.push_back(std::move(device));
    }
    return devices;
}

/// What the sensor can show: the point knows, else the register does.
telemetry::Range range_of(const Surroundings& around, const Device& device, const Register& one) {
    telemetry::Range range;
    const auto read = around.database.read([&](Reader& reader) -> Status {
        range = telemetry::range_of(reader, device.station.device_type, device.tags, one.measure);
        return {};
    });
    if (!read) range = {};
    if (!range.low) range.low = one.low;
    if (!range.high) range.high = one.high;
    return range;
}

Error about(std::string_view key, const Device& device, const Register& one) {
    return {Code::invalid, std::string(key), {{"device", device.station.device_code}, {"measure", one.measure}}};
}

/// What a number read from this register is taken for: one that is a value either way is not believed of a register
/// whose words came swapped before.
registers::Verdict verdict_of(const registers::Number& number, std::set<std::size_t>& doubted, std::size_t index) {
    using enum registers::Verdict;
    if (number.verdict == word_order) doubted.insert(index);
    if (number.verdict != good) return number.verdict;
    if (number.either_way) return doubted.count(index) > 0 ? word_order : good;
    doubted.erase(index);
    return good;
}

/// Readings of one answer; what cannot be believed is left out and told.
std::optional<Error> understand(const Surroundings& around, Device& device, const registers::Ask& ask,
                                const std::vector<std::uint16_t>& answer, std::vector<Reading>& out) {
    std::optional<Error> trouble;
    const auto at = around.clock.now().unix_ms;
    for (const auto index : ask.registers) {
        const auto& one = device.registers[index];
        const auto range = range_of(around, device, one);
        const auto number =
            registers::number_of(one, registers::words_in(ask, one, device.station, answer), range.low, range.high);
        const auto verdict = verdict_of(number, device.doubted, index);
        if (verdict == registers::Verdict::good)
            out.push_back({device.station.device_type, device.tags, one.measure, at, number.value});
        else
            trouble =
                about(verdict == registers::Verdict::word_order ? "telemetry.word_order" : "telemetry.dead_sensor",
                      device, one);
    }
    return trouble;
}

Error of_device(Error error, const Device& device) {
    error.details = fmt::format("{} ({})", device.station.device_code, device.station.unit);
    return error;
}

/// The wire may be in doubt after this; a device that merely refuses leaves it standing.
bool is_of_device(const Error& error) { return error.key.starts_with("modbus.exception"); }

/// Nobody answers at the address: no device behind it will.
bool is_of_gateway(const Error& error) { return error.key == "modbus.unreachable"; }

class GatewayWorker final : public Worker {
public:
    GatewayWorker(const Surroundings& around, const Setup& setup)
        : around_(around),
          source_(setup.source),
          devices_(devices_of(setup)),
          client_(source_.host, static_cast<std::uint16_t>(source_.port),
                  std::chrono::milliseconds(source_.timeout_ms)),
          thread_([this] { run(); }) {}
    ~GatewayWorker() override {
        {
            const std::scoped_lock lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_all();
        client_.interrupt();
        thread_.join();
    }

private:
    void run() {
        const auto period = std::chrono::seconds(source_.period_s);
        auto next = std::chrono::steady_clock::now();
        std::unique_lock lock(mutex_);
        while (!stopping_) {
            lock.unlock();
            round();
            lock.lock();
            next += period;
            const auto now = std::chrono::steady_clock::now();
            if (next < now) next = now;  // devices slower than the period are asked one round after the other
            changed_.wait_until(lock, next, [this] { return stopping_; });
        }
    }

    void round() {
        Batch batch;
        std::optional<Error> lost;
        for (auto& device : devices_) {
            for (const auto& ask : device.asks) {
                const auto answer = client_.read(ask.request);
                const Instant now = around_.clock.now();
                if (!answer) {
                    ++batch.refused;
                    around_.board->trouble(source_.id, of_device(answer.error(), device), now);
                    if (is_of_device(answer.error())) continue;
                    lost = answer.error();
                    break;  // a device that is silent says nothing of the next: that gets a connection of its own
                }
                ++batch.messages;
                if (auto trouble = understand(around_, device, ask, *answer, readings_)) {
                    ++batch.refused;
                    around_.board->trouble(source_.id, *std::move(trouble), now);
                }
            }
            if (lost && is_of_gateway(*lost)) break;
        }
        finish(batch, lost);
    }

    void finish(Batch& batch, const std::optional<Error>& lost) {
        const Instant now = around_.clock.now();
        if (batch.messages > 0)
            told(true, nullptr, now);
        else
            told(false, lost ? &*lost : nullptr, now);
        if (const auto written = telemetry::ingest(around_.database, *around_.archive, readings_)) {
            batch.stored = written->stored;
            batch.waiting = written->waiting;
            batch.refused += written->refused;
            readings_.clear();
        } else {
            around_.board->trouble(source_.id, written.error(), now);
            if (readings_.size() > waiting_max) {
                const auto too_many = readings_.size() - waiting_max;
                readings_.erase(readings_.begin(), readings_.begin() + static_cast<std::ptrdiff_t>(too_many));
                dropped_ += too_many;
                around_.board->note_losses(source_.id, dropped_, 0);
            }
        }
        around_.board->add(source_.id, batch, now);
    }

    void told(bool connected, const Error* error, Instant now) {
        if (connected && !connected_) spdlog::info("source {}: answers", source_.code);
        if (!connected && connected_) spdlog::warn("source {}: {}", source_.code, error != nullptr ? error->key : "");
        connected_ = connected;
        if (connected)
            around_.board->connected(source_.id, now);
        else
            around_.board->disconnected(source_.id, error, now);
    }

    const Surroundings& around_;
    const telemetry::Source source_;
    std::vector<Device> devices_;
    modbus::Client client_;
    std::vector<Reading> readings_;  // of this round, and of earlier ones that could not be stored
    std::uint64_t dropped_ = 0;
    bool connected_ = true;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

std::string_view name_of(modbus::Function function) {
    switch (function) {
        case modbus::Function::coils:
            return "coil";
        case modbus::Function::discrete_inputs:
            return "discrete";
        case modbus::Function::input_registers:
            return "input";
        case modbus::Function::holding_registers:
            return "holding";
    }
    return "";
}

}  // namespace

std::unique_ptr<Worker> read_gateway(const Surroundings& around, const Setup& setup) {
    return std::make_unique<GatewayWorker>(around, setup);
}

void try_gateway(const Surroundings& around, const Setup& setup, std::int64_t trial) {
    modbus::Client client(setup.source.host, static_cast<std::uint16_t>(setup.source.port),
                          std::chrono::milliseconds(setup.source.timeout_ms));
    std::optional<Error> lost;
    auto devices = devices_of(setup);
    for (auto& device : devices) {
        for (const auto& ask : device.asks) {
            const auto& request = ask.request;
            telemetry::Heard heard;
            heard.topic = fmt::format("{} · {} · {} {}-{}", device.station.device_code, request.unit,
                                      name_of(request.function), request.address, request.address + request.count - 1);
            const auto answer = client.read(request);
            heard.at = around.clock.now();
            if (!answer) {
                heard.error = answer.error();
                if (!is_of_device(answer.error())) lost = answer.error();
            } else {
                for (const auto word : *answer) heard.payload += fmt::format("{:04X} ", word);
                heard.error = understand(around, device, ask, *answer, heard.readings);
            }
            around.board->hear(trial, std::move(heard));
        }
        if (lost && is_of_gateway(*lost)) break;
    }
    around.board->end_trial(trial, lost);
}

}  // namespace zs::gateways
