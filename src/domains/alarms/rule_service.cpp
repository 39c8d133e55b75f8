// Rules are added and changed; what held before stays as an edition with its dates.
#include "core/text.h"
#include "domains/alarms/service.h"
#include "platform/audit/audit.h"

namespace zs::alarms {
namespace {

Status check_rule(Reader& reader, const Rule& rule) {
    auto errors = rules::check(rule);
    if (!rule.type_code.empty() &&
        !reader.exists("SELECT 1 FROM equipment_device_type WHERE code = ?", {rule.type_code}))
        errors.push_back({"type_code", "alarms.no_such_type", {}});
    if (rule.point_id != 0 && !reader.exists("SELECT 1 FROM telemetry_point WHERE id = ?", {rule.point_id}))
        errors.push_back({"point_id", "alarms.no_such_point", {}});
    if (rule.crew_id && !find(reader, *rule.crew_id)) errors.push_back({"crew_id", "entity.not_found", {}});
    for (const auto part : text::split(rule.parents, ','))
        if (const auto code = text::trim(part);
            !code.empty() && !reader.exists("SELECT 1 FROM alarms_rule WHERE code = ?", {std::string(code)}))
            errors.push_back({"parents", "alarms.no_such_rule", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace

Result<Rule> add_rule(Transaction& transaction, const Actor& actor, Rule rule) {
    rule.edition = 1;
    rule.priority = rules::priority_of(rule.harm, rule.onset);
    rule.tag = Tag::own;
    rule.changed_by = actor.name;
    rule.valid_from = std::max(rule.valid_from, transaction.now());
    ZS_TRY(check_rule(transaction, rule));
    if (transaction.exists("SELECT 1 FROM alarms_rule WHERE code = ?", {rule.code}))
        return fail_field("code", "alarms.code_taken");
    insert(transaction, rule);
    audit::record(transaction, actor, "alarms.rule.add", "alarms_rule", rule.id.value, to_json(rule));
    return rule;
}

Result<Rule> change_rule(Transaction& transaction, const Actor& actor, Id<Rule> id, const json::object& body) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(auto before, load(transaction, id));
    if (before.valid_to) return fail(Code::conflict, "alarms.old_edition");
    Rule after = before;
    ZS_TRY(decode_patch(after, body));
    if (diff(before, after) == "{}") return before;
    if (after.valid_from == before.valid_from) after.valid_from = Instant{};
    after.valid_from = std::max({after.valid_from, transaction.now(), before.valid_from + Duration(1)});
    after.priority = rules::priority_of(after.harm, after.onset);
    const bool number_changed = after.limit_value != before.limit_value || after.dead_band != before.dead_band ||
                                after.on_delay_s != before.on_delay_s || after.off_delay_s != before.off_delay_s ||
                                after.relative_to != before.relative_to ||
                                after.relative_percent != before.relative_percent;
    if (number_changed) after.tag = Tag::own;
    after.changed_by = actor.name;
    ZS_TRY(check_rule(transaction, after));
    before.valid_to = after.valid_from;
    ZS_TRY(update(transaction, before));
    after.edition = before.edition + 1;
    after.id = {};
    after.version = 0;
    insert(transaction, after);
    audit::record(transaction, actor, "alarms.rule.change", "alarms_rule", after.id.value, diff(before, after));
    return after;
}

}  // namespace zs::alarms
