// What people send about rosters. Decoded strictly, all field errors at once.
#pragma once
#include "domains/organization/roster.h"

namespace zs::organization {

/// PATCH …/roster/{id}: what is absent stays; post_id 0 takes the post away.
struct RosterChange {
    std::optional<std::int64_t> version;
    std::optional<std::int64_t> shift_id;
    std::optional<std::int64_t> post_id;
    std::optional<Date> day;
};
constexpr auto describe(Of<RosterChange>) {
    return view("RosterChange", "", "改班", "Change of shift",
                field<&RosterChange::version>("version", {.zh = "版本", .en = "Version"}),
                field<&RosterChange::shift_id>(
                    "shift_id", {.zh = "班次", .en = "Shift", .min = 1, .references = "organization_shift"}),
                field<&RosterChange::post_id>(
                    "post_id", {.zh = "岗位", .en = "Post", .min = 0, .references = "organization_post"}),
                field<&RosterChange::day>("day", {.zh = "日期", .en = "Day"}));
}

struct LeaveInput {
    std::int64_t person_id = 0;
    std::optional<LeaveKind> kind;
    Date from;
    Date to;
    std::string note;
};
constexpr auto describe(Of<LeaveInput>) {
    return view("LeaveInput", "", "请假", "Leave",
                field<&LeaveInput::person_id>(
                    "person_id",
                    {.zh = "人员", .en = "Person", .required = true, .min = 1, .references = "organization_person"}),
                field<&LeaveInput::kind>("kind", {.zh = "类别", .en = "Kind"}),
                field<&LeaveInput::from>("from", {.zh = "从", .en = "From", .required = true}),
                field<&LeaveInput::to>("to", {.zh = "到", .en = "To", .required = true}),
                field<&LeaveInput::note>("note", {.zh = "原因", .en = "Reason", .length_max = 200}));
}

struct SwapInput {
    std::int64_t person_id = 0;
    std::optional<std::int64_t> return_entry_id;
};
constexpr auto describe(Of<SwapInput>) {
    return view(
        "SwapInput", "", "换班", "Swap",
        field<&SwapInput::person_id>(
            "person_id",
            {.zh = "接班人", .en = "Other person", .required = true, .min = 1, .references = "organization_person"}),
        field<&SwapInput::return_entry_id>(
            "return_entry_id",
            {.zh = "换回的班次", .en = "Entry in return", .min = 1, .references = "organization_roster_entry"}));
}

struct CopyInput {
    Date from;
    std::int64_t days = 7;
    Date to;
    std::optional<std::int64_t> crew_id;
};
constexpr auto describe(Of<CopyInput>) {
    return view("CopyInput", "", "复制排班", "Copy roster",
                field<&CopyInput::from>("from", {.zh = "从", .en = "From", .required = true}),
                field<&CopyInput::days>("days", {.zh = "天数", .en = "Days", .required = true, .min = 1, .max = 62}),
                field<&CopyInput::to>("to", {.zh = "到", .en = "To", .required = true}),
                field<&CopyInput::crew_id>("crew_id",
                                           {.zh = "班组", .en = "Crew", .min = 1, .references = "organization_crew"}));
}

}  // namespace zs::organization
