// The figures that rounds declare: a visit counts when its round is due.
#include "domains/rounds/parameters.h"

#include "domains/rounds/views.h"

namespace zs::rounds {
namespace {

using indicators::Better;
using indicators::Indicator;
using indicators::Kind;
using indicators::Section;
using indicators::Source;

constexpr ScopeColumns scope{.campus = "o.campus_id", .crew = "o.crew_id"};

std::vector<indicators::Dimension> dimensions(std::string_view route_key) {
    return {{"crew", "班组", "Crew", "o.crew_id", "(SELECT c.name FROM organization_crew c WHERE c.id = o.crew_id)",
             "(SELECT c.name_en FROM organization_crew c WHERE c.id = o.crew_id)"},
            {"round_route", "路线", "Route", route_key, "o.name", "o.name_en"}};
}

const Source& visits() {
    static const Source source{"rounds.visits",
                               "应巡点次, 按该次巡检的最迟时间计入期间",
                               "Visits due, by when their round was due",
                               "rounds_visit v JOIN rounds_round o ON o.id = v.round_id",
                               "o.due_at",
                               "",
                               scope,
                               dimensions("o.route_id"),
                               &table_of<VisitRow>(),
                               "v.id"};
    return source;
}

const Source& findings() {
    static const Source source{
        "rounds.findings",
        "巡检发现的异常, 按首次发现时间计入期间",
        "Findings of rounds, by when they were first seen",
        "rounds_finding f JOIN rounds_point p ON p.id = f.point_id JOIN rounds_route o ON o.id = "
        "p.route_id",
        "f.found_at",
        "",
        scope,
        dimensions("o.id"),
        &table_of<FindingRow>(),
        "f.id"};
    return source;
}

Indicator share_of_visits(std::string_view id, std::string_view zh, std::string_view en, std::string_view definition_zh,
                          std::string_view definition_en, std::string_view where, std::string_view value,
                          std::string_view row_field) {
    return {.id = id,
            .zh = zh,
            .en = en,
            .unit = "%",
            .definition_zh = definition_zh,
            .definition_en = definition_en,
            .kind = Kind::share,
            .source = &visits(),
            .where = where,
            .value = value,
            .section = Section::quality,
            .row_field = row_field};
}

std::vector<Indicator> declare() {
    // A visit that still waits has not failed yet.
    auto coverage = share_of_visits(
        "rounds.coverage", "设备巡检覆盖率", "Inspection coverage", "已巡设备点次 ÷ 应巡设备点次 (未到时限的不计)",
        "Device visits made ÷ device visits due; what is still within its time does not count",
        "v.device_id > 0 AND v.state <> 'waiting'", "CASE WHEN v.state = 'visited' THEN 1 ELSE 0 END", "state");
    coverage.better = Better::higher;
    coverage.target_parameter = "rounds.target.coverage";
    coverage.headline = true;
    auto on_time =
        share_of_visits("rounds.on_time", "巡检及时率", "Visits on time", "时限内离开的点次 ÷ 应巡点次",
                        "Left by the round's limit ÷ visits due", "v.state <> 'waiting'",
                        "CASE WHEN v.state = 'visited' AND v.left_at <= o.due_at THEN 1 ELSE 0 END", "left_at");
    on_time.better = Better::higher;
    on_time.section = Section::on_time;
    auto proved = share_of_visits("rounds.proved", "到位凭证率", "Visits with proof",
                                  "扫码或 NFC 到位的点次 ÷ 已巡点次", "Visits proved by a scan or a tag ÷ visits made",
                                  "v.state = 'visited'", "CASE WHEN v.proof <> 'none' THEN 1 ELSE 0 END", "proof");
    proved.better = Better::higher;
    auto fast = share_of_visits("rounds.too_fast", "过快率", "Too fast", "停留短于最短时间的点次 ÷ 已巡点次",
                                "Visits shorter than the point's minimum ÷ visits made", "v.state = 'visited'",
                                "CASE WHEN v.too_fast = 1 THEN 1 ELSE 0 END", "too_fast");
    fast.better = Better::lower;
    Indicator found{.id = "rounds.findings",
                    .zh = "巡检发现异常",
                    .en = "Findings of rounds",
                    .unit = "项",
                    .definition_zh = "巡检首次读到的异常项, 每项一张维修工单",
                    .definition_en = "Abnormal readings first seen in the period, one repair order each",
                    .source = &findings(),
                    .section = Section::quality,
                    .unit_en = "findings"};
    Indicator confirmed{.id = "rounds.rechecked",
                        .zh = "异常复查率",
                        .en = "Findings re-checked",
                        .unit = "%",
                        .definition_zh = "维修后复查正常的异常 ÷ 期内发现的异常",
                        .definition_en = "Findings confirmed normal after their repair ÷ findings of the period",
                        .better = Better::higher,
                        .kind = Kind::share,
                        .source = &findings(),
                        .value = "CASE WHEN f.state = 'confirmed' THEN 1 ELSE 0 END",
                        .section = Section::quality,
                        .row_field = "state"};
    return {coverage, on_time, proved, fast, found, confirmed};
}

}  // namespace

std::vector<const Indicator*> all_indicators() {
    static const std::vector<Indicator> declared = declare();
    return indicators::pointers_to(declared);
}

}  // namespace zs::rounds
