#include "platform/history/codec.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace zs::history {
namespace {

constexpr std::size_t unpacked_bytes_max = 64U << 20;
constexpr int zstd_level = 3;
constexpr unsigned char plain_bits = 255;  // in place of a number of decimals: XOR of the doubles' bits
constexpr std::array<double, 8> powers = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
constexpr double whole_max = 9e14;

/// Differences in 64 bits that wrap: the way back wraps the same.
std::uint64_t bits_of(std::int64_t number) { return static_cast<std::uint64_t>(number); }
std::int64_t minus(std::int64_t a, std::int64_t b) { return static_cast<std::int64_t>(bits_of(a) - bits_of(b)); }
std::int64_t plus(std::int64_t a, std::int64_t b) { return static_cast<std::int64_t>(bits_of(a) + bits_of(b)); }

/// `value` as whole number of 10^-decimals when it comes back the same.
bool scaled(double value, double power, std::int64_t& whole) {
    const double moved = std::nearbyint(value * power);
    if (!(std::abs(moved) <= whole_max)) return false;
    whole = static_cast<std::int64_t>(moved);
    return std::bit_cast<std::uint64_t>(static_cast<double>(whole) / power) == std::bit_cast<std::uint64_t>(value);
}

void put_values(std::string& out, const std::vector<double>& values) {
    std::vector<std::int64_t> wholes(values.size());
    for (std::size_t decimals = 0; decimals < powers.size(); ++decimals) {
        std::size_t fit = 0;
        while (fit < values.size() && scaled(values[fit], powers[decimals], wholes[fit])) ++fit;
        if (fit < values.size()) continue;
        out += static_cast<char>(decimals);
        std::int64_t last = 0;
        for (const auto whole : wholes) put_varint(out, zigzag(minus(std::exchange(last, whole), whole)));
        return;
    }
    out += static_cast<char>(plain_bits);
    std::uint64_t last = 0;
    std::vector<std::uint64_t> changes(values.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto bits = std::bit_cast<std::uint64_t>(values[i]);
        changes[i] = bits ^ std::exchange(last, bits);
    }
    for (unsigned shift = 0; shift < 64; shift += 8)  // byte by byte of all: equal ones lie together for zstd
        for (const auto change : changes) out += static_cast<char>(change >> shift & 0xFFU);
}

bool take_values(std::string_view& bytes, std::vector<double>& values) {
    if (bytes.empty()) return false;
    const auto kind = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (kind == plain_bits) {
        const std::size_t n = values.size();
        if (bytes.size() < n * 8) return false;
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (unsigned byte = 0; byte < 8; ++byte)
                bits ^= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[byte * n + i])) << (byte * 8);
            values[i] = std::bit_cast<double>(bits);
        }
        bytes.remove_prefix(n * 8);
        return true;
    }
    if (kind >= powers.size()) return false;
    std::int64_t whole = 0;
    for (auto& value : values) {
        std::uint64_t change = 0;
        if (!take_varint(bytes, change)) return false;
        whole = minus(whole, unzigzag(change));
        value = static_cast<double>(whole) / powers[kind];
    }
    return true;
}

std::string compress(std::string_view plain) {
    thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    std::string out;
    put_varint(out, plain.size());
    const auto head = out.size();
    out.resize(head + ZSTD_compressBound(plain.size()));
    const auto size =
        ZSTD_compressCCtx(context.get(), out.data() + head, out.size() - head, plain.data(), plain.size(), zstd_level);
    ZS_ASSERT(ZSTD_isError(size) == 0);
    out.resize(head + size);
    return out;
}

bool decompress(std::string_view bytes, std::string& plain) {
    thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(), &ZSTD_freeDCtx);
    std::uint64_t size = 0;
    if (!take_varint(bytes, size) || size > unpacked_bytes_max) return false;
    plain.resize(size);
    return ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(), bytes.data(), bytes.size()) == size;
}

}  // namespace

void put_varint(std::string& out, std::uint64_t number) {
    for (; number >= 128; number >>= 7U) out += static_cast<char>(number | 128U);
    out += static_cast<char>(number);
}

bool take_varint(std::string_view& bytes, std::uint64_t& number) {
    number = 0;
    std::size_t i = 0;
    for (unsigned shift = 0; shift < 64 && i < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[i++]);
        number |= static_cast<std::uint64_t>(byte & 127U) << shift;
        if (byte < 128) {
            bytes.remove_prefix(i);
            return true;
        }
    }
    return false;
}

std::uint32_t checksum(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::string pack_samples(std::span<const Sample> samples) {
    std::string plain;
    put_varint(plain, samples.size());
    std::int64_t at = 0, step = 0;
    for (const auto& sample : samples) {
        const auto next = minus(sample.at_ms, std::exchange(at, sample.at_ms));
        put_varint(plain, zigzag(minus(next, std::exchange(step, next))));
    }
    for (std::size_t begin = 0, end = 0; begin < samples.size(); begin = end) {
        while (end < samples.size() && samples[end].quality == samples[begin].quality) ++end;
        plain += static_cast<char>(samples[begin].quality);
        put_varint(plain, end - begin);
    }
    std::vector<double> values;
    values.reserve(samples.size());
    for (const auto& sample : samples) values.push_back(sample.value);
    put_values(plain, values);
    return compress(plain);
}

bool unpack_samples(std::string_view bytes, std::vector<Sample>& samples) {
    thread_local std::string plain;
    thread_local std::vector<double> values;
    std::uint64_t n = 0;
    if (!decompress(bytes, plain)) return false;
    std::string_view rest = plain;
    if (!take_varint(rest, n) || n > plain.size()) return false;
    const auto first = samples.size();
    samples.resize(first + n);
    std::int64_t at = 0, step = 0;
    for (auto i = first; i < samples.size(); ++i) {
        std::uint64_t change = 0;
        if (!take_varint(rest, change)) return false;
        step = plus(step, unzigzag(change));
        samples[i].at_ms = at = plus(at, step);
    }
    for (auto i = first; i < samples.size();) {
        if (rest.empty() || static_cast<unsigned char>(rest.front()) > static_cast<unsigned char>(Quality::bad))
            return false;
        const auto quality = static_cast<Quality>(rest.front());
        rest.remove_prefix(1);
        std::uint64_t run = 0;
        if (!take_varint(rest, run) || run == 0 || run > samples.size() - i) return false;
        for (const auto end = i + run; i < end; ++i) samples[i].quality = quality;
    }
    values.resize(n);
    if (!take_values(rest, values)) return false;
    for (std::size_t i = 0; i < n; ++i) samples[first + i].value = values[i];
    return rest.empty();
}

std::string pack_rows(std::span<const Bucket> rows, std::int64_t step_ms) {
    std::string plain;
    put_varint(plain, rows.size());
    std::int64_t at = 0;
    for (const auto& row : rows) {
        const auto number = row.at_ms / step_ms;
        put_varint(plain, zigzag(number - std::exchange(at, number)));
        put_varint(plain, bits_of(row.n));
    }
    std::vector<double> values(rows.size());
    for (const auto column : {&Bucket::sum, &Bucket::min, &Bucket::max}) {
        std::transform(rows.begin(), rows.end(), values.begin(), [&](const Bucket& row) { return row.*column; });
        put_values(plain, values);
    }
    return compress(plain);
}

bool unpack_rows(std::string_view bytes, std::int64_t step_ms, std::vector<Bucket>& rows) {
    thread_local std::string plain;
    thread_local std::vector<double> values;
    std::uint64_t n = 0;
    if (!decompress(bytes, plain)) return false;
    std::string_view rest = plain;
    if (!take_varint(rest, n) || n > plain.size()) return false;
    const auto first = rows.size();
    rows.resize(first + n);
    std::int64_t number = 0;
    for (auto i = first; i < rows.size(); ++i) {
        std::uint64_t change = 0, count = 0;
        if (!take_varint(rest, change) || !take_varint(rest, count) || count == 0) return false;
        number = plus(number, unzigzag(change));
        rows[i].at_ms = number * step_ms;
        rows[i].n = static_cast<std::int64_t>(count);
    }
    values.resize(n);
    for (const auto column : {&Bucket::sum, &Bucket::min, &Bucket::max}) {
        if (!take_values(rest, values)) return false;
        for (std::size_t i = 0; i < n; ++i) rows[first + i].*column = values[i];
    }
    return rest.empty();
}

std::vector<Bucket> summarize(std::span<const Sample> samples, std::int64_t step_ms) {
    std::vector<Bucket> rows;
    std::int64_t end = std::numeric_limits<std::int64_t>::min();
    for (const auto& sample : samples) {
        if (sample.quality == Quality::bad) continue;
        if (sample.at_ms >= end) {
            const auto at = floor_to(sample.at_ms, step_ms);
            end = at + step_ms;
            rows.push_back({at, 0, 0, sample.value, sample.value});
        }
        rows.back().add({sample.at_ms, 1, sample.value, sample.value, sample.value});
    }
    return rows;
}

void Bucket::add(const Bucket& other) {
    n += other.n;
    sum += other.sum;
    min = std::min(min, other.min);
    max = std::max(max, other.max);
}

}  // namespace zs::history
