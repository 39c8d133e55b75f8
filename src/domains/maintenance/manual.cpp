// Manuals: adding and changing activities; what was before stays as an edition.
#include "core/text.h"
#include "domains/maintenance/service.h"
#include "platform/audit/audit.h"

namespace zs::maintenance {
namespace {

Status check_activity(Reader& reader, const Activity& activity) {
    std::vector<FieldError> errors;
    if (text::trim(activity.name).empty()) errors.push_back({"name", "field.required", {}});
    if (!find(reader, activity.type_id)) errors.push_back({"type_id", "field.reference_missing", {}});
    const bool counts =
        activity.interval_kind == IntervalKind::running_hours || activity.interval_kind == IntervalKind::meter;
    if (counts && activity.every <= 0) errors.push_back({"every", "field.required", {}});
    if (activity.interval_kind == IntervalKind::meter && activity.counter.empty())
        errors.push_back({"counter", "field.required", {}});
    if (activity.interval_kind == IntervalKind::condition && activity.condition.empty())
        errors.push_back({"condition", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// Stores the change; what was before becomes an edition.
Result<Activity> keep(Transaction& transaction, const Actor& actor, const Activity& before, Activity after) {
    if (after.interval_kind == IntervalKind::running_hours && after.counter.empty()) after.counter = "running_hours";
    ZS_TRY(check_activity(transaction, after));
    const std::string changes = diff(before, after);
    if (changes == "{}") return after;
    Edition edition;
    edition.activity_id = before.id;
    edition.edition = before.edition;
    edition.until = transaction.now();
    edition.actor_name = actor.name;
    edition.content.text = to_json(before);
    insert(transaction, edition);
    ++after.edition;
    ZS_TRY(update(transaction, after));
    audit::record(transaction, actor, "maintenance.activity.change", "maintenance_activity", after.id.value, changes);
    return after;
}

}  // namespace

Result<Activity> add_activity(Transaction& transaction, const Actor& actor, Activity activity) {
    if (activity.interval_kind == IntervalKind::running_hours && activity.counter.empty())
        activity.counter = "running_hours";
    ZS_TRY(check_activity(transaction, activity));
    insert(transaction, activity);
    audit::record(transaction, actor, "maintenance.activity.create", "maintenance_activity", activity.id.value,
                  to_json(activity));
    return activity;
}

Result<Activity> change_activity(Transaction& transaction, const Actor& actor, Id<Activity> id,
                                 const json::object& body) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Activity before, load(transaction, id));
    Activity after = before;
    ZS_TRY(decode_patch(after, body));
    return keep(transaction, actor, before, std::move(after));
}

Result<Activity> change_tasks(Transaction& transaction, const Actor& actor, Id<Activity> id, TaskListInput input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(const Activity before, load(transaction, id));
    if (input.version && *input.version != before.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(finish_list(input.tasks));
    Activity after = before;
    after.tasks = stored(input.tasks);
    return keep(transaction, actor, before, std::move(after));
}

}  // namespace zs::maintenance
