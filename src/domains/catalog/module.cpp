// Catalog: the table of contents.
#include "core/decimal.h"
#include "domains/catalog/catalog.h"
#include "domains/catalog/entities.h"
#include "domains/catalog/generated_resources.h"
#include "domains/catalog/routes.h"
#include "platform/audit/audit.h"

namespace zs::catalog {
namespace {

std::string choices(const std::vector<Option>& options) {
    std::string all;
    for (const auto& option : options) all += (all.empty() ? "" : ", ") + std::string(option.value);
    return all;
}

/// A value is one of the parameter's choices, or has the shape of its default: a number stays a number.
Status check_parameter(Transaction&, const void*, void* after) {
    const auto& parameter = *static_cast<const Parameter*>(after);
    const auto known = defaults();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const ParameterDefault& entry) { return entry.code == parameter.code; });
    if (found == known.end()) return fail_field("code", "catalog.parameter_unknown");
    const auto number = [](std::string_view text) { return parse_decimal(text, 6); };
    if (number(found->value) && !number(parameter.value)) return fail_field("value", "field.not_a_number");
    if (number(found->value) && parameter.value.front() == '-')
        return fail_field("value", "field.too_small", {{"limit", "0"}});
    const auto is_value = [&](const Option& option) { return option.value == parameter.value; };
    if (!found->options.empty() && std::none_of(found->options.begin(), found->options.end(), is_value))
        return fail_field("value", "field.not_one_of", {{"options", choices(found->options)}});
    if (parameter.valid_to && *parameter.valid_to < parameter.valid_from)
        return fail_field("valid_to", "catalog.ends_before_it_begins");
    return {};
}

}  // namespace

Status set_from_today(Transaction& transaction, const Actor& actor, std::string_view code, std::string_view value) {
    const Date today = local_date(transaction.now(), Zone{});
    auto parameter = select_one<Parameter>(transaction, "WHERE code = ? AND valid_from = ?",
                                           {std::string(code), std::int64_t{today.days}});
    const bool known = parameter.has_value();
    if (!known) parameter = Parameter{{}, 0, std::string(code), "", "", today, {}, ""};
    parameter->value = value;
    ZS_TRY(check_parameter(transaction, nullptr, &*parameter));
    if (known) {
        ZS_TRY(update(transaction, *parameter));
    } else {
        insert(transaction, *parameter);
    }
    audit::record(transaction, actor, "catalog_parameter.set", "catalog_parameter", parameter->id.value,
                  to_json(*parameter));
    return {};
}

std::string hospital_name(Reader& reader) {
    return std::string(parameters(reader)->text("hospital.name", reader.now()));
}

Module module(Services&) {
    Module result;
    result.name = "catalog";
    result.level = 1;
    result.entities = {&table_of<Parameter>(), &table_of<DayException>()};
    result.master_data = {
        zs::master_data<Parameter>("catalog/parameters", "catalog.view", "catalog.manage", check_parameter,
                                   ""),  // several values a code: no upsert by it
        zs::master_data<DayException>("catalog/days", "session", "catalog.manage", {}, "day")};
    result.permissions = {{"catalog.view",
                           "查看参数",
                           "See parameters",
                           {"administrator", "head", "leader", "dispatcher", "vice_president"}},
                          {"catalog.manage", "维护参数", "Manage parameters", {"administrator", "head"}}};
    result.parameters = {{"hospital.name", "", "", "医院名称", "Name of the hospital", "医院自定 the hospital's own"}};
    result.routes = routes();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::catalog
