// zhongshu plant: the virtual plant on real wires: publishes over MQTT and answers Modbus TCP.
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <csignal>
#include <ctime>
#include <iostream>
#include <mutex>

#include "app/commands/commands.h"
#include "app/plant/register_map.h"
#include "core/text.h"
#include "platform/modbus/numbers.h"
#include "platform/modbus/server.h"
#include "platform/mqtt/publisher.h"

namespace zs::app {
namespace {

constexpr Duration whole_day{24 * 3'600'000};  // the first values hold for slow points too

modbus::NumberType type_of(std::string_view name) {
    using enum modbus::NumberType;
    if (name == "float32") return float32;
    if (name == "uint32") return uint32;
    if (name == "int32") return int32;
    return name == "uint16" ? uint16 : int16;
}
modbus::WordOrder order_of(std::string_view name) {
    return name == "low_first" ? modbus::WordOrder::low_first : modbus::WordOrder::high_first;
}

Status inject(plant::Plant& plant, const std::string& text, Instant onset) {
    const auto parts = text::split(text, ':');
    const auto kind = parts.empty() ? std::nullopt : plant::fault_kind(parts[0]);
    if (!kind || parts.size() < 2 || parts.size() > 3) return fail_field("fault", "plant.no_such_fault");
    double rate = 1;
    if (parts.size() == 3) {
        const auto [end, error] = std::from_chars(parts[2].data(), parts[2].data() + parts[2].size(), rate);
        if (error != std::errc() || end != parts[2].data() + parts[2].size()) return fail_field("fault", "plant.rate");
    }
    ZS_TRY_ASSIGN(const auto fault, plant.inject(*kind, parts[1], onset, rate));
    std::cout << fmt::format("fault {}: {} of {} reaches {} {}\n", plant::text_of(fault.kind), fault.measure,
                             fault.device, fault.limit ? fmt::format("{:g}", *fault.limit) : "no limit",
                             fault.limit_at ? "at " + to_text(*fault.limit_at) + " of the plant's time" : "");
    return {};
}

/// The newest values, asked for by Modbus while they are made anew.
class Panel {
public:
    explicit Panel(const plant::Plant& plant) : plant_(plant) {}

    void show(const std::vector<double>& values) {
        const std::scoped_lock lock(mutex_);
        newest_.resize(values.size(), 0);
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!std::isnan(values[i])) newest_[i] = values[i];
    }

    std::optional<std::vector<std::uint16_t>> answer(const modbus::Request& request) const {
        constexpr int last_address = 99;  // whatever no measure has is 0, as in most controllers
        if (request.address + request.count > last_address + 1) return std::nullopt;
        for (const auto& device : plant_.devices())
            if (plant::modbus_unit(device) == request.unit) return words(device, request);
        return std::nullopt;
    }

private:
    std::vector<std::uint16_t> words(const plant::PlantDevice& device, const modbus::Request& request) const {
        std::vector<std::uint16_t> all(100 + 2);
        const std::string_view function = request.function == modbus::Function::input_registers ? "input" : "holding";
        const std::scoped_lock lock(mutex_);
        for (const auto& line : plant::register_lines()) {
            if (line.type != device.type || line.function != function) continue;
            for (std::size_t i = device.first_point; i < device.first_point + device.points; ++i)
                if (plant_.points()[i].measure == line.measure && i < newest_.size())
                    modbus::store_number(type_of(line.number_type), order_of(line.word_order), newest_[i] / line.scale,
                                         std::span(all).subspan(line.address));
        }
        return {all.begin() + request.address, all.begin() + request.address + request.count};
    }

    const plant::Plant& plant_;
    mutable std::mutex mutex_;
    std::vector<double> newest_;
};

void print_register_map(const plant::Plant& plant, std::uint16_t port) {
    std::cout << fmt::format("Modbus TCP on port {}. Registers count from 0.\n", port);
    std::cout << fmt::format("{:12} {:15} {:8} {:>7} {:8} {:10} {:>5}\n", "type", "measure", "function", "address",
                             "number", "words", "scale");
    for (const auto& line : plant::register_lines())
        std::cout << fmt::format("{:12} {:15} {:8} {:7} {:8} {:10} {:5}\n", line.type, line.measure, line.function,
                                 line.address, line.number_type, line.word_order, line.scale);
    for (const auto& device : plant.devices())
        if (const auto unit = plant::modbus_unit(device))
            std::cout << fmt::format("unit {:3} {}\n", *unit, device.asset_no);
}

Result<std::unique_ptr<mqtt::Publisher>> open_publisher(const PlantSettings& settings) {
    if (settings.broker.empty()) return std::unique_ptr<mqtt::Publisher>();
    mqtt::Broker broker;
    const auto colon = settings.broker.rfind(':');
    broker.host = settings.broker.substr(0, colon);
    if (colon != std::string::npos) {
        const auto port = text::parse_integer(settings.broker.substr(colon + 1));
        if (!port || *port < 1 || *port > 65535) return fail_field("mqtt", "field.not_a_number");
        broker.port = static_cast<std::uint16_t>(*port);
    }
    broker.user = settings.user;
    broker.password = settings.password;
    if (!settings.ca_file.empty()) {
        broker.tls = true;
        ZS_TRY_ASSIGN(broker.ca_pem, read_whole(settings.ca_file));
    }
    return mqtt::Publisher::open(broker);
}

Status publish(mqtt::Publisher& publisher, const plant::Plant& plant, const std::vector<double>& values, Instant now,
               int qos) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i])) continue;
        const auto& point = plant.points()[i];
        ZS_TRY(publisher.publish(
            fmt::format("zhongshu/{}/{}/{}", point.type, point.device, point.measure),
            fmt::format(R"({{"value":{:.{}f},"time":"{}"}})", values[i], point.decimals, to_text(now)), qos));
    }
    return {};
}

/// True when somebody wants us to stop.
bool wait_for_signal(const sigset_t& signals, double seconds) {
    timespec span{static_cast<time_t>(seconds), static_cast<long>(std::fmod(seconds, 1.0) * 1e9)};
    return sigtimedwait(&signals, nullptr, &span) > 0;
}

}  // namespace

int run_plant(const PlantSettings& settings) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    SystemClock clock;
    const Instant begin = clock.now();
    plant::Plant plant({settings.seed, settings.beds});
    for (const auto& fault : settings.faults)
        if (const auto done = inject(plant, fault, begin); !done) return failed(done.error());
    Panel panel(plant);
    auto publisher = open_publisher(settings);
    if (!publisher) return failed(publisher.error());
    std::unique_ptr<modbus::Server> server;
    if (settings.modbus_port >= 0) {
        auto listening = modbus::Server::listen(settings.address, static_cast<std::uint16_t>(settings.modbus_port),
                                                [&](const modbus::Request& request) { return panel.answer(request); });
        if (!listening) return failed(listening.error());
        server = std::move(*listening);
        print_register_map(plant, server->port());
    }
    std::vector<double> values;
    const Duration step(static_cast<std::int64_t>(settings.every_s * settings.speed * 1000));
    for (int round = 0; settings.rounds == 0 || round < settings.rounds; ++round) {
        const Instant now = clock.now();
        // The plant may live faster than the clock; what it sends carries the clock's time.
        const Instant lived =
            begin + Duration(static_cast<std::int64_t>(static_cast<double>((now - begin).count()) * settings.speed));
        plant.values(lived, round == 0 ? whole_day : step, values);
        panel.show(values);
        if (*publisher)
            if (const auto sent = publish(**publisher, plant, values, now, settings.qos); !sent)
                std::cerr << fmt::format("not published: {}\n", sent.error().key);
        if (round == 0) std::cout << fmt::format("The plant runs: {} points.\n", plant.points().size()) << std::flush;
        const bool last = settings.rounds != 0 && round + 1 == settings.rounds;
        if (!last && wait_for_signal(signals, settings.every_s)) break;
    }
    constexpr int patience_ms = 10'000;
    if (*publisher && !(*publisher)->drain(patience_ms)) return 1;
    return 0;
}

}  // namespace zs::app
