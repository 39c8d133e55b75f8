// Defaults of the dated parameters of electrical safety, and what people are told.
#include "domains/electrical_safety/parameters.h"

namespace zs::electrical_safety {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "本院默认值, 非标准限值 the hospital's own default, not a norm";
    constexpr std::string_view danger = "隐患治理设计默认: 当场 / 7 日 / 30 日 design default";
    return {
        {"electrical_safety.limit.leakage_ma", "30", "mA", "剩余 (漏) 电流上限", "Leakage current, at most", own},
        {"electrical_safety.limit.insulation_mohm", "0.5", "MΩ", "绝缘电阻下限", "Insulation resistance, at least",
         own},
        {"electrical_safety.limit.socket_earth_ohm", "4", "Ω", "插座接地电阻上限",
         "Earth resistance at the socket, at most", own},
        {"electrical_safety.limit.trip_ms", "300", "ms", "漏保动作时间上限", "Trip time, at most", own},
        {"electrical_safety.rectify.general_days", "0", "d", "一般隐患整改天数 (0 = 当场)",
         "Days for general findings (0 = at once)", danger},
        {"electrical_safety.rectify.serious_days", "7", "d", "较大隐患整改天数", "Days for serious findings", danger},
        {"electrical_safety.rectify.major_days", "30", "d", "重大隐患整改天数", "Days for major findings", danger},
        {"electrical_safety.target.surveyed", "100", "%", "科室用电普查覆盖率目标", "Target of departments surveyed",
         "总务科工作总结: 对各科室进行用电安全普查"},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto sheet = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                          notify::Audience audience) {
        return notify::NoticeKind{event,     zh, en, text, "electrical_safety_sheet", "/electrical-safety/sheets/",
                                  {audience}};
    };
    const auto finding = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                            std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{
            event, zh, en, text, "electrical_safety_finding", "/electrical-safety/findings/", std::move(audiences)};
    };
    return {
        sheet("electrical_safety.sheet_surveyed", "用电检查待确认", "Survey to be confirmed",
              "electrical_safety.notice.surveyed", {department, "electrical_safety.confirm"}),
        sheet("electrical_safety.sheet_sent_back", "用电检查被退回", "Survey sent back",
              "electrical_safety.notice.sent_back", {crew, "electrical_safety.survey"}),
        finding("electrical_safety.finding_to_rectify", "用电隐患待整改", "Finding to be rectified",
                "electrical_safety.notice.to_rectify", {{department, "electrical_safety.rectify"}}),
        finding("electrical_safety.finding_failed", "用电隐患复查不合格", "Re-check failed",
                "electrical_safety.notice.failed", {{department, "electrical_safety.rectify"}}),
        finding("electrical_safety.finding_rectified", "用电隐患待复查", "Finding to be re-checked",
                "electrical_safety.notice.rectified", {{crew, "electrical_safety.survey"}}),
        finding("electrical_safety.finding_overdue", "用电隐患逾期", "Finding overdue",
                "electrical_safety.notice.overdue",
                {{department, "electrical_safety.rectify"}, {overseer, "electrical_safety.manage"}}),
    };
}

}  // namespace zs::electrical_safety
