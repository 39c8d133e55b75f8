// Keeps the connections to all sources: one worker each, made again when its settings change. Started by `serve`;
// domain code has neither threads nor sockets.
#pragma once
#include <atomic>
#include <future>
#include <memory>
#include <thread>

#include "domains/telemetry/telemetry.h"
#include "platform/base/clock.h"
#include "platform/database/database.h"

namespace zs::gateways {

/// What workers need; outlives them.
struct Surroundings {
    Database& database;
    Clock& clock;
    std::shared_ptr<telemetry::Archive> archive;
    std::shared_ptr<telemetry::Board> board;
};

/// One source with everything that belongs to it.
struct Setup {
    telemetry::Source source;
    std::vector<telemetry::TopicMap> maps;
    std::vector<telemetry::Station> stations;
    std::vector<telemetry::Register> registers;  // of the stations' types
};

/// A running connection; ends when it is destroyed.
class Worker {
public:
    virtual ~Worker() = default;
};
/// `no_longer`: topics that this source listened to before.
std::unique_ptr<Worker> listen_to_broker(const Surroundings& around, const Setup& setup,
                                         std::vector<std::string> no_longer);
std::unique_ptr<Worker> read_gateway(const Surroundings& around, const Setup& setup);

/// Tries a source out: ten seconds of a broker, or one round of a gateway. Tells the board.
void try_broker(const Surroundings& around, const Setup& setup, std::int64_t trial, const std::atomic<bool>& stopping);
void try_gateway(const Surroundings& around, const Setup& setup, std::int64_t trial);

class Gateways {
public:
    explicit Gateways(Surroundings around) : around_(std::move(around)) {}
    ~Gateways() { stop(); }
    void start();
    void stop();

private:
    struct Kept;
    void run();
    void look_after(std::map<std::int64_t, Kept>& workers, bool& told);
    void begin_trial(const telemetry::Trial& trial);

    Surroundings around_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
    std::vector<std::future<void>> trials_;
};

}  // namespace zs::gateways
