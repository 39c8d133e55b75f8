// What people send: a visit, a skipped point, the end of a round, a hand-over.
#pragma once
#include "domains/rounds/entities.h"

namespace zs::rounds {

/// POST …/visits/{id}/record.
struct VisitInput {
    std::optional<Instant> arrived_at;
    std::optional<Instant> left_at;
    std::string scanned;  // token, readable code or text of a tag
    std::vector<maintenance::Answer> answers;
    std::string note;
    std::string request_key;
};
constexpr auto describe(Of<VisitInput>) {
    return view(
        "RoundsVisitInput", "", "巡点", "Visit a point",
        field<&VisitInput::arrived_at>("arrived_at", {.zh = "到达", .en = "Arrived", .required = true}),
        field<&VisitInput::left_at>("left_at", {.zh = "离开", .en = "Left", .required = true}),
        field<&VisitInput::scanned>("scanned", {.zh = "扫到的码", .en = "Scanned code", .length_max = 200}),
        field<&VisitInput::answers>("answers", {.zh = "检查结果", .en = "Answers", .file = true}),
        field<&VisitInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
        field<&VisitInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}

/// POST …/visits/{id}/skip.
struct SkipInput {
    std::string reason;
    std::optional<Instant> happened_at;
    std::string request_key;
};
constexpr auto describe(Of<SkipInput>) {
    return view(
        "RoundsSkipInput", "", "跳过", "Skip",
        field<&SkipInput::reason>("reason", {.zh = "原因", .en = "Reason", .required = true, .length_max = 200}),
        field<&SkipInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}),
        field<&SkipInput::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}));
}

/// POST …/rounds/{id}/finish.
struct FinishInput {
    std::string note;
    std::optional<Instant> happened_at;
};
constexpr auto describe(Of<FinishInput>) {
    return view("RoundsFinishInput", "", "结束巡检", "Finish a round",
                field<&FinishInput::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}),
                field<&FinishInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}));
}

/// POST …/rounds/{id}/hand-over: both named, both sign.
struct HandoverInput {
    std::string giver;
    std::string receiver;
    std::string giver_signature;     // file hash
    std::string receiver_signature;  // file hash
    std::string note;
    std::optional<Instant> happened_at;
};
constexpr auto describe(Of<HandoverInput>) {
    return view(
        "RoundsHandoverInput", "", "交接班", "Hand-over",
        field<&HandoverInput::giver>("giver",
                                     {.zh = "交班人", .en = "Handed over by", .required = true, .length_max = 40}),
        field<&HandoverInput::receiver>("receiver",
                                        {.zh = "接班人", .en = "Taken over by", .required = true, .length_max = 40}),
        field<&HandoverInput::giver_signature>(
            "giver_signature",
            {.zh = "交班签名", .en = "Signature of who hands over", .required = true, .length_max = 64, .file = true}),
        field<&HandoverInput::receiver_signature>(
            "receiver_signature",
            {.zh = "接班签名", .en = "Signature of who takes over", .required = true, .length_max = 64, .file = true}),
        field<&HandoverInput::note>("note", {.zh = "交接事项", .en = "Handed-over matters", .length_max = 1000}),
        field<&HandoverInput::happened_at>("happened_at", {.zh = "发生时间", .en = "Happened at"}));
}

}  // namespace zs::rounds
