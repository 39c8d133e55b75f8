#include "platform/gs1/dictionary.h"

#include <algorithm>
#include <charconv>

#include "core/result.h"
#include "core/text.h"

namespace zs::gs1 {
namespace {

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    for (const auto word : text::split(line, ' '))
        if (!word.empty()) words.push_back(word);
    return words;
}

std::size_t number(std::string_view digits) {
    std::size_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    ZS_ASSERT(read.ec == std::errc() && read.ptr == digits.data() + digits.size());
    return value;
}

std::vector<std::string> strings(std::string_view list, char separator) {
    std::vector<std::string> out;
    for (const auto one : text::split(list, separator)) out.emplace_back(one);
    return out;
}

Characters characters_of(char type) {
    switch (type) {
        case 'N':
            return Characters::digits;
        case 'X':
            return Characters::set82;
        case 'Y':
            return Characters::set39;
        default:
            ZS_ASSERT(type == 'Z');
            return Characters::base64;
    }
}

/// "N13,csum,gcppos1", "X..20", "[N..12]", "[N6],yymmdd"
Component component_of(std::string_view word) {
    Component component;
    const auto parts = text::split(word, ',');
    auto form = parts[0];
    if (form.front() == '[') {
        component.optional = true;
        form = form.substr(1, form.size() - 2);
    }
    component.characters = characters_of(form.front());
    form.remove_prefix(1);
    const bool varies = form.substr(0, 2) == "..";
    if (varies) form.remove_prefix(2);
    component.length_max = number(form);
    component.length_min = varies ? 1 : component.length_max;
    for (std::size_t at = 1; at < parts.size(); ++at) {
        const auto linter = find_linter(parts[at]);
        ZS_ASSERT(linter.has_value());
        component.linters.push_back(*linter);
    }
    return component;
}

bool is_component(std::string_view word) {
    const auto at = word.front() == '[' ? 1U : 0U;
    return word.size() > at && std::string_view("NXYZ").find(word[at]) != std::string_view::npos;
}

void add_attribute(Identifier& identifier, std::string_view word) {
    const auto sign = word.find('=');
    const auto key = word.substr(0, sign);
    const auto value = sign == word.npos ? std::string_view() : word.substr(sign + 1);
    if (key == "req") {
        std::vector<Group> groups;
        for (const auto group : text::split(value, ',')) groups.push_back(strings(group, '+'));
        identifier.requires_one_of.push_back(std::move(groups));
    } else if (key == "ex") {
        identifier.excludes = strings(value, ',');
    } else if (key == "dlpkey") {
        identifier.link_key = true;
        if (value.empty()) return;
        for (const auto alternative : text::split(value, '|'))
            identifier.link_qualifiers.push_back(strings(alternative, ','));
    }
}

void add_line(std::vector<Identifier>& all, std::string_view line) {
    Identifier identifier;
    if (const auto mark = line.find('#'); mark != line.npos) {
        identifier.title = text::trim(line.substr(mark + 1));
        line = line.substr(0, mark);
    }
    const auto words = words_of(line);
    if (words.empty()) return;
    for (std::size_t at = 1; at < words.size(); ++at) {
        const auto word = words[at];
        if (is_component(word)) {
            identifier.components.push_back(component_of(word));
        } else if (identifier.components.empty()) {  // flags
            identifier.predefined_length = word.find('*') != word.npos;
            identifier.link_attribute = word.find('?') != word.npos;
        } else {
            add_attribute(identifier, word);
        }
    }
    const auto ends = text::split(words[0], '-');
    const auto first = number(ends.front()), last = number(ends.back());
    for (auto value = first; value <= last; ++value) {
        auto digits = std::to_string(value);
        identifier.ai = std::string(ends.front().size() - digits.size(), '0') + digits;
        all.push_back(identifier);
    }
}

std::vector<Identifier> read_dictionary(std::string_view text) {
    std::vector<Identifier> all;
    for (const auto line : text::split(text, '\n')) add_line(all, line);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.ai < b.ai; });
    return all;
}

}  // namespace

std::size_t Identifier::length_min() const {
    std::size_t sum = 0;
    for (const auto& component : components) sum += component.optional ? 0 : component.length_min;
    return sum;
}

std::size_t Identifier::length_max() const {
    std::size_t sum = 0;
    for (const auto& component : components) sum += component.length_max;
    return sum;
}

std::span<const Identifier> identifiers() {
    static const std::vector<Identifier> all = read_dictionary(dictionary_text());
    return all;
}

const Identifier* find_identifier(std::string_view text) {
    const auto all = identifiers();
    for (std::size_t length = 2; length <= std::min<std::size_t>(4, text.size()); ++length) {
        const auto ai = text.substr(0, length);
        const auto found = std::lower_bound(
            all.begin(), all.end(), ai, [](const Identifier& one, std::string_view wanted) { return one.ai < wanted; });
        if (found != all.end() && found->ai == ai) return &*found;
    }
    return nullptr;
}

bool matches(std::string_view pattern, std::string_view ai) {
    return pattern.size() == ai.size() &&
           std::equal(pattern.begin(), pattern.end(), ai.begin(),
                      [](char wanted, char is) { return wanted == 'n' || wanted == is; });
}

}  // namespace zs::gs1
