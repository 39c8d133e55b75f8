// How registers of a device become readings: which ranges to ask for, and what the words mean. Pure.
#pragma once
#include <vector>

#include "domains/telemetry/source_entities.h"
#include "platform/modbus/frames.h"

namespace zs::telemetry::registers {

/// One question and which of the registers its answer holds.
struct Ask {
    modbus::Request request;
    std::vector<std::size_t> registers;  // places in the list that was planned
};
/// As few questions as there must be for one device: neighbours in one, small gaps included. What lies beyond the last
/// address is left out.
std::vector<Ask> plan(const std::vector<Register>& all, const Station& station);

enum class Verdict {
    good,
    not_a_number,  // NaN or infinite: what a gateway sends for a dead sensor
    word_order  // far outside the sensor's range or next to nothing, and an ordinary value when the words are swapped
};
struct Number {
    double value = 0;
    Verdict verdict = Verdict::good;
    bool either_way = false;  // a good value, which would be one with its words swapped too: it proves no order
};
/// `words` of the register as they came. `low` and `high`: what the sensor can show; without both a wrong word order of
/// whole numbers cannot be seen.
Number number_of(const Register& one, std::span<const std::uint16_t> words, const std::optional<double>& low,
                 const std::optional<double>& high);

/// Where the words of a register lie in the answer.
std::span<const std::uint16_t> words_in(const Ask& ask, const Register& one, const Station& station,
                                        const std::vector<std::uint16_t>& answer);

}  // namespace zs::telemetry::registers
