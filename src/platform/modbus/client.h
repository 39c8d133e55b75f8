// Asks one Modbus TCP server, one question at a time. Blocking, with a deadline for everything.
#pragma once
#include <atomic>
#include <chrono>

#include "platform/modbus/frames.h"

namespace zs::modbus {

class Client {
public:
    Client(std::string host, std::uint16_t port, std::chrono::milliseconds timeout)
        : host_(std::move(host)), port_(port), timeout_(timeout) {}
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Connects when it is not connected. After an error that leaves the wire in doubt it is not connected again.
    /// Errors: modbus.unreachable, modbus.no_answer, modbus.interrupted, and those of decode_answer.
    Result<std::vector<std::uint16_t>> read(Request request);
    bool connected() const { return socket_ >= 0; }
    /// From any thread: what runs and what comes ends with modbus.interrupted.
    void interrupt() { interrupted_ = true; }

private:
    using Deadline = std::chrono::steady_clock::time_point;
    Status connect(Deadline deadline);
    Status try_address(const void* address, std::size_t length, int family, Deadline deadline);
    Status send(std::string_view bytes, Deadline deadline);
    Result<std::string> receive(Deadline deadline);
    Status wait(short events, Deadline deadline);
    void close();

    std::string host_;
    std::uint16_t port_;
    std::chrono::milliseconds timeout_;
    int socket_ = -1;
    std::uint16_t transaction_ = 0;
    std::atomic<bool> interrupted_{false};
};

}  // namespace zs::modbus
