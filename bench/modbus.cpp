// How many answers of 125 registers a second one Modbus connection gives, with our own server on the other side.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

#include "platform/modbus/client.h"
#include "platform/modbus/server.h"

int main() {
    using namespace zs::modbus;
    constexpr auto patience = std::chrono::milliseconds(2000);
    auto server = Server::listen("127.0.0.1", 0, [](const Request& request) {
        return std::optional(std::vector<std::uint16_t>(request.count, request.address));
    });
    if (!server) return 1;
    Client client("127.0.0.1", (*server)->port(), patience);
    const auto begin = std::chrono::steady_clock::now();
    const auto end = begin + std::chrono::seconds(3);
    std::int64_t answers = 0;
    while (std::chrono::steady_clock::now() < end) {
        if (!client.read({0, 1, Function::holding_registers, static_cast<std::uint16_t>(answers % 1000), 125}))
            return 1;
        ++answers;
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    fmt::print("{:.0f} answers/s of 125 registers on one connection\n", static_cast<double>(answers) / seconds);
    return 0;
}
