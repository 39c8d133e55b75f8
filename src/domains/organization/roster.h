// Rosters: shifts, who works when, leave, swaps, coverage of 24 h posts.
#pragma once
#include "domains/organization/entities.h"

namespace zs::organization {

struct Shift {
    Id<Shift> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    std::string name_en;
    std::int64_t start_minute = 480;  // of the local day
    std::int64_t end_minute = 1050;   // above 1440 = next day
};
constexpr auto describe(Of<Shift>) {
    return entity(
        "organization_shift", "班次", "Shift",
        field<&Shift::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Shift::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Shift::code>("code",
                            {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Shift::name>("name",
                            {.zh = "名称", .en = "Name", .required = true, .length_max = 40, .searchable = true}),
        field<&Shift::name_en>("name_en", {.zh = "英文名", .en = "English name", .length_max = 60}),
        field<&Shift::start_minute>(
            "start_minute", {.zh = "开始", .en = "Start", .required = true, .min = 0, .max = 1439, .unit = "min"}),
        field<&Shift::end_minute>("end_minute",
                                  {.zh = "结束", .en = "End", .required = true, .min = 1, .max = 2880, .unit = "min"}));
}
static_assert(fully_described<Shift>);

enum class RosterState { planned, on_leave, swapped };
constexpr auto options(Of<RosterState>) {
    return std::array{Option{"planned", "在班", "On duty", Tone::working},
                      Option{"on_leave", "请假", "On leave", Tone::waiting},
                      Option{"swapped", "已换班", "Swapped", Tone::neutral}};
}
/// One person, one day, one shift. starts_at/ends_at are derived, so that "who is on duty at t" is one range query.
struct RosterEntry {
    Id<RosterEntry> id;
    std::int64_t version = 0;
    Id<Person> person_id;
    Date day;
    Id<Shift> shift_id;
    std::optional<Id<Post>> post_id;
    RosterState state = RosterState::planned;
    Instant starts_at;
    Instant ends_at;
    std::string note;
};
constexpr auto describe(Of<RosterEntry>) {
    return entity(
        "organization_roster_entry", "排班", "Roster entry",
        field<&RosterEntry::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&RosterEntry::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&RosterEntry::person_id>(
            "person_id", {.zh = "人员", .en = "Person", .required = true, .references = "organization_person"}),
        field<&RosterEntry::day>("day", {.zh = "日期", .en = "Day", .required = true}),
        field<&RosterEntry::shift_id>(
            "shift_id", {.zh = "班次", .en = "Shift", .required = true, .references = "organization_shift"}),
        field<&RosterEntry::post_id>("post_id", {.zh = "岗位", .en = "Post", .references = "organization_post"}),
        field<&RosterEntry::state>("state", {.zh = "状态", .en = "State", .read_only = true}),
        field<&RosterEntry::starts_at>("starts_at", {.zh = "开始", .en = "Starts", .read_only = true}),
        field<&RosterEntry::ends_at>("ends_at", {.zh = "结束", .en = "Ends", .read_only = true}),
        field<&RosterEntry::note>("note", {.zh = "备注", .en = "Note", .length_max = 200}));
}
static_assert(fully_described<RosterEntry>);

enum class LeaveKind { annual, sick, personal, training, other };
constexpr auto options(Of<LeaveKind>) {
    return std::array{Option{"annual", "年休", "Annual"}, Option{"sick", "病假", "Sick"},
                      Option{"personal", "事假", "Personal"}, Option{"training", "培训", "Training"},
                      Option{"other", "其他", "Other"}};
}
/// Days on which a person does not work, whether or not a roster exists for them yet. Ends included.
struct Leave {
    Id<Leave> id;
    std::int64_t version = 0;
    Id<Person> person_id;
    LeaveKind kind = LeaveKind::personal;
    Date first_day;
    Date last_day;
    std::string reason;
};
constexpr auto describe(Of<Leave>) {
    return entity(
        "organization_leave", "请假", "Leave",
        field<&Leave::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Leave::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Leave::person_id>("person_id",
                                 {.zh = "人员", .en = "Person", .required = true, .references = "organization_person"}),
        field<&Leave::kind>("kind", {.zh = "类别", .en = "Kind"}),
        field<&Leave::first_day>("first_day", {.zh = "从", .en = "From", .required = true}),
        field<&Leave::last_day>("last_day", {.zh = "到", .en = "To", .required = true}),
        field<&Leave::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}));
}
static_assert(fully_described<Leave>);

}  // namespace zs::organization
