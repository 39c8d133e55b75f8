// Loading, placeholders, optional parts.
#include "platform/i18n/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/json.h"
#include "core/text.h"

namespace zs::i18n {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

/// The name of the placeholder that begins at `at`, or "".
std::string_view placeholder_at(std::string_view message, std::size_t at) {
    const std::size_t end = message.find('}', at);
    if (message[at] != '{' || end == std::string_view::npos) return {};
    const std::string_view name = message.substr(at + 1, end - at - 1);
    return is_name(name) ? name : std::string_view{};
}

std::set<std::string_view> placeholders(std::string_view message) {
    std::set<std::string_view> names;
    for (std::size_t at = message.find('{'); at != std::string_view::npos; at = message.find('{', at + 1))
        if (const std::string_view name = placeholder_at(message, at); !name.empty()) names.insert(name);
    return names;
}

const Param* find_param(const Params& params, std::string_view name) {
    const auto found = std::ranges::find(params, name, &Param::name);
    return found == params.end() ? nullptr : &*found;
}

/// Appends `message` with its placeholders filled in. Values are never searched for placeholders themselves.
void append_filled(std::string& out, std::string_view message, const Params& params) {
    for (std::size_t at = 0; at < message.size(); ++at) {
        const std::string_view name = placeholder_at(message, at);
        const Param* const param = name.empty() ? nullptr : find_param(params, name);
        if (param == nullptr) {
            out += message[at];
            continue;
        }
        out += param->value;
        at += name.size() + 1;
    }
}

std::string required_text(const json::object& texts, std::string_view language, std::string_view key) {
    const json::value* const text = texts.if_contains(language);
    if (text == nullptr || !text->is_string() || text::trim(std::string_view(text->get_string())).empty())
        throw Bug(fmt::format("message {} has no text in {}", key, language));
    return std::string(std::string_view(text->get_string()));
}

}  // namespace

Catalogue::Catalogue(const std::vector<std::string_view>& messages_json) {
    for (const std::string_view text : messages_json) add(text);
}

void Catalogue::add(std::string_view messages_json) {
    if (text::trim(messages_json).empty()) return;
    const auto messages = json::parse_object(messages_json);
    if (!messages) throw Bug(fmt::format("messages.json: {}", messages.error().key));
    for (const auto& [name, texts] : *messages) {
        const std::string key(name);
        if (!texts.is_object()) throw Bug(fmt::format("message {} is not an object", key));
        Entry entry{required_text(texts.get_object(), "zh", key), required_text(texts.get_object(), "en", key)};
        if (!entries_.emplace(key, std::move(entry)).second)
            throw Bug(fmt::format("message {} is declared twice", key));
    }
}

std::string Catalogue::text(std::string_view key, Language language, const Params& params) const {
    const auto found = entries_.find(key);
    if (found == entries_.end()) {
        missing_->fetch_add(1, std::memory_order_relaxed);
        return std::string(key);
    }
    std::string_view rest = language == Language::zh ? found->second.zh : found->second.en;
    std::string out;
    while (!rest.empty()) {
        const std::size_t open = rest.find('[');
        append_filled(out, rest.substr(0, open), params);
        if (open == std::string_view::npos) break;
        rest.remove_prefix(open);
        const std::size_t close = std::min(rest.find(']'), rest.size() - 1);
        const std::string_view part = rest.substr(0, close + 1);
        const auto names = placeholders(part);
        if (names.empty() || !part.ends_with(']'))
            append_filled(out, part, params);
        else if (std::ranges::all_of(names, [&](std::string_view name) { return find_param(params, name) != nullptr; }))
            append_filled(out, part.substr(1, part.size() - 2), params);
        rest.remove_prefix(part.size());
    }
    return out;
}

std::vector<std::string> Catalogue::keys() const {
    std::vector<std::string> all;
    all.reserve(entries_.size());
    for (const auto& [key, entry] : entries_) all.push_back(key);
    return all;
}

std::vector<std::string> Catalogue::inconsistent_keys() const {
    std::vector<std::string> all;
    for (const auto& [key, entry] : entries_)
        if (placeholders(entry.zh) != placeholders(entry.en)) all.push_back(key);
    return all;
}

}  // namespace zs::i18n
