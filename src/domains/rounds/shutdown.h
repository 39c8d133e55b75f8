// Shutdown notices: what will be off, where, from when to when; the departments told of it confirm having read.
#pragma once
#include "domains/organization/entities.h"
#include "domains/rounds/states.h"
#include "platform/access/actor.h"
#include "platform/entity/entity.h"

namespace zs::rounds {

struct Shutdown {
    Id<Shutdown> id;
    std::int64_t version = 0;
    std::string number;
    Utility utility = Utility::power;
    std::string title;
    std::string place;
    std::string reason;
    Instant from_at;
    Instant until_at;
    ShutdownState state = ShutdownState::announced;
    std::int64_t campus_id = 0;
    Instant announced_at;
    std::string announced_by;
    std::string contact;
};
constexpr auto describe(Of<Shutdown>) {
    return entity(
        "rounds_shutdown", "停机通知", "Shutdown notice",
        field<&Shutdown::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Shutdown::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Shutdown::number>("number", {.zh = "单号", .en = "Number", .searchable = true}),
        field<&Shutdown::utility>("utility", {.zh = "项目", .en = "Utility"}),
        field<&Shutdown::title>("title", {.zh = "内容", .en = "Title", .searchable = true}),
        field<&Shutdown::place>("place", {.zh = "范围", .en = "Where", .searchable = true}),
        field<&Shutdown::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Shutdown::from_at>("from_at", {.zh = "开始", .en = "From"}),
        field<&Shutdown::until_at>("until_at", {.zh = "结束", .en = "Until"}),
        field<&Shutdown::state>("state", {.zh = "状态", .en = "State"}),
        field<&Shutdown::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Shutdown::announced_at>("announced_at", {.zh = "通知时间", .en = "Announced"}),
        field<&Shutdown::announced_by>("announced_by", {.zh = "通知人", .en = "By"}),
        field<&Shutdown::contact>("contact", {.zh = "联系方式", .en = "Contact"}));
}
static_assert(fully_described<Shutdown>);

/// One department that is told.
struct NoticeReader {
    Id<NoticeReader> id;
    Id<Shutdown> shutdown_id;
    Id<organization::Department> department_id;
    std::optional<Instant> read_at;
    std::string person;
};
constexpr auto describe(Of<NoticeReader>) {
    return entity("rounds_reader", "停机通知科室", "Department told",
                  field<&NoticeReader::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&NoticeReader::shutdown_id>("shutdown_id",
                                                    {.zh = "通知", .en = "Notice", .references = "rounds_shutdown"}),
                  field<&NoticeReader::department_id>(
                      "department_id", {.zh = "科室", .en = "Department", .references = "organization_department"}),
                  field<&NoticeReader::read_at>("read_at", {.zh = "已阅时间", .en = "Read"}),
                  field<&NoticeReader::person>("person", {.zh = "已阅人", .en = "By"}));
}
static_assert(fully_described<NoticeReader>);

/// POST …/shutdowns: announced at once.
struct NewShutdown {
    std::optional<Utility> utility;
    std::string title;
    std::string place;
    std::string reason;
    std::optional<Instant> from_at;
    std::optional<Instant> until_at;
    std::string departments;  // ids, comma-separated
    std::string contact;
};
constexpr auto describe(Of<NewShutdown>) {
    return view("NewShutdown", "", "停机通知", "New shutdown notice",
                field<&NewShutdown::utility>("utility", {.zh = "项目", .en = "Utility", .required = true}),
                field<&NewShutdown::title>("title", {.zh = "内容", .en = "Title", .required = true, .length_max = 120}),
                field<&NewShutdown::place>("place", {.zh = "范围", .en = "Where", .required = true, .length_max = 200}),
                field<&NewShutdown::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 300}),
                field<&NewShutdown::from_at>("from_at", {.zh = "开始", .en = "From", .required = true}),
                field<&NewShutdown::until_at>("until_at", {.zh = "结束", .en = "Until", .required = true}),
                field<&NewShutdown::departments>(
                    "departments", {.zh = "通知科室", .en = "Departments", .required = true, .length_max = 2000}),
                field<&NewShutdown::contact>("contact", {.zh = "联系方式", .en = "Contact", .length_max = 80}));
}

/// Notices to departments in the actor's scope, and all of those who announce.
Restriction visible_shutdowns(const Actor& actor);
Result<Shutdown> announce(Transaction& transaction, const Actor& actor, const NewShutdown& input);
Result<Shutdown> cancel_shutdown(Transaction& transaction, const Actor& actor, Id<Shutdown> id);
/// The departments of the actor have read it; how many confirmed now. Errors: rounds.notice_not_for_you.
Result<std::int64_t> confirm_read(Transaction& transaction, const Actor& actor, Id<Shutdown> id);
/// The notice with its departments and whether the actor has still to confirm.
Result<std::string> shutdown_json(Reader& reader, const Actor& actor, Id<Shutdown> id);

}  // namespace zs::rounds
