// Element strings, with brackets and raw.
#include <algorithm>

#include "platform/gs1/gs1.h"
#include "platform/gs1/link.h"

namespace zs::gs1 {
namespace {

constexpr std::string_view separator_picture = "\xE2\x90\x9D";  // U+241D ␝

/// Bytes of the FNC1 at `at`; 0 where there is none.
std::size_t fnc1_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    if (text[at] == '^' || text[at] == '\x1D') return 1;
    return text.substr(at, separator_picture.size()) == separator_picture ? separator_picture.size() : 0;
}

std::size_t end_of_field(std::string_view text, std::size_t at) {
    while (at < text.size() && fnc1_at(text, at) == 0) ++at;
    return at;
}

Verdict lint_characters(Characters characters, std::string_view data) {
    switch (characters) {
        case Characters::digits:
            return lint_digits(data);
        case Characters::set82:
            return lint_set82(data);
        case Characters::set39:
            return lint_set39(data);
        default:
            return lint_base64(data);
    }
}

/// The whole value against its components.
Verdict check_value(const Identifier& identifier, std::string_view value, const PrefixSource& prefixes) {
    std::size_t at = 0;
    for (const auto& component : identifier.components) {
        const auto part = value.substr(at, component.length_max);
        if (part.empty() && component.optional) continue;
        if (const auto flaw = lint_characters(component.characters, part))
            return Flaw{flaw->code, at + flaw->at, flaw->length};
        if (part.size() < component.length_min) return Flaw{"too_short", at, part.size()};
        for (const auto linter : component.linters)
            if (const auto flaw = linter(part, prefixes)) return Flaw{flaw->code, at + flaw->at, flaw->length};
        at += part.size();
    }
    if (at < value.size()) return Flaw{"too_long", at, value.size() - at};
    return {};
}

tl::unexpected<Fault> refuse(std::string_view code, std::size_t position, std::size_t length,
                             std::string_view ai = {}) {
    return tl::unexpected(Fault{std::string(code), position, length, std::string(ai)});
}

/// Elements of `text` from `at` on; positions of faults count from the beginning of `text`.
Read<std::vector<Element>> read_elements(std::string_view text, std::size_t at, const PrefixSource& prefixes) {
    std::vector<Element> elements;
    if (at == text.size()) return refuse("empty", 0, text.size());
    while (at < text.size()) {
        const auto* identifier = find_identifier(text.substr(at));
        if (identifier == nullptr) return refuse("unknown_identifier", at, std::min<std::size_t>(4, text.size() - at));
        at += identifier->ai.size();
        const auto end = end_of_field(text, at);
        const auto taken = identifier->predefined_length ? std::min(end, at + identifier->length_max()) : end;
        const auto value = text.substr(at, taken - at);
        if (const auto flaw = check_value(*identifier, value, prefixes))
            return refuse(flaw->code, at + flaw->at, flaw->length, identifier->ai);
        elements.push_back({identifier, std::string(value)});
        at = taken + fnc1_at(text, taken);
    }
    return elements;
}

/// A bracket value without its escapes, and where each of its bytes stood.
struct Value {
    std::string text;
    std::vector<std::size_t> positions;
};

Value take_value(std::string_view text, std::size_t& at) {
    Value value;
    while (at < text.size() && text[at] != '(') {
        if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] == '(') ++at;
        value.positions.push_back(at);
        value.text += text[at++];
    }
    value.positions.push_back(at);
    return value;
}

}  // namespace

Read<std::vector<Element>> parse_bracketed(std::string_view text, const PrefixSource& prefixes) {
    std::vector<Element> elements;
    std::size_t at = 0;
    if (text.empty()) return refuse("empty", 0, 0);
    while (at < text.size()) {
        if (text[at] != '(') return refuse("bracket_expected", at, 1);
        const auto close = text.find(')', at);
        if (close == text.npos) return refuse("bracket_not_closed", at, text.size() - at);
        const auto ai = text.substr(at + 1, close - at - 1);
        const auto* identifier = find_identifier(ai);
        if (identifier == nullptr || identifier->ai != ai) return refuse("unknown_identifier", at + 1, ai.size());
        at = close + 1;
        const auto value = take_value(text, at);
        if (const auto flaw = check_value(*identifier, value.text, prefixes)) {
            const auto first = value.positions[flaw->at], last = value.positions[flaw->at + flaw->length];
            return refuse(flaw->code, first, last - first, ai);
        }
        elements.push_back({identifier, value.text});
    }
    return elements;
}

Read<std::vector<Element>> parse_raw(std::string_view text, const PrefixSource& prefixes) {
    const auto lead = fnc1_at(text, 0);
    if (lead == 0) return refuse("fnc1_expected", 0, std::min<std::size_t>(1, text.size()));
    return read_elements(text, lead, prefixes);
}

Read<std::vector<Element>> parse(std::string_view text, const PrefixSource& prefixes) {
    if (text.empty()) return refuse("empty", 0, 0);
    if (text[0] == '(') return parse_bracketed(text, prefixes);
    if (is_link(text)) return parse_link(text, prefixes);
    if (text[0] != ']') return read_elements(text, fnc1_at(text, 0), prefixes);
    const auto symbology = text.substr(0, 3);
    if (symbology == "]E0" || symbology == "]E4") {
        const auto digits = text.substr(3);
        if (digits.size() != (symbology == "]E0" ? 13U : 8U)) return refuse("ean_length", 3, digits.size());
        if (const auto flaw = lint_check_digit(digits)) return refuse(flaw->code, 3 + flaw->at, flaw->length, "01");
        return std::vector<Element>{
            {find_identifier("01"), std::string(14 - digits.size(), '0') + std::string(digits)}};
    }
    for (const std::string_view known : {"]d2", "]C1", "]Q3", "]e0", "]J1"})
        if (symbology == known) return read_elements(text, 3 + fnc1_at(text, 3), prefixes);
    return refuse("symbology_without_elements", 0, symbology.size());
}

std::string to_raw(const std::vector<Element>& elements) {
    std::string raw = "^";
    for (const auto& element : elements) {
        raw += element.identifier->ai + element.value;
        if (!element.identifier->predefined_length && &element != &elements.back()) raw += '^';
    }
    return raw;
}

namespace {

bool has(const std::vector<Element>& elements, std::string_view pattern, const Element* except) {
    return std::any_of(elements.begin(), elements.end(), [&](const Element& one) {
        return one.identifier != (except == nullptr ? nullptr : except->identifier) &&
               matches(pattern, one.identifier->ai);
    });
}

std::string join(const std::vector<Group>& groups) {
    std::string text;
    for (const auto& group : groups) {
        if (!text.empty()) text += ',';
        for (const auto& ai : group) text += (&ai == &group.front() ? "" : "+") + ai;
    }
    return text;
}

void find_missing(const std::vector<Element>& elements, const Element& element, std::vector<Issue>& issues) {
    for (const auto& groups : element.identifier->requires_one_of) {
        const bool met = std::any_of(groups.begin(), groups.end(), [&](const Group& group) {
            return std::all_of(group.begin(), group.end(), [&](const auto& ai) { return has(elements, ai, nullptr); });
        });
        if (!met) issues.push_back({Issue::Kind::required, element.identifier->ai, join(groups)});
    }
}

}  // namespace

std::vector<Issue> find_issues(const std::vector<Element>& elements) {
    std::vector<Issue> issues;
    for (const auto& element : elements) {
        const auto& identifier = *element.identifier;
        const auto first = std::find_if(elements.begin(), elements.end(),
                                        [&](const Element& one) { return one.identifier == &identifier; });
        if (&*first != &element) {
            if (first->value != element.value) issues.push_back({Issue::Kind::repeated, identifier.ai, identifier.ai});
            continue;
        }
        find_missing(elements, element, issues);
        for (const auto& pattern : identifier.excludes)
            if (has(elements, pattern, &element)) issues.push_back({Issue::Kind::excluded, identifier.ai, pattern});
    }
    return issues;
}

}  // namespace zs::gs1
