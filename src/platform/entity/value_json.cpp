// Values of single fields from JSON and text, and their rules.
#include "platform/entity/value_json.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "core/limits.h"
#include "core/text.h"

namespace zs::entity_ops {
namespace {

using Read = tl::expected<Value, Refusal>;

Read refuse(std::string_view key, Params params = {}) {
    return tl::unexpected(Refusal{std::string(key), std::move(params)});
}

Read read_enum(const FieldTable& field, std::string_view text) {
    std::string options;
    for (const auto& option : field.options) {
        if (option.value == text) return Value{std::string(text)};
        options += (options.empty() ? "" : ", ") + std::string(option.value);
    }
    return refuse("field.not_one_of", {{"options", options}});
}

Read read_string(const FieldTable& field, std::string_view text) {
    switch (field.kind) {
        case FieldKind::text:
            if (!text::is_utf8(text) || text.find('\0') != std::string_view::npos) return refuse("field.not_utf8");
            return Value{std::string(text)};
        case FieldKind::enumeration:
            return read_enum(field, text);
        case FieldKind::decimal: {
            const auto units = parse_decimal(text, field.scale);
            if (!units) return refuse("field.not_a_decimal", {{"scale", std::to_string(field.scale)}});
            return Value{*units};
        }
        case FieldKind::instant: {
            const auto at = parse_instant(text);
            return at ? Read(Value{at->unix_ms}) : refuse("field.not_an_instant");
        }
        case FieldKind::date: {
            const auto date = parse_date(text);
            return date ? Read(Value{std::int64_t{date->days}}) : refuse("field.not_a_date");
        }
        default:
            return refuse("field.not_text");
    }
}

std::string_view wrong_type(FieldKind kind) {
    switch (kind) {
        case FieldKind::boolean:
            return "field.not_a_boolean";
        case FieldKind::integer:
        case FieldKind::id:
            return "field.not_an_integer";
        case FieldKind::real:
            return "field.not_a_number";
        case FieldKind::decimal:
            return "field.not_a_decimal";
        case FieldKind::instant:
            return "field.not_an_instant";
        case FieldKind::date:
            return "field.not_a_date";
        default:
            return "field.not_text";
    }
}

Read read_number(const FieldTable& field, const json::value& value) {
    if (field.kind == FieldKind::real) return Value{value.to_number<double>()};
    if (field.kind == FieldKind::integer || field.kind == FieldKind::id) {
        if (value.is_int64() && std::abs(value.get_int64()) <= limits::json_integer_max)
            return Value{value.get_int64()};
        return refuse("field.not_an_integer");
    }
    return refuse(wrong_type(field.kind));
}

}  // namespace

Read read_value(const FieldTable& field, const json::value& value) {
    if (value.is_null()) return field.optional ? Read(Value{}) : refuse("field.required");
    if (field.kind == FieldKind::json) return Value{json::write(value)};
    if (value.is_bool()) {
        if (field.kind != FieldKind::boolean) return refuse(wrong_type(field.kind));
        return Value{std::int64_t{value.get_bool()}};
    }
    if (value.is_number()) return read_number(field, value);
    if (!value.is_string()) return refuse(wrong_type(field.kind));
    switch (field.kind) {
        case FieldKind::text:
        case FieldKind::enumeration:
        case FieldKind::decimal:
        case FieldKind::instant:
        case FieldKind::date:
            return read_string(field, std::string_view(value.get_string()));
        default:
            return refuse(wrong_type(field.kind));
    }
}

Read read_text(const FieldTable& field, std::string_view text) {
    switch (field.kind) {
        case FieldKind::integer:
        case FieldKind::id: {
            const auto number = text::parse_integer(text);
            return number ? Read(Value{*number}) : refuse("field.not_an_integer");
        }
        case FieldKind::boolean:
            if (text == "true" || text == "1") return Value{std::int64_t{1}};
            if (text == "false" || text == "0") return Value{std::int64_t{0}};
            return refuse("field.not_a_boolean");
        case FieldKind::real: {
            double number = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
            if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number))
                return refuse("field.not_a_number");
            return Value{number};
        }
        case FieldKind::json: {
            const auto parsed = json::parse(text);
            return parsed ? Read(Value{std::string(text)}) : refuse("json.malformed");
        }
        default:
            return read_string(field, text);
    }
}

std::optional<Refusal> check_value(const FieldTable& field, const Value& value) {
    const auto& rule = field.rule;
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (field.kind != FieldKind::text) return std::nullopt;
        const auto length = text::length(*text);
        const auto longest = rule.length_max == 0 ? limits::text_length_max : rule.length_max;
        if (rule.required && text::trim(*text).empty()) return Refusal{"field.required"};
        if (length < rule.length_min) return Refusal{"field.too_short", {{"limit", std::to_string(rule.length_min)}}};
        if (length > longest) return Refusal{"field.too_long", {{"limit", std::to_string(longest)}}};
        return std::nullopt;
    }
    double number = 0;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        number = static_cast<double>(*integer) / (field.kind == FieldKind::decimal ? std::pow(10, field.scale) : 1);
    else if (const auto* real = std::get_if<double>(&value))
        number = *real;
    else
        return std::nullopt;
    if (number < rule.min) return Refusal{"field.too_small", {{"limit", fmt::format("{}", rule.min)}}};
    if (number > rule.max) return Refusal{"field.too_large", {{"limit", fmt::format("{}", rule.max)}}};
    return std::nullopt;
}

}  // namespace zs::entity_ops
