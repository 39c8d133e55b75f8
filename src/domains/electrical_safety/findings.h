// What a survey found wrong: one repair order or one dated rectification, closed by a re-check.
#pragma once
#include "domains/electrical_safety/entities.h"

namespace zs::electrical_safety {

struct Finding {
    Id<Finding> id;
    std::int64_t version = 0;
    std::string number;
    Id<Sheet> sheet_id;   // that saw it first
    std::string subject;  // "circuit:12", with `task` what it is about: one of both is open at most
    std::string name;     // of the subject
    std::string task;
    std::string text;
    std::string text_en;
    Severity severity = Severity::general;
    Remedy remedy = Remedy::rectify;
    FindingState state = FindingState::open;
    std::int64_t department_id = 0;  // responsible
    std::int64_t campus_id = 0;
    std::int64_t crew_id = 0;
    std::int64_t room_id = 0;
    Date due_on;
    bool late = false;  // its day passed before it was closed
    std::int64_t seen = 1;
    std::int64_t orders = 0;
    std::int64_t order_id = 0;
    std::string order_number;
    Instant found_at;
    std::string found_by;
    std::optional<Instant> rectified_at;
    std::string rectified_by;
    std::string rectified_note;
    std::string rectified_photo;
    std::optional<Instant> checked_at;
    std::string checked_by;
    std::string check_note;
    std::int64_t failed = 0;  // re-checks that failed
};
constexpr auto describe(Of<Finding>) {
    return entity(
        "electrical_safety_finding", "用电隐患", "Electrical finding",
        field<&Finding::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Finding::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Finding::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Finding::sheet_id>("sheet_id", {.zh = "检查单", .en = "Sheet", .references = "electrical_safety_sheet"}),
        field<&Finding::subject>("subject", {.zh = "对象标识", .en = "Subject key"}),
        field<&Finding::name>("name", {.zh = "对象", .en = "Subject"}),
        field<&Finding::task>("task", {.zh = "检查项", .en = "Task"}),
        field<&Finding::text>("text", {.zh = "隐患", .en = "Finding"}),
        field<&Finding::text_en>("text_en", {.zh = "英文", .en = "In English"}),
        field<&Finding::severity>("severity", {.zh = "等级", .en = "Severity"}),
        field<&Finding::remedy>("remedy", {.zh = "处置", .en = "Remedy"}),
        field<&Finding::state>("state", {.zh = "状态", .en = "State"}),
        field<&Finding::department_id>(
            "department_id", {.zh = "责任科室", .en = "Responsible", .references = "organization_department"}),
        field<&Finding::campus_id>("campus_id", {.zh = "院区", .en = "Campus", .references = "space_campus"}),
        field<&Finding::crew_id>("crew_id", {.zh = "检查班组", .en = "Crew", .references = "organization_crew"}),
        field<&Finding::room_id>("room_id", {.zh = "房间", .en = "Room"}),
        field<&Finding::due_on>("due_on", {.zh = "整改期限", .en = "Due on"}),
        field<&Finding::late>("late", {.zh = "逾期", .en = "Late"}),
        field<&Finding::seen>("seen", {.zh = "查到次数", .en = "Times seen"}),
        field<&Finding::orders>("orders", {.zh = "工单数", .en = "Orders"}),
        field<&Finding::order_id>("order_id", {.zh = "维修工单", .en = "Repair order id"}),
        field<&Finding::order_number>("order_number", {.zh = "维修单号", .en = "Repair order"}),
        field<&Finding::found_at>("found_at", {.zh = "发现时间", .en = "Found"}),
        field<&Finding::found_by>("found_by", {.zh = "发现人", .en = "Found by"}),
        field<&Finding::rectified_at>("rectified_at", {.zh = "整改时间", .en = "Rectified"}),
        field<&Finding::rectified_by>("rectified_by", {.zh = "整改人", .en = "Rectified by"}),
        field<&Finding::rectified_note>("rectified_note", {.zh = "整改措施", .en = "What was done"}),
        field<&Finding::rectified_photo>("rectified_photo", {.zh = "整改照片", .en = "Photo", .file = true}),
        field<&Finding::checked_at>("checked_at", {.zh = "复查时间", .en = "Re-checked"}),
        field<&Finding::checked_by>("checked_by", {.zh = "复查人", .en = "Re-checked by"}),
        field<&Finding::check_note>("check_note", {.zh = "复查意见", .en = "Remark of the re-check"}),
        field<&Finding::failed>("failed", {.zh = "复查不合格次数", .en = "Failed re-checks"}));
}
static_assert(fully_described<Finding>);

}  // namespace zs::electrical_safety
