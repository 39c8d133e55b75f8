// Catalog: the table of contents.
#include "core/decimal.h"
#include "domains/catalog/catalog.h"
#include "domains/catalog/entities.h"
#include "domains/catalog/generated_resources.h"
#include "domains/catalog/routes.h"

namespace zs::catalog {
namespace {

/// A value has the shape of the parameter's default: a number stays a number, a word a word.
Status check_parameter(Transaction&, const void*, void* after) {
    const auto& parameter = *static_cast<const Parameter*>(after);
    const auto known = defaults();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const ParameterDefault& entry) { return entry.code == parameter.code; });
    if (found == known.end()) return fail_field("code", "catalog.parameter_unknown");
    const auto is_number = [](std::string_view text) { return parse_decimal(text, 6).has_value(); };
    if (is_number(found->value) && !is_number(parameter.value)) return fail_field("value", "field.not_a_number");
    if (parameter.valid_to && *parameter.valid_to < parameter.valid_from)
        return fail_field("valid_to", "catalog.ends_before_it_begins");
    return {};
}

}  // namespace

Module module(Services&) {
    Module result;
    result.name = "catalog";
    result.level = 1;
    result.entities = {&table_of<Parameter>(), &table_of<DayException>()};
    result.master_data = {
        zs::master_data<Parameter>("catalog/parameters", "catalog.view", "catalog.manage", check_parameter),
        zs::master_data<DayException>("catalog/days", "session", "catalog.manage", {}, "day")};
    result.permissions = {
        {"catalog.view", "查看参数", "See parameters", {"administrator", "head", "leader", "dispatcher"}},
        {"catalog.manage", "维护参数", "Manage parameters", {"administrator", "head"}}};
    result.routes = routes();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::catalog
