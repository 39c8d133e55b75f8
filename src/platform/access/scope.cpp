// Data scope as SQL and as a check of one row.
#include <fmt/format.h>

#include "platform/access/actor.h"

namespace zs {
namespace {

void add(Restriction& restriction, std::string_view column, const std::vector<std::int64_t>& ids) {
    if (column.empty() || ids.empty()) return;
    std::string marks;
    for (const auto id : ids) {
        marks += marks.empty() ? "?" : ", ?";
        restriction.parameters.emplace_back(id);
    }
    restriction.sql += fmt::format("{}{} IN ({})", restriction.sql.empty() ? "" : " OR ", column, marks);
}

bool contains(const std::vector<std::int64_t>& ids, std::int64_t id) {
    return id != 0 && std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

Restriction scope_restriction(const Actor& actor, const ScopeColumns& columns) {
    Restriction restriction;
    if (actor.scope.all || actor.kind == ActorKind::system) return restriction;
    add(restriction, columns.campus, actor.scope.campus_ids);
    add(restriction, columns.department, actor.scope.department_ids);
    add(restriction, columns.crew, actor.scope.crew_ids);
    add(restriction, columns.vendor, actor.scope.vendor_ids);
    restriction.sql = restriction.sql.empty() ? "1=0" : "(" + restriction.sql + ")";
    return restriction;
}

bool in_scope(const Actor& actor, const RowOwner& owner) {
    const auto& scope = actor.scope;
    return scope.all || actor.kind == ActorKind::system || contains(scope.campus_ids, owner.campus_id) ||
           contains(scope.department_ids, owner.department_id) || contains(scope.crew_ids, owner.crew_id) ||
           contains(scope.vendor_ids, owner.vendor_id);
}

}  // namespace zs
