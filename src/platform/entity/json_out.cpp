// Objects as JSON text, written directly.
#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "platform/entity/entity.h"
#include "platform/entity/value_json.h"

namespace zs::entity_ops {

void append_value(std::string& out, const FieldTable& field, const Value& value) {
    if (std::holds_alternative<std::monostate>(value)) {
        out += "null";
        return;
    }
    const auto integer = [&] { return std::get<std::int64_t>(value); };
    switch (field.kind) {
        case FieldKind::text:
        case FieldKind::enumeration:
            json::append_string(out, std::get<std::string>(value));
            return;
        case FieldKind::json:
            out += std::get<std::string>(value);
            return;
        case FieldKind::boolean:
            out += integer() != 0 ? "true" : "false";
            return;
        case FieldKind::integer:
        case FieldKind::id:
            fmt::format_to(std::back_inserter(out), "{}", integer());
            return;
        case FieldKind::decimal:
            out += '"';
            out += decimal_text(integer(), field.scale);
            out += '"';
            return;
        case FieldKind::instant:
            out += '"';
            out += to_text(Instant{integer()});
            out += '"';
            return;
        case FieldKind::date:
            out += '"';
            out += to_text(Date{static_cast<std::int32_t>(integer())});
            out += '"';
            return;
        case FieldKind::real: {
            const double number =
                std::holds_alternative<double>(value) ? std::get<double>(value) : static_cast<double>(integer());
            if (std::isfinite(number))
                fmt::format_to(std::back_inserter(out), "{}", number);
            else
                out += "null";
            return;
        }
        case FieldKind::list:
        case FieldKind::object:
            ZS_ASSERT(false);
    }
}

namespace {

void append_nested(std::string& out, const FieldTable& field, const void* member) {
    const std::size_t count = field.size(member);
    if (field.kind == FieldKind::object) {
        if (count == 0) {
            out += "null";
            return;
        }
        append_json(out, *field.nested(), field.at(member, 0));
        return;
    }
    out += '[';
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out += ',';
        append_json(out, *field.nested(), field.at(member, i));
    }
    out += ']';
}

}  // namespace

void append_json(std::string& out, const EntityTable& table, const void* object) {
    out += '{';
    bool first = true;
    for (const auto& field : table.fields) {
        if (field.rule.secret) continue;
        if (!first) out += ',';
        first = false;
        out += '"';
        out += field.name;
        out += "\":";
        const void* member = field.member(const_cast<void*>(object));
        if (field.get != nullptr)
            append_value(out, field, field.get(member));
        else
            append_nested(out, field, member);
    }
    out += '}';
}

}  // namespace zs::entity_ops
