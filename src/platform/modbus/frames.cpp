#include "platform/modbus/frames.h"

namespace zs::modbus {
namespace {

constexpr std::uint8_t exception_bit = 0x80;

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<std::uint8_t>(bytes[at]); }
std::uint16_t word_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(byte_at(bytes, at) << 8U | byte_at(bytes, at + 1));
}
void append_word(std::string& out, std::uint16_t word) {
    out += static_cast<char>(word >> 8U);
    out += static_cast<char>(word & 0xFFU);
}

/// Header before a body (unit and everything after it) of `bytes`.
std::string begin(const Request& request, std::size_t bytes) {
    std::string out;
    append_word(out, request.transaction);
    append_word(out, 0);
    append_word(out, static_cast<std::uint16_t>(bytes + 1));
    out += static_cast<char>(request.unit);
    return out;
}

Error exception_of(std::uint8_t code) {
    switch (code) {
        case 1:
            return {Code::unavailable, "modbus.exception_1", {}};
        case 2:
            return {Code::unavailable, "modbus.exception_2", {}};
        case 3:
            return {Code::unavailable, "modbus.exception_3", {}};
        case 4:
            return {Code::unavailable, "modbus.exception_4", {}};
        case 6:
            return {Code::unavailable, "modbus.exception_6", {}};
        case 10:
            return {Code::unavailable, "modbus.exception_10", {}};
        case 11:
            return {Code::unavailable, "modbus.exception_11", {}};
        default:
            return {Code::unavailable, "modbus.exception_other", {}};
    }
}

/// Whole frame with the length that its header tells.
bool is_whole(std::string_view frame, std::size_t body_min) {
    const auto length = frame_length(frame);
    return length && *length == frame.size() && frame.size() >= header_bytes + body_min;
}

std::size_t data_bytes(const Request& request) {
    return is_bits(request.function) ? (request.count + 7U) / 8U : request.count * std::size_t{2};
}

}  // namespace

std::string encode(const Request& request) {
    std::string out = begin(request, 5);
    out += static_cast<char>(request.function);
    append_word(out, request.address);
    append_word(out, request.count);
    return out;
}

Result<std::size_t> frame_length(std::string_view bytes) {
    if (bytes.size() >= 4 && word_at(bytes, 2) != 0) return fail(Code::unavailable, "modbus.not_modbus");
    if (bytes.size() < 6) return std::size_t{0};
    const std::size_t rest = word_at(bytes, 4);  // unit and body
    if (rest < 2 || rest + 6 > frame_bytes_max) return fail(Code::unavailable, "modbus.not_modbus");
    return rest + 6;
}

Result<std::vector<std::uint16_t>> decode_answer(const Request& request, std::string_view frame) {
    if (!is_whole(frame, 2)) return fail(Code::unavailable, "modbus.not_modbus");
    const auto function = byte_at(frame, header_bytes);
    const auto asked = static_cast<std::uint8_t>(request.function);
    if (word_at(frame, 0) != request.transaction || byte_at(frame, 6) != request.unit ||
        (function & ~exception_bit) != asked)
        return fail(Code::unavailable, "modbus.other_answer");
    if ((function & exception_bit) != 0) return tl::unexpected(exception_of(byte_at(frame, header_bytes + 1)));
    const std::size_t bytes = byte_at(frame, header_bytes + 1);
    if (bytes != data_bytes(request) || frame.size() != header_bytes + 2 + bytes)
        return fail(Code::unavailable, "modbus.other_answer");
    const auto data = frame.substr(header_bytes + 2);
    std::vector<std::uint16_t> values;
    values.reserve(request.count);
    for (std::size_t i = 0; i < request.count; ++i)
        values.push_back(is_bits(request.function) ? static_cast<std::uint16_t>(byte_at(data, i / 8) >> (i % 8) & 1U)
                                                   : word_at(data, i * 2));
    return values;
}

Result<Asked> decode_request(std::string_view frame) {
    if (!is_whole(frame, 1)) return fail(Code::unavailable, "modbus.not_modbus");
    Asked asked;
    asked.request.transaction = word_at(frame, 0);
    asked.request.unit = byte_at(frame, 6);
    asked.function_code = byte_at(frame, header_bytes);
    if (asked.function_code < 1 || asked.function_code > 4 || frame.size() != header_bytes + 5) return asked;
    asked.request.function = static_cast<Function>(asked.function_code);
    asked.request.address = word_at(frame, header_bytes + 1);
    asked.request.count = word_at(frame, header_bytes + 3);
    const auto most = is_bits(asked.request.function) ? bits_max : registers_max;
    asked.known = asked.request.count >= 1 && asked.request.count <= most;
    return asked;
}

std::string encode_answer(const Request& request, std::span<const std::uint16_t> values) {
    const std::size_t bytes = data_bytes(request);
    std::string out = begin(request, bytes + 2);
    out += static_cast<char>(request.function);
    out += static_cast<char>(bytes);
    if (!is_bits(request.function)) {
        for (const auto value : values) append_word(out, value);
        return out;
    }
    for (std::size_t at = 0; at < bytes; ++at) {
        unsigned packed = 0;
        for (std::size_t bit = 0; bit < 8 && at * 8 + bit < values.size(); ++bit)
            packed |= (values[at * 8 + bit] != 0 ? 1U : 0U) << bit;
        out += static_cast<char>(packed);
    }
    return out;
}

std::string encode_exception(const Request& request, std::uint8_t function_code, std::uint8_t exception) {
    std::string out = begin(request, 2);
    out += static_cast<char>(function_code | exception_bit);
    out += static_cast<char>(exception);
    return out;
}

}  // namespace zs::modbus
