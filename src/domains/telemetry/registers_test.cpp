#include "domains/telemetry/registers.h"

#include <gtest/gtest.h>

#include "platform/modbus/numbers.h"

namespace zs::telemetry::registers {
namespace {

Register at(std::int64_t address, RegisterType type = RegisterType::int16,
            RegisterFunction function = RegisterFunction::holding) {
    Register one;
    one.device_type = "chiller";
    one.measure = "m";
    one.address = address;
    one.number_type = type;
    one.function = function;
    return one;
}

TEST(Registers, NeighboursAreAskedForTogether) {
    Station station;
    station.unit = 3;
    station.address_offset = 100;
    const std::vector<Register> all = {at(6), at(0), at(2, RegisterType::float32), at(200),
                                       at(0, RegisterType::bit, RegisterFunction::coil)};
    const auto asks = plan(all, station);
    ASSERT_EQ(asks.size(), 3U);
    EXPECT_EQ(asks[0].request.address, 100);
    EXPECT_EQ(asks[0].request.count, 7);
    EXPECT_EQ(asks[0].request.unit, 3);
    EXPECT_EQ(asks[0].registers, (std::vector<std::size_t>{1, 2, 0}));
    EXPECT_EQ(asks[1].request.address, 300);
    EXPECT_EQ(asks[2].request.function, modbus::Function::coils);
    const std::vector<std::uint16_t> answer = {1, 2, 3, 4, 5, 6, 7};
    EXPECT_EQ(words_in(asks[0], all[2], station, answer)[0], 3);
    EXPECT_EQ(words_in(asks[0], all[2], station, answer).size(), 2U);
    EXPECT_EQ(words_in(asks[0], all[0], station, answer)[0], 7);
}

TEST(Registers, AnAnswerNeverHoldsMoreThanAllowed) {
    std::vector<Register> all;
    for (int i = 0; i < 200; ++i) all.push_back(at(i * 2, RegisterType::float32));
    all.push_back(at(65535));
    all.push_back(at(65535, RegisterType::float32));  // its second word lies beyond the end
    std::size_t planned = 0;
    for (const auto& ask : plan(all, {})) {
        EXPECT_LE(ask.request.count, modbus::registers_max);
        for (const auto i : ask.registers) {
            EXPECT_GE(all[i].address, ask.request.address);
            EXPECT_LE(all[i].address + 1, ask.request.address + ask.request.count);
        }
        planned += ask.registers.size();
    }
    EXPECT_EQ(planned, 201U);
}

struct Words {
    std::uint16_t pair[2] = {0, 0};
};
Words words_of(RegisterType type, RegisterOrder order, double value) {
    Words words;
    modbus::store_number(static_cast<modbus::NumberType>(type), static_cast<modbus::WordOrder>(order), value,
                         words.pair);
    return words;
}

TEST(Registers, AWrongWordOrderIsSeenAndNotBelieved) {
    using enum RegisterType;
    struct Row {
        RegisterType type = float32;
        double value = 0;
        std::optional<double> low, high;
        bool seen = false;
    };
    const Row rows[] = {{float32, 7.2, -20, 60, true},
                        {float32, 412.75, 0, 1000, true},
                        {float32, 7.1, 0, 60, true},    // swapped it is 4e-8
                        {float32, 7.3, -20, 60, true},  // swapped it is -2e-23
                        {float32, 93.4, std::nullopt, std::nullopt, false},
                        {int32, 250, 0, 1000, true},
                        {uint32, 123456, 0, 1'000'000, true},
                        {int32, 250, std::nullopt, std::nullopt, false},
                        {float32, 0, -20, 60, false}};
    for (const auto& row : rows) {
        auto one = at(0, row.type);
        const auto words = words_of(row.type, RegisterOrder::low_first, row.value);
        const auto wrong = number_of(one, words.pair, row.low, row.high);
        EXPECT_TRUE(!row.low || (wrong.verdict == Verdict::word_order) == row.seen) << row.value;
        one.word_order = RegisterOrder::low_first;
        const auto right = number_of(one, words.pair, row.low, row.high);
        EXPECT_EQ(right.verdict, Verdict::good) << row.value;
        EXPECT_NEAR(right.value, row.value, 1e-4);
    }
}

TEST(Registers, ValuesInRangeAreNeverTakenForSwappedOnes) {
    for (int i = -2000; i <= 6000; ++i) {
        const double value = i * 0.01;
        const auto words = words_of(RegisterType::float32, RegisterOrder::high_first, value);
        EXPECT_EQ(number_of(at(0, RegisterType::float32), words.pair, -20.0, 60.0).verdict, Verdict::good) << value;
    }
}

TEST(Registers, AValueThatIsOneEitherWayProvesNoOrder) {
    const std::uint16_t both[] = {0x40E0, 0x4110};  // 7.008 and 9.016
    const auto one = number_of(at(0, RegisterType::float32), both, -20.0, 60.0);
    EXPECT_EQ(one.verdict, Verdict::good);
    EXPECT_TRUE(one.either_way);
    const auto sure = words_of(RegisterType::float32, RegisterOrder::high_first, 7.1);
    EXPECT_FALSE(number_of(at(0, RegisterType::float32), sure.pair, -20.0, 60.0).either_way);
}

TEST(Registers, ABrokenSensorIsNoSwap) {
    auto one = at(0, RegisterType::float32);
    const std::uint16_t nan[] = {0x7FC0, 0x0000};
    EXPECT_EQ(number_of(one, nan, -20.0, 60.0).verdict, Verdict::not_a_number);  // swapped it is next to nothing
    const std::uint16_t infinite[] = {0x7F80, 0x7F80};
    EXPECT_EQ(number_of(one, infinite, -20.0, 60.0).verdict, Verdict::not_a_number);
    one.number_type = RegisterType::int16;
    one.scale = 0.1;
    one.shift = -5;
    const std::uint16_t raw[] = {0xFFF6};
    EXPECT_DOUBLE_EQ(number_of(one, raw, std::nullopt, std::nullopt).value, -6);
}

}  // namespace
}  // namespace zs::telemetry::registers
