// What a scanned GS1 text says: elements with their identifiers, or the first fault and its place. Element strings as
// scanners send them, with brackets as people read them, EAN numbers and Digital Links.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "core/time.h"
#include "platform/gs1/dictionary.h"

namespace zs::gs1 {

struct Element {
    const Identifier* identifier = nullptr;  // never null in what `parse` gives
    std::string value;
};

/// What is wrong: bytes [position, position + length) of the text, `position` from 0. `ai` is the identifier that was
/// being read, if there was one.
struct Fault {
    std::string code;
    std::size_t position = 0;
    std::size_t length = 0;
    std::string ai = {};
};
template <class T>
using Read = tl::expected<T, Fault>;

/// Reads one scanned text. Known forms:
/// - element string: "]d2", "]C1", "]Q3", "]e0" or "]J1" in front, or FNC1, or nothing; FNC1 inside is "^", GS (0x1D)
///   or the picture of it (U+241D);
/// - with brackets: "(01)…(17)…", where "\(" is a bracket of the value;
/// - "]E0" and 13 digits, "]E4" and 8 digits: the number as GTIN;
/// - Digital Link: "https://…/01/…/10/…?17=…".
/// Each value keeps to the dictionary (characters, lengths, content); which identifiers stand together is
/// `find_issues`.
Read<std::vector<Element>> parse(std::string_view text, const PrefixSource& prefixes = {});

/// Bracket texts only, and raw texts beginning with FNC1 only: the two strict forms of the published vectors.
Read<std::vector<Element>> parse_bracketed(std::string_view text, const PrefixSource& prefixes = {});
Read<std::vector<Element>> parse_raw(std::string_view text, const PrefixSource& prefixes = {});
/// Values of identifiers in path and query of a web address; other parts of the query are left alone.
Read<std::vector<Element>> parse_link(std::string_view text, const PrefixSource& prefixes = {});

/// "^0106901234567892^…": FNC1 in front and behind every value whose length the identifier does not settle.
std::string to_raw(const std::vector<Element>& elements);

/// A breach of the rules which identifiers stand together. One label may carry several codes, so a breach in one of
/// them is worth a word and no refusal.
struct Issue {
    enum class Kind : std::uint8_t { required, excluded, repeated } kind = Kind::required;
    std::string ai;
    std::string other;  // what is wanted ("01,02" of which one) or what may not be there
};
std::vector<Issue> find_issues(const std::vector<Element>& elements);

/// YYMMDD as a day near `today`: a year 51 or more ahead of this one belongs to the last century, one 50 or more behind
/// to the next (General Specifications 7.12). Day 00 is the last day of the month. nullopt for a day that is not real.
std::optional<Date> date_of(std::string_view yymmdd, Date today);

/// What a store needs of a label.
struct TradeItem {
    std::string gtin;  // 14 digits
    std::string lot, serial;
    std::optional<Date> made, expiry;
    std::optional<std::int64_t> count;
    std::string additional_id;  // AI 240
};
/// The article, its lot and dates out of the elements. Content of a logistic unit (02 with 37) is an article too.
/// Faults: no_trade_item, contradiction (one identifier with two values).
Read<TradeItem> trade_item(const std::vector<Element>& elements, Date today);
/// `parse` and `trade_item`; besides, 8, 12, 13 or 14 digits alone with a right check digit are a GTIN.
Read<TradeItem> read_trade_item(std::string_view text, Date today);

/// {"elements":[{"ai":"17","title":"…","value":"…","date":"2028-02-13"}],"raw":"^…","issues":[…]} or
/// {"error":{"code":"…","position":3,"length":1,"ai":"01"}}; positions for people count bytes from 1.
std::string to_json(const Read<std::vector<Element>>& read, Date today);

}  // namespace zs::gs1
