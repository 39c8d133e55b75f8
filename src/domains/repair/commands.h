// What people send: reports and the inputs of each action. Decoded strictly, all field errors at once.
#pragma once
#include "domains/repair/entities.h"

namespace zs::repair {

/// POST /api/v1/public/report/{code}: a stranger with a printed code.
struct PublicReport {
    std::optional<std::int64_t> fault_id;
    std::string description;
    std::string phone;
    std::string reporter_name;
    std::optional<std::int64_t> impact;
    std::optional<bool> device_down;  // the device whose code was scanned cannot be used
    JsonText photos{"[]"};            // hashes from POST /public/photos/{code}
};
constexpr auto describe(Of<PublicReport>) {
    return view(
        "PublicReport", "", "扫码报修", "Scanned report",
        field<&PublicReport::fault_id>("fault_id", {.zh = "故障", .en = "Fault", .min = 1}),
        field<&PublicReport::description>("description", {.zh = "说明", .en = "Description", .length_max = 2000}),
        field<&PublicReport::phone>("phone", {.zh = "电话", .en = "Phone", .length_max = 30}),
        field<&PublicReport::reporter_name>("reporter_name", {.zh = "姓名", .en = "Name", .length_max = 40}),
        field<&PublicReport::impact>("impact", {.zh = "影响", .en = "Impact", .min = 1, .max = 3}),
        field<&PublicReport::device_down>("device_down", {.zh = "设备停用", .en = "Device is down"}),
        field<&PublicReport::photos>("photos", {.zh = "照片", .en = "Photos", .file = true}));
}

/// POST /api/v1/repair/work-orders: telephone intake, ward web page, proactive finds.
struct NewOrder {
    std::optional<Source> source;  // phone, ward or proactive
    std::int64_t room_id = 0;
    std::optional<std::int64_t> fault_id;
    std::optional<std::int64_t> department_id;  // of the caller; default: the room's
    std::optional<std::int64_t> impact;
    std::string title;
    std::string description;
    std::string device_name;
    std::optional<std::int64_t> device_id;  // of the ledger: place and name come from it
    std::optional<bool> device_down;        // it cannot be used
    std::string reporter_name;
    std::string reporter_phone;
    JsonText photos{"[]"};
};
constexpr auto describe(Of<NewOrder>) {
    return view(
        "NewOrder", "", "新工单", "New work order", field<&NewOrder::source>("source", {.zh = "来源", .en = "Source"}),
        field<&NewOrder::room_id>("room_id",
                                  {.zh = "房间", .en = "Room", .required = true, .min = 1, .references = "space_room"}),
        field<&NewOrder::fault_id>("fault_id",
                                   {.zh = "故障", .en = "Fault", .min = 1, .references = "repair_fault_type"}),
        field<&NewOrder::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 1, .references = "organization_department"}),
        field<&NewOrder::impact>("impact", {.zh = "影响", .en = "Impact", .min = 1, .max = 3}),
        field<&NewOrder::title>("title", {.zh = "标题", .en = "Title", .length_max = 120}),
        field<&NewOrder::description>("description", {.zh = "说明", .en = "Description", .length_max = 2000}),
        field<&NewOrder::device_name>("device_name", {.zh = "设备", .en = "Device", .length_max = 60}),
        field<&NewOrder::device_id>(
            "device_id", {.zh = "台账设备", .en = "Device of the ledger", .min = 1, .references = "equipment_device"}),
        field<&NewOrder::device_down>("device_down", {.zh = "设备停用", .en = "Device is down"}),
        field<&NewOrder::reporter_name>("reporter_name", {.zh = "报修人", .en = "Reporter", .length_max = 40}),
        field<&NewOrder::reporter_phone>("reporter_phone", {.zh = "回电", .en = "Phone", .length_max = 30}),
        field<&NewOrder::photos>("photos", {.zh = "照片", .en = "Photos", .file = true}));
}

struct UsedPart {
    std::string name;
    Quantity quantity;
    std::string unit;
    Money cost;
};
constexpr auto describe(Of<UsedPart>) {
    return view("UsedPart", "", "用料", "Part used",
                field<&UsedPart::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 80}),
                field<&UsedPart::quantity>("quantity",
                                           {.zh = "数量", .en = "Quantity", .required = true, .min = 0, .max = 1e9}),
                field<&UsedPart::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
                field<&UsedPart::cost>("cost", {.zh = "金额", .en = "Cost", .min = 0, .max = 1e9, .unit = "CNY"}));
}

/// Body of POST …/actions/{action}. One struct for all actions: which fields an action needs is a rule
/// (rules::check_input), because that gives one form language to the web app and one place to read.
struct ActionInput {
    std::optional<std::int64_t> version;  // the order's version the person saw; absent = whatever is there
    std::optional<Instant> happened_at;   // actions taken offline: when, not later than now
    std::string reason;                   // repair_reason.code
    std::string note;
    std::optional<std::int64_t> person_id;  // dispatch
    std::optional<std::int64_t> vendor_id;  // send_to_vendor
    std::optional<std::int64_t> into_id;    // merge
    std::optional<Priority> priority;       // reprioritize
    std::optional<std::int64_t> fault_id;   // split
    std::string title;                      // split
    std::string scanned;                    // arrive: token of the place code
    std::optional<bool> device_down;        // arrive, hold: the device cannot be used
    std::string cause;                      // finish
    std::string remedy;                     // finish
    std::optional<Suspected> suspected;     // finish: of an order that somebody opened because he suspected a cause
    std::string actual_cause;               // finish, suspected = other: a code of Suspicion::others, or in words
    std::optional<std::int64_t> labour_minutes;
    std::vector<UsedPart> parts;
    JsonText photos_before{"[]"};
    JsonText photos_after{"[]"};
    std::string signature;              // file hash
    std::optional<std::int64_t> score;  // confirm: 1-5
};
constexpr auto describe(Of<ActionInput>) {
    return view(
        "ActionInput", "", "操作", "Action", field<&ActionInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&ActionInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&ActionInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 40}),
        field<&ActionInput::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
        field<&ActionInput::person_id>(
            "person_id", {.zh = "维修人", .en = "Technician", .min = 1, .references = "organization_person"}),
        field<&ActionInput::vendor_id>(
            "vendor_id", {.zh = "外包单位", .en = "Vendor", .min = 1, .references = "organization_vendor"}),
        field<&ActionInput::into_id>("into_id",
                                     {.zh = "合并到", .en = "Into", .min = 1, .references = "repair_work_order"}),
        field<&ActionInput::priority>("priority", {.zh = "优先级", .en = "Priority"}),
        field<&ActionInput::fault_id>("fault_id",
                                      {.zh = "故障", .en = "Fault", .min = 1, .references = "repair_fault_type"}),
        field<&ActionInput::title>("title", {.zh = "标题", .en = "Title", .length_max = 120}),
        field<&ActionInput::scanned>("scanned", {.zh = "扫到的码", .en = "Scanned code", .length_max = 200}),
        field<&ActionInput::device_down>("device_down", {.zh = "设备停用", .en = "Device is down"}),
        field<&ActionInput::cause>("cause", {.zh = "故障原因", .en = "Cause", .length_max = 40}),
        field<&ActionInput::remedy>("remedy", {.zh = "处理措施", .en = "Remedy", .length_max = 40}),
        field<&ActionInput::suspected>("suspected", {.zh = "推测的原因对吗", .en = "Was the suspected cause right"}),
        field<&ActionInput::actual_cause>("actual_cause", {.zh = "实际原因", .en = "Actual cause", .length_max = 200}),
        field<&ActionInput::labour_minutes>("labour_minutes",
                                            {.zh = "工时", .en = "Labour", .min = 0, .max = 10000, .unit = "min"}),
        field<&ActionInput::parts>("parts", {.zh = "用料", .en = "Parts"}),
        field<&ActionInput::photos_before>("photos_before", {.zh = "维修前照片", .en = "Photos before", .file = true}),
        field<&ActionInput::photos_after>("photos_after", {.zh = "维修后照片", .en = "Photos after", .file = true}),
        field<&ActionInput::signature>("signature", {.zh = "签名", .en = "Signature", .length_max = 80, .file = true}),
        field<&ActionInput::score>("score", {.zh = "评分", .en = "Score", .min = 1, .max = 5}));
}

/// POST /api/v1/public/track/{tracking}/rate and …/reopen, and the department's rating.
struct RatingInput {
    std::int64_t score = 0;
    std::string comment;
    std::optional<bool> confirm;
};
constexpr auto describe(Of<RatingInput>) {
    return view(
        "RatingInput", "", "评价", "Rating",
        field<&RatingInput::score>("score", {.zh = "评分", .en = "Score", .required = true, .min = 1, .max = 5}),
        field<&RatingInput::comment>("comment", {.zh = "评价", .en = "Comment", .length_max = 500}),
        field<&RatingInput::confirm>("confirm", {.zh = "确认恢复", .en = "Confirm"}));
}

}  // namespace zs::repair
