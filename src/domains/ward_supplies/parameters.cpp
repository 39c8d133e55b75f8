// Defaults of the dated parameters of ward supplies, and what people are told.
#include "domains/ward_supplies/parameters.h"

namespace zs::ward_supplies {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view own = "设计默认值 design default";
    return {
        {"ward_supplies.last_request_hour", "17", "h", "临时要货当日截止时间 (点)",
         "Hour up to which what a ward asks for comes the same day", own},
        {"ward_supplies.lapse_days", "2", "d", "配送点逾期多少天记为未送达",
         "Days after which a stop that nobody dealt with is not delivered", own},
        {"ward_supplies.containers_max", "12", "个", "科室留桶上限", "Most containers that a department holds", own},
        {"ward_supplies.target.on_day", "95", "%", "当日送达率目标", "Target of deliveries on the day", own},
    };
}

std::vector<notify::NoticeKind> notice_kinds() {
    using enum notify::Reach;
    const auto of_stop = [](std::string_view event, std::string_view zh, std::string_view en, std::string_view text,
                            std::vector<notify::Audience> audiences) {
        return notify::NoticeKind{
            event, zh, en, text, "ward_supplies_stop", "/ward-supplies?stop=", std::move(audiences)};
    };
    return {of_stop("ward_supplies.stop_asked", "科室临时要货", "A ward asks for a delivery",
                    "ward_supplies.notice.asked", {{overseer, "ward_supplies.deliver"}}),
            of_stop("ward_supplies.stop_missed", "配送未送达", "A delivery did not come", "ward_supplies.notice.missed",
                    {{department, "ward_supplies.request"}}),
            {"ward_supplies.too_many_containers",
             "科室留桶超限",
             "A ward holds too many containers",
             "ward_supplies.notice.too_many",
             "organization_department",
             "/ward-supplies/containers?department_id=",
             {{overseer, "ward_supplies.count"}, {department, "ward_supplies.request"}}}};
}

}  // namespace zs::ward_supplies
