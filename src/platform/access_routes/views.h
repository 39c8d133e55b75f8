// What the pages of administration show: logins, audit rows, runs of jobs.
#pragma once
#include "platform/access/entities.h"

namespace zs::access {

/// A user as administrators see him: with what `User` keeps to itself told as yes or no.
struct AccountRow {
    Id<AccountRow> id;
    std::int64_t version = 0;
    std::string user_name, name;
    std::optional<std::int64_t> person_id;
    std::string roles;
    ScopeKind scope_kind = ScopeKind::department;
    std::string scope_ids;
    bool active = true, must_change_password = false, totp_on = false;
    std::int64_t failed_logins = 0;
    std::optional<Instant> locked_until, last_login_at;
};
constexpr auto describe(Of<AccountRow>) {
    return view(
        "AccountRow", "access_user", "用户", "User",
        field<&AccountRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
        field<&AccountRow::version>("version", {.zh = "版本", .en = "Version"}),
        field<&AccountRow::user_name>("user_name", {.zh = "登录名", .en = "User name", .searchable = true}),
        field<&AccountRow::name>("name", {.zh = "姓名", .en = "Name", .searchable = true}),
        field<&AccountRow::person_id>("person_id", {.zh = "人员", .en = "Person", .references = "organization_person"}),
        field<&AccountRow::roles>("roles", {.zh = "角色", .en = "Roles", .codes_of = "access_role"}),
        field<&AccountRow::scope_kind>("scope_kind", {.zh = "数据范围", .en = "Data scope"}),
        field<&AccountRow::scope_ids>("scope_ids", {.zh = "范围", .en = "Scope ids"}),
        field<&AccountRow::active>("active", {.zh = "启用", .en = "Active"}),
        field<&AccountRow::must_change_password>("must_change_password",
                                                 {.zh = "须先改口令", .en = "Must change password"}),
        field<&AccountRow::totp_on>(
            "totp_on", {.zh = "动态码", .en = "One-time codes", .sql = "CASE WHEN totp_secret = '' THEN 0 ELSE 1 END"}),
        field<&AccountRow::failed_logins>("failed_logins", {.zh = "失败次数", .en = "Failed logins"}),
        field<&AccountRow::locked_until>("locked_until", {.zh = "锁定至", .en = "Locked until"}),
        field<&AccountRow::last_login_at>("last_login_at", {.zh = "最近登录", .en = "Last login"}));
}
static_assert(fully_described<AccountRow>);

struct AuditRow {
    Id<AuditRow> id;
    Instant at;
    std::string actor_name, action, entity;
    std::int64_t entity_id = 0;
    JsonText changes;
    std::string remote_address, hash;
};
constexpr auto describe(Of<AuditRow>) {
    return view("AuditRow", "audit_entry", "审计", "Audit",
                field<&AuditRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                field<&AuditRow::at>("at", {.zh = "时间", .en = "At"}),
                field<&AuditRow::actor_name>("actor_name", {.zh = "操作人", .en = "By", .searchable = true}),
                field<&AuditRow::action>("action", {.zh = "动作", .en = "Action", .searchable = true}),
                field<&AuditRow::entity>("entity", {.zh = "对象", .en = "Entity"}),
                field<&AuditRow::entity_id>("entity_id", {.zh = "对象号", .en = "Entity id"}),
                field<&AuditRow::changes>("changes", {.zh = "变更", .en = "Changes"}),
                field<&AuditRow::remote_address>("remote_address", {.zh = "地址", .en = "Address"}),
                field<&AuditRow::hash>("hash", {.zh = "链", .en = "Hash"}));
}
static_assert(fully_described<AuditRow>);

struct JobRow {
    Id<JobRow> id;
    std::string name;
    Instant due_at;
    std::int64_t duration_ms = 0, done = 0;
    std::string outcome, error;
};
constexpr auto describe(Of<JobRow>) {
    return view("JobRow", "job_run", "任务", "Job run",
                field<&JobRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                field<&JobRow::name>("name", {.zh = "任务", .en = "Job", .searchable = true}),
                field<&JobRow::due_at>("due_at", {.zh = "应运行", .en = "Due"}),
                field<&JobRow::duration_ms>("duration_ms", {.zh = "用时", .en = "Duration", .unit = "ms"}),
                field<&JobRow::done>("done", {.zh = "完成", .en = "Done"}),
                field<&JobRow::outcome>("outcome", {.zh = "结果", .en = "Outcome"}),
                field<&JobRow::error>("error", {.zh = "错误", .en = "Error"}));
}
static_assert(fully_described<JobRow>);

}  // namespace zs::access
