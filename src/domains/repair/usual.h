// What finishing a kind of fault usually takes, from the last orders of that kind: so that the phone asks for that
// first.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "domains/repair/entities.h"

namespace zs::repair::usual {

/// What one finished order says.
struct Finished {
    std::string cause;
    std::string remedy;
    std::int64_t labour_minutes = 0;
    bool signature = false;
};
struct Counted {
    std::string code;
    std::int64_t count = 0;
};
struct UsualPart {
    PartLine line;  // as written last
    std::int64_t count = 0;
};
struct Answer {
    std::int64_t orders = 0;
    std::vector<Counted> causes;  // most frequent first
    std::vector<Counted> remedies;
    std::int64_t labour_minutes = 0;  // median of those that have any; 0 = unknown
    std::vector<UsualPart> parts;     // most frequent first
    std::int64_t with_parts = 0;      // orders with at least one part
    std::int64_t with_signature = 0;
};

inline constexpr std::size_t parts_max = 8;

/// `parts` newest first.
Answer of(const std::vector<Finished>& orders, const std::vector<PartLine>& parts);
std::string to_json(const Answer& answer, std::int64_t with_photos);

}  // namespace zs::repair::usual
