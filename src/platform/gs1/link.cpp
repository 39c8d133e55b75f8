// GS1 Digital Link (URI syntax 1.4): identifiers as parts of a web address.
#include "platform/gs1/link.h"

#include <algorithm>

#include "core/text.h"
#include "platform/gs1/gs1.h"

namespace zs::gs1 {
namespace {

struct Part {
    std::string_view text;
    std::size_t position = 0;
};

tl::unexpected<Fault> refuse(std::string_view code, const Part& part, std::string_view ai = {}) {
    return tl::unexpected(Fault{std::string(code), part.position, part.text.size(), std::string(ai)});
}

std::vector<Part> split(const Part& whole, char separator) {
    std::vector<Part> parts;
    for (const auto text : text::split(whole.text, separator))
        parts.push_back({text, whole.position + static_cast<std::size_t>(text.data() - whole.text.data())});
    return parts;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            out += text[at];
            continue;
        }
        if (text.size() - at < 3 || hex_value(text[at + 1]) < 0 || hex_value(text[at + 2]) < 0) return {};
        out += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
        at += 2;
    }
    return out;
}

bool is_number(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == text.npos; }

const Identifier* exact(std::string_view ai) {
    const auto* identifier = find_identifier(ai);
    return identifier != nullptr && identifier->ai == ai ? identifier : nullptr;
}

/// The value of one identifier, checked by the strict form; the fault covers the whole part.
Read<Element> element_of(const Identifier& identifier, const Part& part, const PrefixSource& prefixes) {
    auto value = percent_decoded(part.text);
    if (!value) return refuse("invalid_percent_sequence", part, identifier.ai);
    if (identifier.ai == "01" && is_number(*value) &&
        (value->size() == 8 || value->size() == 12 || value->size() == 13))
        value->insert(0, 14 - value->size(), '0');
    if (value->find('^') != value->npos || value->find('\x1D') != value->npos)
        return refuse("invalid_cset82_character", part, identifier.ai);
    auto elements = parse_raw("^" + identifier.ai + *value, prefixes);
    if (!elements) return refuse(elements.error().code, part, identifier.ai);
    if (elements->size() != 1) return refuse("too_long", part, identifier.ai);
    return std::move(elements->front());
}

/// Qualifiers that follow the key keep the order of one alternative.
bool in_order(const Identifier& key, const std::vector<std::string_view>& qualifiers) {
    if (qualifiers.empty()) return true;
    return std::any_of(key.link_qualifiers.begin(), key.link_qualifiers.end(), [&](const Group& allowed) {
        auto next = allowed.begin();
        for (const auto qualifier : qualifiers) {
            next = std::find(next, allowed.end(), qualifier);
            if (next == allowed.end()) return false;
            ++next;
        }
        return true;
    });
}

/// The part of the path where the key stands: the pairs behind it are all identifiers. Before it may stand anything.
std::optional<std::size_t> key_at(const std::vector<Part>& path) {
    for (std::size_t at = path.size() % 2; at + 1 < path.size(); at += 2) {
        const auto* key = exact(path[at].text);
        if (key == nullptr || !key->link_key) continue;
        std::vector<std::string_view> qualifiers;
        for (std::size_t next = at + 2; next < path.size(); next += 2) qualifiers.push_back(path[next].text);
        if (in_order(*key, qualifiers)) return at;
    }
    return {};
}

}  // namespace

bool is_link(std::string_view text) {
    const auto scheme = text::lower_ascii(text.substr(0, 8));
    return scheme == "https://" || scheme.substr(0, 7) == "http://";
}

Read<std::vector<Element>> parse_link(std::string_view text, const PrefixSource& prefixes) {
    const Part whole{text, 0};
    if (!is_link(text)) return refuse("link_expected", whole);
    const auto host_at = text.find("//") + 2;
    const auto fragment_at = std::min(text.find('#'), text.size());
    const auto query_at = std::min(text.find('?'), fragment_at);
    const auto path_at = std::min(text.find('/', host_at), query_at);
    auto path = split({text.substr(path_at, query_at - path_at), path_at}, '/');
    if (!path.empty() && path.back().text.empty()) path.pop_back();  // "…/10/ABC/"
    const auto key = key_at(path);
    if (!key) return refuse("link_without_identifiers", whole);
    std::vector<Element> elements;
    for (std::size_t at = *key; at < path.size(); at += 2) {
        auto element = element_of(*exact(path[at].text), path[at + 1], prefixes);
        if (!element) return tl::unexpected(element.error());
        elements.push_back(std::move(*element));
    }
    if (query_at == fragment_at) return elements;
    for (const auto& pair : split({text.substr(query_at + 1, fragment_at - query_at - 1), query_at + 1}, '&')) {
        const auto sides = split(pair, '=');
        const auto* identifier = sides.size() == 2 ? exact(sides[0].text) : nullptr;
        if (identifier == nullptr && !(sides.size() == 2 && is_number(sides[0].text))) continue;
        if (identifier == nullptr || !identifier->link_attribute) return refuse("not_a_link_attribute", sides[0]);
        auto element = element_of(*identifier, sides[1], prefixes);
        if (!element) return tl::unexpected(element.error());
        elements.push_back(std::move(*element));
    }
    return elements;
}

}  // namespace zs::gs1
