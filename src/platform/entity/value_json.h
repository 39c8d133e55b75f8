// One field's value between JSON and storage. For the units of this folder.
#pragma once
#include <string>

#include "platform/entity/entity.h"

namespace zs::entity_ops {

/// Appends a scalar value as JSON.
void append_value(std::string& out, const FieldTable& field, const Value& value);
/// Reads a JSON value as this field's Value; the error is a field error key with its parameters.
struct Refusal {
    std::string key;
    Params params = {};
};
tl::expected<Value, Refusal> read_value(const FieldTable& field, const json::value& value);
/// The same from text (query parameters, spreadsheet cells).
tl::expected<Value, Refusal> read_text(const FieldTable& field, std::string_view text);
/// Length and range rules of one field.
std::optional<Refusal> check_value(const FieldTable& field, const Value& value);

}  // namespace zs::entity_ops
