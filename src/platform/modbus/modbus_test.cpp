#include <gtest/gtest.h>
#include <sys/socket.h>

#include <cmath>
#include <limits>

#include "platform/modbus/client.h"
#include "platform/modbus/numbers.h"
#include "platform/modbus/server.h"

namespace zs::modbus {
namespace {

using namespace std::string_view_literals;
constexpr std::chrono::milliseconds patience{5000};

TEST(ModbusFrames, AreThoseOfTheSpecification) {
    const Request request{0x1501, 0xFF, Function::holding_registers, 4, 1};
    EXPECT_EQ(encode(request), "\x15\x01\x00\x00\x00\x06\xFF\x03\x00\x04\x00\x01"sv);
    const auto answer = decode_answer(request, "\x15\x01\x00\x00\x00\x05\xFF\x03\x02\x00\x05"sv);
    ASSERT_TRUE(answer);
    EXPECT_EQ(*answer, std::vector<std::uint16_t>{5});
    const auto exception = decode_answer(request, "\x15\x01\x00\x00\x00\x03\xFF\x83\x02"sv);
    EXPECT_EQ(exception.error().key, "modbus.exception_2");
}

TEST(ModbusFrames, BitsArePackedFromTheLowEnd) {
    const Request request{1, 1, Function::coils, 0, 10};
    const std::vector<std::uint16_t> bits = {1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
    const auto frame = encode_answer(request, bits);
    EXPECT_EQ(frame.substr(header_bytes), "\x01\x02\xCD\x01"sv);
    EXPECT_EQ(decode_answer(request, frame).value(), bits);
}

TEST(ModbusFrames, RefuseWhatIsNoAnswerToTheQuestion) {
    const Request request{7, 1, Function::holding_registers, 0, 2};
    const auto good = encode_answer(request, std::vector<std::uint16_t>{1, 2});
    EXPECT_TRUE(decode_answer(request, good));
    for (std::size_t length = 0; length < good.size(); ++length)
        EXPECT_FALSE(decode_answer(request, good.substr(0, length))) << length;
    EXPECT_FALSE(decode_answer({8, 1, Function::holding_registers, 0, 2}, good));
    EXPECT_FALSE(decode_answer({7, 2, Function::holding_registers, 0, 2}, good));
    EXPECT_FALSE(decode_answer({7, 1, Function::input_registers, 0, 2}, good));
    EXPECT_FALSE(decode_answer({7, 1, Function::holding_registers, 0, 3}, good));
    EXPECT_EQ(frame_length("HTTP/1.1"sv).error().key, "modbus.not_modbus");
    EXPECT_EQ(frame_length("\0\1\0\0\xFF\xFF"sv).error().key, "modbus.not_modbus");
    EXPECT_EQ(frame_length("\0\1\0\0"sv).value(), 0U);
}

TEST(ModbusNumbers, GoThereAndBackInBothOrders) {
    struct Row {
        NumberType type;
        double value, read;
    };
    const Row rows[] = {{NumberType::int16, -7, -7},
                        {NumberType::uint16, 65535, 65535},
                        {NumberType::uint16, 70000, 65535},
                        {NumberType::int32, -123456789, -123456789},
                        {NumberType::uint32, 4294967295.0, 4294967295.0},
                        {NumberType::float32, 7.25, 7.25},
                        {NumberType::bit, 3, 1}};
    for (const auto order : {WordOrder::high_first, WordOrder::low_first})
        for (const auto& row : rows) {
            std::uint16_t words[2] = {};
            store_number(row.type, order, row.value, words);
            EXPECT_EQ(number_of(row.type, order, words), row.read);
        }
    const std::uint16_t pi[] = {0x4049, 0x0FDB};
    EXPECT_NEAR(number_of(NumberType::float32, WordOrder::high_first, pi), 3.14159, 1e-5);
    EXPECT_GT(std::abs(number_of(NumberType::float32, WordOrder::low_first, pi) - 3.14159), 1);
}

std::optional<std::vector<std::uint16_t>> addresses(const Request& request) {
    if (request.address + request.count > 1000) return std::nullopt;
    std::vector<std::uint16_t> values;
    for (std::uint16_t i = 0; i < request.count; ++i)
        values.push_back(static_cast<std::uint16_t>(request.unit * 1000 + request.address + i));
    return values;
}

TEST(ModbusClient, AsksOverARealSocketAndOutlivesTheServer) {
    auto server = Server::listen("127.0.0.1", 0, addresses).value();
    Client client("127.0.0.1", server->port(), patience);
    for (std::uint16_t address = 0; address < 50; ++address)
        EXPECT_EQ(client.read({0, 3, Function::input_registers, address, 2}).value(),
                  (std::vector<std::uint16_t>{static_cast<std::uint16_t>(3000 + address),
                                              static_cast<std::uint16_t>(3001 + address)}));
    EXPECT_EQ(client.read({0, 1, Function::holding_registers, 999, 2}).error().key, "modbus.exception_2");
    EXPECT_EQ(client.read({0, 1, Function::holding_registers, 0, 126}).error().key, "modbus.exception_3");
    EXPECT_TRUE(client.connected());
    EXPECT_EQ(client.read({0, 1, Function::holding_registers, 0, 125}).value().size(), 125U);
    const auto port = server->port();
    server.reset();
    EXPECT_EQ(client.read({0, 1, Function::holding_registers, 0, 1}).error().key, "modbus.unreachable");
    server = Server::listen("127.0.0.1", port, addresses).value();
    EXPECT_TRUE(client.read({0, 1, Function::holding_registers, 0, 1}));
}

TEST(ModbusClient, DoesNotWaitForEver) {
    auto silent = Server::listen("127.0.0.1", 0, addresses).value();
    Client client("127.0.0.1", silent->port(), std::chrono::milliseconds(1));
    client.interrupt();
    EXPECT_FALSE(client.read({0, 1, Function::holding_registers, 0, 1}));
    EXPECT_FALSE(Server::listen("127.0.0.1", silent->port(), addresses));
    EXPECT_FALSE(Server::listen("nowhere", 0, addresses));
}

}  // namespace
}  // namespace zs::modbus
