// From elements to what a store writes down, and to JSON.
#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "platform/gs1/gs1.h"
#include "platform/gs1/lint_time.h"

namespace zs::gs1 {
namespace {

const std::string* find_value(const std::vector<Element>& elements, std::string_view ai) {
    const auto found =
        std::find_if(elements.begin(), elements.end(), [&](const Element& one) { return one.identifier->ai == ai; });
    return found == elements.end() ? nullptr : &found->value;
}

std::string value_or_empty(const std::vector<Element>& elements, std::string_view ai) {
    const auto* value = find_value(elements, ai);
    return value == nullptr ? std::string() : *value;
}

std::optional<Date> date_in(const std::vector<Element>& elements, std::string_view ai, Date today) {
    const auto* value = find_value(elements, ai);
    return value == nullptr ? std::nullopt : date_of(std::string_view(*value).substr(0, 6), today);
}

/// Identifiers whose value begins with a date YYMMDD.
bool begins_with_date(const Identifier& identifier) {
    const auto& linters = identifier.components.front().linters;
    const auto short_date = find_linter("yymmdd"), short_date_or_month = find_linter("yymmd0");
    return std::any_of(linters.begin(), linters.end(),
                       [&](Linter one) { return one == *short_date || one == *short_date_or_month; });
}

std::string_view name_of(Issue::Kind kind) {
    switch (kind) {
        case Issue::Kind::required:
            return "required";
        case Issue::Kind::excluded:
            return "excluded";
        default:
            return "repeated";
    }
}

}  // namespace

std::optional<Date> date_of(std::string_view yymmdd, Date today) {
    if (lint_short_date_or_month(yymmdd, {})) return {};
    const auto two = [&](std::size_t at) { return (yymmdd[at] - '0') * 10 + (yymmdd[at + 1] - '0'); };
    const int this_year = civil(today).year;
    const int ahead = two(0) - this_year % 100;
    const int century = this_year / 100 + (ahead >= 51 ? -1 : 0) + (ahead <= -50 ? 1 : 0);
    CivilDate day{century * 100 + two(0), two(2), two(4)};
    if (day.day == 0) {
        const CivilDate next = day.month == 12 ? CivilDate{day.year + 1, 1, 1} : CivilDate{day.year, day.month + 1, 1};
        return zs::date_of(next) + -1;
    }
    if (!is_real(day)) return {};  // 29 February of 1900 or 2100
    return zs::date_of(day);
}

Read<TradeItem> trade_item(const std::vector<Element>& elements, Date today) {
    for (const auto& issue : find_issues(elements))
        if (issue.kind == Issue::Kind::repeated) return tl::unexpected(Fault{"contradiction", 0, 0, issue.ai});
    TradeItem item;
    const auto* gtin = find_value(elements, "01");
    if (gtin == nullptr) gtin = find_value(elements, "02");
    if (gtin == nullptr) return tl::unexpected(Fault{"no_trade_item", 0, 0, {}});
    item.gtin = *gtin;
    item.lot = value_or_empty(elements, "10");
    item.serial = value_or_empty(elements, "21");
    item.additional_id = value_or_empty(elements, "240");
    item.made = date_in(elements, "11", today);
    item.expiry = date_in(elements, "17", today);
    if (!item.expiry) item.expiry = date_in(elements, "7003", today);
    const auto* count = find_value(elements, "30");
    if (count == nullptr) count = find_value(elements, "37");
    if (count != nullptr) item.count = text::parse_integer(*count);
    return item;
}

Read<TradeItem> read_trade_item(std::string_view text, Date today) {
    const bool number = text.size() == 8 || (text.size() >= 12 && text.size() <= 14);
    if (number && !lint_check_digit(text)) {
        TradeItem item;
        item.gtin = std::string(14 - text.size(), '0') + std::string(text);
        return item;
    }
    const auto elements = parse(text);
    if (!elements) return tl::unexpected(elements.error());
    return trade_item(*elements, today);
}

std::string to_json(const Read<std::vector<Element>>& read, Date today) {
    json::object out;
    if (!read) {
        json::object error{
            {"code", read.error().code}, {"position", read.error().position + 1}, {"length", read.error().length}};
        if (!read.error().ai.empty()) error["ai"] = read.error().ai;
        out["error"] = std::move(error);
        return json::write(out);
    }
    json::array elements, issues;
    for (const auto& element : *read) {
        json::object one{
            {"ai", element.identifier->ai}, {"title", element.identifier->title}, {"value", element.value}};
        if (begins_with_date(*element.identifier))
            if (const auto date = date_of(std::string_view(element.value).substr(0, 6), today))
                one["date"] = to_text(*date);
        elements.push_back(std::move(one));
    }
    for (const auto& issue : find_issues(*read))
        issues.push_back(json::object{{"kind", name_of(issue.kind)}, {"ai", issue.ai}, {"other", issue.other}});
    out["elements"] = std::move(elements);
    out["raw"] = to_raw(*read);
    out["issues"] = std::move(issues);
    return json::write(out);
}

}  // namespace zs::gs1
