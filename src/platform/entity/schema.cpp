// JSON schema of described structs, for OpenAPI.
#include "core/limits.h"
#include "platform/entity/entity.h"

namespace zs::entity_ops {
namespace {

json::object scalar_schema(const FieldTable& field) {
    json::object schema;
    const auto type = [&](std::string_view name) {
        if (field.optional)
            schema["type"] = json::array{json::value(name), json::value("null")};
        else
            schema["type"] = name;
    };
    const auto bounds = [&] {
        if (field.rule.min > -9.0e15) schema["minimum"] = field.rule.min;
        if (field.rule.max < 9.0e15) schema["maximum"] = field.rule.max;
    };
    switch (field.kind) {
        case FieldKind::text:
            type("string");
            if (field.rule.length_min > 0) schema["minLength"] = field.rule.length_min;
            schema["maxLength"] = field.rule.length_max == 0 ? limits::text_length_max : field.rule.length_max;
            break;
        case FieldKind::boolean:
            type("boolean");
            break;
        case FieldKind::integer:
        case FieldKind::id:
            type("integer");
            bounds();
            break;
        case FieldKind::real:
            type("number");
            bounds();
            break;
        case FieldKind::decimal:
            type("string");
            schema["format"] = "decimal";
            break;
        case FieldKind::instant:
            type("string");
            schema["format"] = "date-time";
            break;
        case FieldKind::date:
            type("string");
            schema["format"] = "date";
            break;
        case FieldKind::enumeration: {
            type("string");
            json::array values;
            for (const auto& option : field.options) values.emplace_back(option.value);
            if (field.optional) values.emplace_back(nullptr);
            schema["enum"] = std::move(values);
            break;
        }
        case FieldKind::json:
        case FieldKind::list:
        case FieldKind::object:
            break;
    }
    return schema;
}

json::object field_schema(const FieldTable& field) {
    json::object schema;
    if (field.kind == FieldKind::list || field.kind == FieldKind::object) {
        json::object reference{{"$ref", "#/components/schemas/" + std::string(field.nested()->name)}};
        if (field.kind == FieldKind::list)
            schema = {{"type", "array"}, {"items", std::move(reference)}};
        else if (field.optional)
            schema = {{"oneOf", json::array{std::move(reference), json::object{{"type", "null"}}}}};
        else
            schema = std::move(reference);
    } else {
        schema = scalar_schema(field);
    }
    if (!schema.contains("$ref")) schema["title"] = field.rule.en;
    if (!field.rule.unit.empty()) schema["x-unit"] = field.rule.unit;
    if (!field.rule.references.empty()) schema["x-references"] = field.rule.references;
    return schema;
}

bool present(const FieldTable& field, Decode mode, bool output) {
    if (output) return !field.rule.secret;
    if (mode == Decode::command) return true;
    if (field.rule.key || field.rule.read_only) return false;
    return mode == Decode::create || !field.rule.create_only;
}

}  // namespace

json::object schema(const EntityTable& table, Decode mode, bool output) {
    json::object properties;
    json::array required;
    for (const auto& field : table.fields) {
        if (!present(field, mode, output)) continue;
        properties[field.name] = field_schema(field);
        if (output || (field.rule.required && mode != Decode::patch)) required.emplace_back(field.name);
    }
    json::object result{{"type", "object"}, {"title", table.en}, {"properties", std::move(properties)}};
    if (!required.empty()) result["required"] = std::move(required);
    if (!output) result["additionalProperties"] = false;
    return result;
}

}  // namespace zs::entity_ops
