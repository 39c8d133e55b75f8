// What people send about alarms.
#pragma once
#include "domains/alarms/entities.h"

namespace zs::alarms {

struct SeenInput {
    std::string note;
};
constexpr auto describe(Of<SeenInput>) {
    return view("AlarmSeenInput", "", "确认报警", "Acknowledge an alarm",
                zs::field<&SeenInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 300}));
}

struct ShelveInput {
    std::int64_t minutes = 60;
    std::string reason;
};
constexpr auto describe(Of<ShelveInput>) {
    return view(
        "AlarmShelveInput", "", "搁置报警", "Shelve an alarm",
        zs::field<&ShelveInput::minutes>("minutes", {.zh = "时长", .en = "For", .min = 1, .max = 480, .unit = "min"}),
        zs::field<&ShelveInput::reason>("reason", {.zh = "原因", .en = "Reason", .required = true, .length_max = 200}));
}

struct OutOfServiceInput {
    std::int64_t days = 7;
    std::string reason;
};
constexpr auto describe(Of<OutOfServiceInput>) {
    return view(
        "AlarmOutOfServiceInput", "", "申请停用监测", "Ask to take an alarm out of service",
        zs::field<&OutOfServiceInput::days>("days", {.zh = "天数", .en = "For", .min = 1, .max = 90, .unit = "d"}),
        zs::field<&OutOfServiceInput::reason>("reason",
                                              {.zh = "原因", .en = "Reason", .required = true, .length_max = 200}));
}

struct VerdictInput {
    Verdict verdict = Verdict::real;
    std::string note;
};
constexpr auto describe(Of<VerdictInput>) {
    return view("AlarmVerdictInput", "", "判定报警", "Judge an alarm",
                zs::field<&VerdictInput::verdict>("verdict", {.zh = "判定", .en = "Verdict", .required = true}),
                zs::field<&VerdictInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 300}));
}

}  // namespace zs::alarms
