// Exact decimals: texts, limits, rounding against wide integers.
#include "core/decimal.h"

#include <gtest/gtest.h>

#include <limits>

#include "support/seed.h"

namespace zs {
namespace {

constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();

struct ParseCase {
    std::string_view text;
    int scale;
    std::optional<std::int64_t> units;
};

TEST(Decimal, parses_exactly_or_not_at_all) {
    const ParseCase cases[] = {
        {"12.50", 2, 1250},
        {"12.5", 2, 1250},
        {"12", 2, 1200},
        {"-12.5", 2, -1250},
        {"0", 2, 0},
        {"-0", 2, 0},
        {"-0.01", 2, -1},
        {"007.1", 2, 710},
        {"5", 0, 5},
        {"5.0", 0, std::nullopt},
        {"12.505", 2, std::nullopt},
        {"12.500", 2, std::nullopt},  // more digits than the scale, even zeros
        {"", 2, std::nullopt},
        {"-", 2, std::nullopt},
        {".5", 2, std::nullopt},
        {"5.", 2, std::nullopt},
        {"-.5", 2, std::nullopt},
        {"+5", 2, std::nullopt},
        {"--5", 2, std::nullopt},
        {" 5", 2, std::nullopt},
        {"5 ", 2, std::nullopt},
        {"1,000", 2, std::nullopt},
        {"1.2.3", 2, std::nullopt},
        {"1e3", 2, std::nullopt},
        {"0x10", 2, std::nullopt},
        {"NaN", 2, std::nullopt},
        {"１２", 2, std::nullopt},  // full-width digits
        {"92233720368547758.07", 2, int64_max},
        {"92233720368547758.08", 2, std::nullopt},
        {"-92233720368547758.08", 2, int64_min},
        {"-92233720368547758.09", 2, std::nullopt},
        {"99999999999999999999999", 2, std::nullopt},
    };
    for (const ParseCase& one : cases) {
        const auto parsed = parse_decimal(one.text, one.scale);
        ASSERT_EQ(parsed.has_value(), one.units.has_value()) << one.text;
        if (one.units) {
            EXPECT_EQ(*parsed, *one.units) << one.text;
        } else {
            EXPECT_EQ(parsed.error().key, "field.not_a_decimal") << one.text;
        }
    }
}

TEST(Decimal, text_has_exactly_the_digits_of_its_scale) {
    EXPECT_EQ(decimal_text(1250, 2), "12.50");
    EXPECT_EQ(decimal_text(-5, 2), "-0.05");
    EXPECT_EQ(decimal_text(0, 3), "0.000");
    EXPECT_EQ(decimal_text(7, 0), "7");
    EXPECT_EQ(decimal_text(int64_min, 2), "-92233720368547758.08");
    EXPECT_EQ(decimal_text(int64_max, 0), "9223372036854775807");
    EXPECT_EQ(decimal_text(int64_min, 18), "-9.223372036854775808");
}

TEST(Decimal, text_and_units_round_trip) {
    test::Random random;
    for (int i = 0; i < 20'000; ++i) {
        const int scale = static_cast<int>(random.integer(0, 18));
        const auto units = static_cast<std::int64_t>(random.bits()) >> random.integer(0, 62);
        EXPECT_EQ(parse_decimal(decimal_text(units, scale), scale), units);
    }
}

struct RoundCase {
    std::int64_t a, b;
    int from, to;
    std::int64_t half_up, half_even, down;
};

TEST(Decimal, rounding_table) {
    const RoundCase cases[] = {
        {25, 1, 1, 0, 3, 2, 2},         {35, 1, 1, 0, 4, 4, 3},
        {-25, 1, 1, 0, -3, -2, -2},     {-35, 1, 1, 0, -4, -4, -3},
        {24, 1, 1, 0, 2, 2, 2},         {26, 1, 1, 0, 3, 3, 2},
        {-26, 1, 1, 0, -3, -3, -2},     {12345, 10000, 4, 2, 1234500, 1234500, 1234500},
        {7, 3, 0, 2, 2100, 2100, 2100}, {5, 1, 1, 0, 1, 0, 0},
        {15, 1, 1, 0, 2, 2, 1},         {333, 2505, 5, 2, 834, 834, 834},  // 3.33 × 2.505 = 8.34165
    };
    for (const RoundCase& one : cases) {
        EXPECT_EQ(multiply_round_units(one.a, one.b, one.from, one.to, Rounding::half_up), one.half_up) << one.a;
        EXPECT_EQ(multiply_round_units(one.a, one.b, one.from, one.to, Rounding::half_even), one.half_even) << one.a;
        EXPECT_EQ(multiply_round_units(one.a, one.b, one.from, one.to, Rounding::down), one.down) << one.a;
    }
}

TEST(Decimal, price_times_quantity) {
    const auto cost = multiply_round<2>(UnitPrice{85'500}, Quantity{2'500}, Rounding::half_up);  // 8.55 × 2.5
    ASSERT_TRUE(cost);
    EXPECT_EQ(cost->units, 2138);  // 21.375
}

TEST(Decimal, overflow_is_an_error_never_a_wrong_number) {
    for (const auto& [a, b, from, to] :
         {std::tuple{int64_max, std::int64_t{2}, 0, 0}, std::tuple{int64_min, std::int64_t{-1}, 0, 0},
          std::tuple{int64_max, std::int64_t{1}, 0, 1}, std::tuple{int64_max, int64_max, 0, 18},
          std::tuple{int64_min, int64_min, 4, 0}}) {
        const auto product = multiply_round_units(a, b, from, to, Rounding::half_up);
        ASSERT_FALSE(product) << a << " * " << b;
        EXPECT_EQ(product.error().key, "decimal.overflow");
    }
    EXPECT_EQ(multiply_round_units(int64_max, 10, 1, 0, Rounding::half_up), int64_max);
    EXPECT_EQ(multiply_round_units(int64_min, 1, 0, 0, Rounding::half_up), int64_min);
}

// 2·|rounded·10^k − exact| ≤ 10^k for the nearest roundings; "down" never moves away from zero.
TEST(Decimal, rounding_is_within_half_a_unit) {
    test::Random random;
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t a = random.integer(-1'000'000'000, 1'000'000'000);
        const std::int64_t b = random.integer(-1'000'000'000, 1'000'000'000);
        const int drop = static_cast<int>(random.integer(0, 8));
        std::int64_t divisor = 1;
        for (int digit = 0; digit < drop; ++digit) divisor *= 10;
        const std::int64_t exact = a * b;
        for (const Rounding rounding : {Rounding::half_up, Rounding::half_even}) {
            const std::int64_t rounded = multiply_round_units(a, b, drop, 0, rounding).value();
            EXPECT_LE(std::abs(rounded * divisor - exact) * 2, divisor) << a << " * " << b << " / " << divisor;
        }
        EXPECT_EQ(multiply_round_units(a, b, drop, 0, Rounding::down), exact / divisor);
        EXPECT_EQ(multiply_round_units(a, b, drop, 0, Rounding::half_up).value(),
                  -multiply_round_units(-a, b, drop, 0, Rounding::half_up).value());
    }
}

}  // namespace
}  // namespace zs
