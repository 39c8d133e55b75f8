// The sentences people read, in every language, by key. Loaded once at start from the messages.json of all folders.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/result.h"

namespace zs::i18n {

/// Messages may hold `{name}`, replaced by the parameter of that name, and optional parts `[at most {limit}]`, left out
/// when a parameter inside is not given. A bracket without a placeholder is plain text, as is a brace that is none.
/// Reading is safe from many threads once everything is added.
class Catalogue {
public:
    Catalogue() = default;
    /// One text per folder, each {"repair.wrong_place": {"zh": "…", "en": "…"}, …}.
    explicit Catalogue(const std::vector<std::string_view>& messages_json);

    /// Adds one messages.json. Throws Bug when it is malformed, a language is missing or empty, or a key is there
    /// already. An empty text adds nothing.
    void add(std::string_view messages_json);
    /// The sentence of `key`; a key without a sentence is returned itself, and counted.
    std::string text(std::string_view key, Language language, const Params& params = {}) const;
    bool contains(std::string_view key) const { return entries_.find(key) != entries_.end(); }

    /// All keys, ascending.
    std::vector<std::string> keys() const;
    /// Keys whose languages do not use the same placeholders (none, if all is well).
    std::vector<std::string> inconsistent_keys() const;
    /// How often text() had no sentence since the start.
    std::int64_t missing_count() const { return missing_->load(std::memory_order_relaxed); }

private:
    struct Entry {
        std::string zh;
        std::string en;
    };
    std::map<std::string, Entry, std::less<>> entries_;
    std::shared_ptr<std::atomic<std::int64_t>> missing_ = std::make_shared<std::atomic<std::int64_t>>(0);
};

/// The best language of an Accept-Language header (RFC 9110 §12.5.4): any "zh" or "en" by quality, then order; Chinese
/// when nothing fits.
Language parse_accept_language(std::string_view header);

}  // namespace zs::i18n
