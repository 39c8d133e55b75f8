// Defaults of the dated parameters of warnings, and what people are told.
#include "domains/warnings/parameters.h"

namespace zs::warnings {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    return {{"warnings.expire_hours", "72", "h", "读数恢复正常多久后预警自行结束",
             "A warning fades after so long as usual", design},
            {"warnings.quiet_days", "14", "d", "误报或不予处理后多久内不再提同一原因",
             "After a refusal the same cause is not told for", design},
            {"warnings.grow_hours", "12", "h", "加重提醒至少间隔", "Telling that it grew worse at most every", design},
            {"warnings.target.precision", "70", "%", "预警准确率目标", "Target of precision", design},
            {"warnings.target.recall", "80", "%", "故障预警率目标", "Target of recall", design}};
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto kind = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text) {
        return notify::NoticeKind{event,
                                  zh,
                                  en,
                                  text,
                                  "warnings_warning",
                                  "/warnings/",
                                  {{crew, "warnings.work"}, {overseer, "warnings.judge"}}};
    };
    return {kind("warnings.warning_raised", "早期预警", "Early warning", "warnings.notice.raised"),
            kind("warnings.warning_grew", "预警加重", "Warning grew worse", "warnings.notice.grew")};
}

}  // namespace zs::warnings
