// A survey: all or some departments, one checklist, from a day to a day.
#pragma once
#include "domains/electrical_safety/checklist.h"
#include "domains/organization/entities.h"

namespace zs::electrical_safety {

struct Campaign {
    Id<Campaign> id;
    std::int64_t version = 0;
    std::string number;
    std::string name;
    Id<Edition> edition_id;
    std::int64_t crew_id = 0;  // who surveys; 0 = in each department the crew that answers for its wiring
    Date starts_on;
    Date due_on;
    CampaignState state = CampaignState::running;
    std::string note;
    Instant opened_at;
    std::string opened_by;
    std::optional<Instant> closed_at;
    std::string closed_by;
};
constexpr auto describe(Of<Campaign>) {
    return entity(
        "electrical_safety_campaign", "用电普查", "Electrical survey",
        field<&Campaign::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Campaign::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Campaign::number>("number", {.zh = "单号", .en = "Number", .searchable = true}),
        field<&Campaign::name>("name", {.zh = "名称", .en = "Name", .searchable = true}),
        field<&Campaign::edition_id>("edition_id",
                                     {.zh = "检查表", .en = "Checklist", .references = "electrical_safety_edition"}),
        field<&Campaign::crew_id>("crew_id", {.zh = "检查班组", .en = "Crew", .references = "organization_crew"}),
        field<&Campaign::starts_on>("starts_on", {.zh = "开始日期", .en = "Starts on"}),
        field<&Campaign::due_on>("due_on", {.zh = "截止日期", .en = "Due on"}),
        field<&Campaign::state>("state", {.zh = "状态", .en = "State"}),
        field<&Campaign::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Campaign::opened_at>("opened_at", {.zh = "发起时间", .en = "Opened"}),
        field<&Campaign::opened_by>("opened_by", {.zh = "发起人", .en = "Opened by"}),
        field<&Campaign::closed_at>("closed_at", {.zh = "结束时间", .en = "Closed"}),
        field<&Campaign::closed_by>("closed_by", {.zh = "结束人", .en = "Closed by"}));
}
static_assert(fully_described<Campaign>);

/// POST …/campaigns: sheets of all its departments are made at once.
struct NewCampaign {
    std::string name;
    std::optional<std::int64_t> edition_id;
    std::optional<std::int64_t> crew_id;
    std::optional<Date> starts_on;
    std::optional<Date> due_on;
    std::string departments;  // ids, comma-separated; empty = every active department
    std::string note;
};
constexpr auto describe(Of<NewCampaign>) {
    return view(
        "NewElectricalSafetyCampaign", "", "发起用电普查", "New electrical survey",
        field<&NewCampaign::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80}),
        field<&NewCampaign::edition_id>(
            "edition_id",
            {.zh = "检查表", .en = "Checklist", .required = true, .min = 1, .references = "electrical_safety_edition"}),
        field<&NewCampaign::crew_id>("crew_id", {.zh = "检查班组 (空 = 各责任区班组)",
                                                 .en = "Crew (none = that of each zone)",
                                                 .min = 1,
                                                 .references = "organization_crew"}),
        field<&NewCampaign::starts_on>("starts_on", {.zh = "开始日期", .en = "Starts on", .required = true}),
        field<&NewCampaign::due_on>("due_on", {.zh = "截止日期", .en = "Due on", .required = true}),
        field<&NewCampaign::departments>(
            "departments", {.zh = "科室 (空 = 全部)", .en = "Departments (none = all)", .length_max = 4000}),
        field<&NewCampaign::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}));
}
static_assert(fully_described<NewCampaign>);

/// POST …/campaigns/{id}/departments: those that were forgotten.
struct MoreDepartments {
    std::string departments;
};
constexpr auto describe(Of<MoreDepartments>) {
    return view("ElectricalSafetyMoreDepartments", "", "补充科室", "More departments",
                field<&MoreDepartments::departments>(
                    "departments", {.zh = "科室", .en = "Departments", .required = true, .length_max = 4000}));
}
static_assert(fully_described<MoreDepartments>);

}  // namespace zs::electrical_safety
