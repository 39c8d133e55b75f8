// A small Modbus TCP server, for the virtual plant and for tests: answers reading functions from a callback.
#pragma once
#include <atomic>
#include <functional>
#include <memory>

#include "platform/modbus/frames.h"

namespace zs::modbus {

/// Values of the asked range; nullopt: there is no such address (exception 2).
using Answer = std::function<std::optional<std::vector<std::uint16_t>>(const Request&)>;

class Server {
public:
    /// Listens on `address`:`port` (0: a free port) at once. Errors: modbus.port_taken.
    static Result<std::unique_ptr<Server>> listen(const std::string& address, std::uint16_t port, Answer answer);
    ~Server();
    std::uint16_t port() const;

private:
    struct State;
    explicit Server(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace zs::modbus
