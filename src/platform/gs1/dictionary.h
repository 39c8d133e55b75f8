// The GS1 Barcode Syntax Dictionary: what each application identifier holds and what it goes together with.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/gs1/lint.h"

namespace zs::gs1 {

/// Characters that a component may hold (GS1 General Specifications, figures 7.11): digits, set 82, set 39, base64.
enum class Characters : std::uint8_t { digits, set82, set39, base64 };

/// One stretch of a value. Only the last one has a varying length.
struct Component {
    Characters characters = Characters::digits;
    std::size_t length_min = 0, length_max = 0;
    bool optional = false;
    std::vector<Linter> linters = {};
};

/// Identifiers that must stand together: "01+21". A pattern's 'n' stands for any digit.
using Group = std::vector<std::string>;

struct Identifier {
    std::string ai;
    std::string title;
    bool predefined_length = false;  // needs no FNC1 behind it
    bool link_attribute = false;     // may be asked of a Digital Link as ?17=…
    std::vector<Component> components;
    std::vector<std::vector<Group>> requires_one_of;  // of each list at least one group
    std::vector<std::string> excludes;                // patterns
    bool link_key = false;                            // may begin a Digital Link
    std::vector<Group> link_qualifiers;               // alternatives of ordered qualifiers
    /// Characters of the whole value.
    std::size_t length_min() const;
    std::size_t length_max() const;
};

/// The published text, as it is in the repository.
std::string_view dictionary_text();
/// Every identifier in order of its digits; ranges ("3100-3105") are spread.
std::span<const Identifier> identifiers();
/// The identifier that `text` begins with; none begins another. Null for none.
const Identifier* find_identifier(std::string_view text);
/// "31nn" matches "3103".
bool matches(std::string_view pattern, std::string_view ai);

}  // namespace zs::gs1
