#include "platform/prometheus/labels.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "core/json.h"

namespace zs::prometheus {
namespace {

constexpr std::int64_t pattern_bytes_max = 1 << 20;  // RE2 refuses patterns that would need more

auto place_of(Labels& labels, std::string_view name) {
    return std::lower_bound(labels.begin(), labels.end(), name,
                            [](const auto& label, std::string_view wanted) { return label.first < wanted; });
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string_view value_of(const Labels& labels, std::string_view name) {
    for (const auto& [key, value] : labels)
        if (key == name) return value;
    return {};
}

void set(Labels& labels, std::string_view name, std::string_view value) {
    if (value.empty()) return remove(labels, name);
    const auto found = place_of(labels, name);
    if (found != labels.end() && found->first == name)
        found->second = value;
    else
        labels.emplace(found, name, value);
}

void remove(Labels& labels, std::string_view name) {
    std::erase_if(labels, [&](const auto& label) { return label.first == name; });
}

Labels kept(const Labels& labels, const std::vector<std::string>& names) {
    Labels out;
    for (const auto& label : labels)
        if (std::find(names.begin(), names.end(), label.first) != names.end()) out.push_back(label);
    return out;
}

Labels dropped(const Labels& labels, const std::vector<std::string>& names) {
    Labels out;
    for (const auto& label : labels)
        if (label.first != name_label && std::find(names.begin(), names.end(), label.first) == names.end())
            out.push_back(label);
    return out;
}

std::string text_of(const Labels& labels) {
    std::string out = "{";
    for (const auto& [name, value] : labels) {
        if (out.size() > 1) out += ", ";
        out += name + '=';
        json::append_string(out, value);
    }
    return out + '}';
}

std::string valid_name(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xc0U) == 0x80U) continue;  // one underscore for a whole sign
        out += is_letter(c) || is_digit(c) ? c : '_';
    }
    if (out.empty() || is_digit(out.front())) out.insert(out.begin(), '_');
    return out;
}

bool is_label_name(std::string_view text) {
    return !text.empty() && is_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_letter(c) || is_digit(c); });
}

bool Matcher::matches(std::string_view text) const {
    switch (how) {
        case Match::equal:
            return text == value;
        case Match::not_equal:
            return text != value;
        case Match::like:
            return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern);
        case Match::not_like:
            return !re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern);
    }
    return false;
}

Outcome<Matcher> make_matcher(std::string name, Match how, std::string value) {
    Matcher matcher{std::move(name), how, std::move(value)};
    if (how == Match::like || how == Match::not_like) {
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_dot_nl(true);
        options.set_max_mem(pattern_bytes_max);
        matcher.pattern = std::make_shared<const re2::RE2>(matcher.value, options);
        if (!matcher.pattern->ok())
            return bad_data(fmt::format("error parsing regexp: {}: `{}`", matcher.pattern->error(), matcher.value));
    }
    return matcher;
}

bool matches(const std::vector<Matcher>& matchers, const Labels& labels) {
    return std::all_of(matchers.begin(), matchers.end(),
                       [&](const Matcher& matcher) { return matcher.matches(value_of(labels, matcher.name)); });
}

}  // namespace zs::prometheus
