// Modbus TCP on the wire (MODBUS Messaging on TCP/IP 1.0b): requests and answers as bytes, nothing else. Reading
// functions only: this program changes no machine.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace zs::modbus {

enum class Function : std::uint8_t { coils = 1, discrete_inputs = 2, holding_registers = 3, input_registers = 4 };
constexpr bool is_bits(Function function) {
    return function == Function::coils || function == Function::discrete_inputs;
}

constexpr std::size_t header_bytes = 7;
constexpr std::size_t frame_bytes_max = 260;
constexpr std::uint16_t registers_max = 125;  // in one request
constexpr std::uint16_t bits_max = 2000;

struct Request {
    std::uint16_t transaction = 0;
    std::uint8_t unit = 1;
    Function function = Function::holding_registers;
    std::uint16_t address = 0;  // as on the wire: from 0
    std::uint16_t count = 1;
};

std::string encode(const Request& request);

/// Length of the frame that begins with these bytes; 0: more bytes are needed to say. Errors: modbus.not_modbus.
Result<std::size_t> frame_length(std::string_view bytes);

/// Registers (bits as 0 and 1) of the answer to `request`. Errors: modbus.not_modbus, modbus.other_answer (another
/// transaction, unit, function or number of values), modbus.exception_1 … modbus.exception_4, modbus.exception_6,
/// modbus.exception_10, modbus.exception_11, modbus.exception_other.
Result<std::vector<std::uint16_t>> decode_answer(const Request& request, std::string_view frame);

/// What a server was asked. Errors: modbus.not_modbus. A function that this server does not know has no `function`.
struct Asked {
    Request request;
    std::uint8_t function_code = 0;
    bool known = false;  // function and range are ones that may be answered
};
Result<Asked> decode_request(std::string_view frame);
std::string encode_answer(const Request& request, std::span<const std::uint16_t> values);
/// `exception`: 1 illegal function, 2 illegal address, 3 illegal value, 4 failure.
std::string encode_exception(const Request& request, std::uint8_t function_code, std::uint8_t exception);

}  // namespace zs::modbus
