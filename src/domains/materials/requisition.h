// What departments ask of a store, and the lines of it.
#pragma once
#include "domains/materials/entities.h"

namespace zs::materials {

struct Requisition {
    Id<Requisition> id;
    std::int64_t version = 0;
    std::string number;
    RequisitionState state = RequisitionState::requested;
    Id<organization::Department> department_id;
    Id<Store> store_id;            // that is asked
    std::int64_t to_store_id = 0;  // the department's own store; 0: it is used at once
    std::string place;             // floor or room it goes to
    std::string note;
    std::int64_t lines = 0;
    Money value;               // expected
    bool old_missing = false;  // a line asks for new without old
    std::int64_t requested_by = 0;
    std::string requester;
    Instant requested_at;
    std::string approver;
    std::optional<Instant> approved_at;
    std::string picker;
    std::optional<Instant> picked_at;
    std::int64_t document_id = 0;  // what left the store
    std::string receiver;
    std::optional<Instant> handed_at;
    std::string reason;  // of refusing or withdrawing
    std::string request_key;
};
constexpr auto describe(Of<Requisition>) {
    return entity(
        "materials_requisition", "申领单", "Requisition",
        field<&Requisition::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Requisition::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Requisition::number>("number", {.zh = "单号", .en = "Number"}),
        field<&Requisition::state>("state", {.zh = "状态", .en = "State"}),
        field<&Requisition::department_id>("department_id",
                                           {.zh = "科室", .en = "Department", .references = "organization_department"}),
        field<&Requisition::store_id>("store_id", {.zh = "库房", .en = "Store", .references = "materials_store"}),
        field<&Requisition::to_store_id>("to_store_id",
                                         {.zh = "科室库", .en = "Ward store", .references = "materials_store"}),
        field<&Requisition::place>("place", {.zh = "送达地点", .en = "Deliver to"}),
        field<&Requisition::note>("note", {.zh = "说明", .en = "Note"}),
        field<&Requisition::lines>("lines", {.zh = "行数", .en = "Lines"}),
        field<&Requisition::value>("value", {.zh = "预计金额", .en = "Expected value", .unit = "¥"}),
        field<&Requisition::old_missing>("old_missing", {.zh = "无旧件", .en = "Old part missing"}),
        field<&Requisition::requested_by>("requested_by", {.zh = "申领人号", .en = "Requested by id"}),
        field<&Requisition::requester>("requester", {.zh = "申领人", .en = "Requested by"}),
        field<&Requisition::requested_at>("requested_at", {.zh = "申领时间", .en = "Requested"}),
        field<&Requisition::approver>("approver", {.zh = "审批人", .en = "Approved by"}),
        field<&Requisition::approved_at>("approved_at", {.zh = "审批时间", .en = "Approved"}),
        field<&Requisition::picker>("picker", {.zh = "拣货人", .en = "Picked by"}),
        field<&Requisition::picked_at>("picked_at", {.zh = "拣货时间", .en = "Picked"}),
        field<&Requisition::document_id>("document_id", {.zh = "出库单", .en = "Document"}),
        field<&Requisition::receiver>("receiver", {.zh = "接收人", .en = "Received by"}),
        field<&Requisition::handed_at>("handed_at", {.zh = "交接时间", .en = "Handed over"}),
        field<&Requisition::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Requisition::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Requisition>);

struct RequisitionLine {
    Id<RequisitionLine> id;
    std::int64_t version = 0;
    Id<Requisition> requisition_id;
    Id<Item> item_id;
    Quantity asked;
    Quantity picked;
    bool short_line = false;    // the store could not give what was approved: a stock-out
    bool old_returned = false;  // old for new: the old one comes back
    std::string old_reason;     // why it does not
};
constexpr auto describe(Of<RequisitionLine>) {
    return entity(
        "materials_requisition_line", "申领明细", "Requisition line",
        field<&RequisitionLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&RequisitionLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&RequisitionLine::requisition_id>(
            "requisition_id", {.zh = "申领单", .en = "Requisition", .references = "materials_requisition"}),
        field<&RequisitionLine::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&RequisitionLine::asked>("asked", {.zh = "申领数量", .en = "Asked"}),
        field<&RequisitionLine::picked>("picked", {.zh = "实发数量", .en = "Given"}),
        field<&RequisitionLine::short_line>("short_line", {.zh = "缺货", .en = "Short"}),
        field<&RequisitionLine::old_returned>("old_returned", {.zh = "已交旧", .en = "Old one handed in"}),
        field<&RequisitionLine::old_reason>("old_reason", {.zh = "无旧件原因", .en = "Why no old one"}));
}
static_assert(fully_described<RequisitionLine>);

struct AskedLine {
    std::int64_t item_id = 0;
    Quantity quantity;
    std::string unit;
    bool old_returned = false;
    std::string old_reason;
};
constexpr auto describe(Of<AskedLine>) {
    return view(
        "MaterialsAskedLine", "", "申领行", "Asked line",
        field<&AskedLine::item_id>(
            "item_id", {.zh = "物资", .en = "Item", .required = true, .min = 1, .references = "materials_item"}),
        field<&AskedLine::quantity>("quantity",
                                    {.zh = "数量", .en = "Quantity", .required = true, .min = 0.001, .max = 1'000'000}),
        field<&AskedLine::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 10}),
        field<&AskedLine::old_returned>("old_returned", {.zh = "交旧", .en = "Old one comes back"}),
        field<&AskedLine::old_reason>("old_reason", {.zh = "无旧件原因", .en = "Why no old one", .length_max = 200}));
}
static_assert(fully_described<AskedLine>);

/// POST …/requisitions.
struct NewRequisition {
    std::int64_t department_id = 0;  // 0: the asker's own
    std::int64_t store_id = 0;
    std::string place;
    std::string note;
    std::string request_key;
    std::vector<AskedLine> lines;
};
constexpr auto describe(Of<NewRequisition>) {
    return view(
        "MaterialsNewRequisition", "", "申领", "Request",
        field<&NewRequisition::department_id>(
            "department_id", {.zh = "科室", .en = "Department", .min = 0, .references = "organization_department"}),
        field<&NewRequisition::store_id>(
            "store_id", {.zh = "库房", .en = "Store", .required = true, .min = 1, .references = "materials_store"}),
        field<&NewRequisition::place>("place", {.zh = "送达地点", .en = "Deliver to", .length_max = 100}),
        field<&NewRequisition::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&NewRequisition::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&NewRequisition::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<NewRequisition>);

/// POST …/requisitions/{id}/actions/{action}.
struct RequisitionInput {
    std::optional<std::int64_t> version;
    std::string reason;    // refuse, cancel
    std::string receiver;  // hand_over: who took it
    std::string scanned;   // hand_over: the number on the slip
};
constexpr auto describe(Of<RequisitionInput>) {
    return view(
        "MaterialsRequisitionInput", "", "申领处理", "Step of a requisition",
        field<&RequisitionInput::version>("version", {.zh = "版本", .en = "Version"}),
        field<&RequisitionInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
        field<&RequisitionInput::receiver>("receiver", {.zh = "接收人", .en = "Received by", .length_max = 40}),
        field<&RequisitionInput::scanned>("scanned", {.zh = "扫描单号", .en = "Scanned number", .length_max = 60}));
}
static_assert(fully_described<RequisitionInput>);

}  // namespace zs::materials
