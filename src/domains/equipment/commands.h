// What people send: steps of a device, records of a due clock, transfers, documents.
#pragma once
#include "domains/equipment/due.h"

namespace zs::equipment {

/// POST …/devices/{id}/actions/{action}.
struct DeviceActionInput {
    std::optional<std::int64_t> version;
    std::string note;
};
constexpr auto describe(Of<DeviceActionInput>) {
    return view("DeviceActionInput", "", "设备操作", "Device action",
                field<&DeviceActionInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&DeviceActionInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}));
}

/// POST …/clocks/{id}/records. Without `next_due` the interval rule says it.
struct DueRecordInput {
    std::optional<Date> done_on;
    std::optional<DueResult> result;
    std::optional<Date> next_due;
    std::string agency;
    std::string certificate_no;
    std::string evidence;  // file hash
    std::string note;
    Money cost;
};
constexpr auto describe(Of<DueRecordInput>) {
    return view(
        "DueRecordInput", "", "记录完成", "Record as done",
        field<&DueRecordInput::done_on>("done_on", {.zh = "完成日期", .en = "Done on", .required = true}),
        field<&DueRecordInput::result>("result", {.zh = "结论", .en = "Result", .required = true}),
        field<&DueRecordInput::next_due>("next_due", {.zh = "下次到期", .en = "Next due"}),
        field<&DueRecordInput::agency>("agency", {.zh = "检验单位", .en = "Agency", .length_max = 120}),
        field<&DueRecordInput::certificate_no>("certificate_no",
                                               {.zh = "证书号", .en = "Certificate", .length_max = 80}),
        field<&DueRecordInput::evidence>("evidence",
                                         {.zh = "证据文件", .en = "Evidence file", .length_max = 64, .file = true}),
        field<&DueRecordInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&DueRecordInput::cost>("cost", {.zh = "费用", .en = "Cost", .min = 0, .max = 1e11, .unit = "CNY"}));
}

/// POST …/devices/{id}/transfers.
struct NewTransfer {
    std::int64_t department_id = 0;
    std::optional<std::int64_t> custodian_id;
    std::optional<std::int64_t> room_id;
    std::string reason;
};
constexpr auto describe(Of<NewTransfer>) {
    return view(
        "NewDeviceTransfer", "", "申请移交", "New transfer",
        field<&NewTransfer::department_id>("department_id", {.zh = "移入科室",
                                                             .en = "To department",
                                                             .required = true,
                                                             .min = 1,
                                                             .references = "organization_department"}),
        field<&NewTransfer::custodian_id>(
            "custodian_id", {.zh = "接收人", .en = "To custodian", .min = 1, .references = "organization_person"}),
        field<&NewTransfer::room_id>("room_id",
                                     {.zh = "新位置", .en = "To room", .min = 1, .references = "space_room"}),
        field<&NewTransfer::reason>("reason", {.zh = "事由", .en = "Reason", .required = true, .length_max = 200}));
}

/// POST …/devices/{id}/documents, after the upload.
struct NewDocument {
    std::optional<DocumentKind> kind;
    std::string title;
    std::string hash;
};
constexpr auto describe(Of<NewDocument>) {
    return view("NewDeviceDocument", "", "添加资料", "New document",
                field<&NewDocument::kind>("kind", {.zh = "类别", .en = "Kind", .required = true}),
                field<&NewDocument::title>("title", {.zh = "标题", .en = "Title", .length_max = 120}),
                field<&NewDocument::hash>(
                    "hash", {.zh = "文件", .en = "File", .required = true, .length_max = 64, .file = true}));
}

}  // namespace zs::equipment
