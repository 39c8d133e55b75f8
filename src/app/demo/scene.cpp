// What a visitor of the demo meets first: orders in every state, whatever the hour.
#include <algorithm>
#include <vector>

#include "app/demo/demo.h"
#include "domains/organization/organization.h"
#include "domains/repair/played_transaction.h"
#include "domains/repair/service.h"

namespace zs::demo {
namespace {

using repair::OrderAction;
using repair::Source;

/// Whose hands it is in, for the steps that need one.
enum class Hands { zone, technician, vendor };

struct Scene {
    int minutes_ago;
    std::string_view fault, room_kind, department;  // department: code, or "" for any
    Source source;
    std::string_view text;
    Hands hands;
    std::vector<OrderAction> steps;
};

std::vector<Scene> scenes() {
    using enum OrderAction;
    return {
        {6, "leak", "treatment", "", Source::phone, "洗手池下方喷水, 地面已积水", Hands::zone, {}},
        {14, "light", "office", "", Source::scan, "两盏灯管闪烁", Hands::zone, {}},
        {21, "network", "office", "", Source::ward, "办公室网口不通", Hands::zone, {accept}},
        {32, "furniture", "ward_room", "", Source::scan, "床头柜抽屉脱落", Hands::zone, {offer}},
        {38, "tap", "ward_room", "", Source::scan, "龙头关不紧, 一直滴水", Hands::technician, {dispatch}},
        {55, "nurse_call", "ward_room", "WK2", Source::ward, "3 床呼叫器没有声音", Hands::technician, {dispatch, take}},
        {48, "lift", "waiting", "", Source::phone, "二号电梯开门异响", Hands::vendor, {send_to_vendor}},
        {75, "aircon", "theatre", "", Source::phone, "三号手术间温度降不下来", Hands::zone, {dispatch, take, arrive}},
        {90, "drain", "toilet", "", Source::scan, "地漏返水", Hands::technician, {dispatch, take, arrive}},
        {160, "lock", "office", "", Source::scan, "门锁打不开", Hands::technician, {dispatch, take, arrive, hold}},
        {120, "socket", "ward_room", "WK2", Source::scan, "插座松动", Hands::zone, {dispatch, take, arrive, finish}},
        {200,
         "toilet",
         "ward_room",
         "WK2",
         Source::ward,
         "水箱一直流水",
         Hands::zone,
         {dispatch, take, arrive, finish}},
    };
}

std::int64_t room_for(Reader& reader, const Scene& scene) {
    return reader
        .integer(
            "SELECT r.id FROM space_room r LEFT JOIN organization_department d ON d.id = r.department_id WHERE r.kind "
            "= ? AND (CAST(? AS TEXT) = '' OR d.code = ?) AND r.active = 1 AND NOT EXISTS (SELECT 1 FROM "
            "repair_work_order o WHERE o.room_id = r.id AND o.closed_at IS NULL) ORDER BY r.id LIMIT 1",
            {std::string(scene.room_kind), std::string(scene.department), std::string(scene.department)})
        .value_or(0);
}

/// The member of staff behind a demo login.
std::int64_t person_of(Reader& reader, std::string_view login) {
    return reader.integer("SELECT person_id FROM access_user WHERE user_name = ?", {std::string(login)}).value_or(0);
}

/// Whoever of the order's trade is on duty; the technician of the demo where nobody is.
std::int64_t hands_for(Reader& reader, const Scene& scene, const repair::WorkOrder& order) {
    const auto technician = person_of(reader, "technician");
    if (scene.hands == Hands::technician) return technician;
    for (const auto& person : organization::on_duty(reader, reader.now()))
        if (person.person_id.value != technician &&
            std::find(person.skills.begin(), person.skills.end(), order.trade) != person.skills.end())
            return person.person_id.value;
    return technician;
}

repair::ActionInput input_for(Reader& reader, const Scene& scene, OrderAction action, std::int64_t person) {
    repair::ActionInput input;
    if (action == OrderAction::dispatch) input.person_id = person;
    if (action == OrderAction::send_to_vendor)
        input.vendor_id = reader.integer("SELECT id FROM organization_vendor WHERE code = 'V-LIFT'");
    if (action == OrderAction::hold) {
        input.reason = "part";
        input.note = "锁芯需要更换, 已申领";
    }
    if (action == OrderAction::finish) {
        input.cause = "wear";
        input.remedy = "repaired";
        input.labour_minutes = scene.minutes_ago / 8;
    }
    return input;
}

Status play(repair::PlayedTransaction& transaction, const Scene& scene, Instant now) {
    const auto at = [&](std::size_t step) {  // the steps spread over the first two thirds of the time since the report
        const auto share = static_cast<std::int64_t>(step) * 2 * 60'000 * scene.minutes_ago;
        return now - std::chrono::minutes(scene.minutes_ago) +
               Duration(share / (3 * static_cast<std::int64_t>(std::max<std::size_t>(1, scene.steps.size()))));
    };
    transaction.set(at(0));
    repair::ReportFacts facts;
    facts.source = scene.source;
    facts.room_id = {room_for(transaction, scene)};
    if (facts.room_id.value == 0) return {};  // a small hospital need not have such a room
    facts.fault_id = transaction.integer("SELECT id FROM repair_fault_type WHERE code = ?", {std::string(scene.fault)});
    facts.description = scene.text;
    Actor reporter;
    reporter.name = scene.source == Source::phone ? "调度台" : scene.source == Source::scan ? "扫码报修人" : "科室";
    ZS_TRY_ASSIGN(auto order, repair::report(transaction, reporter, facts));
    const auto person = hands_for(transaction, scene, order);
    Actor actor;
    actor.kind = ActorKind::person;
    actor.person_id = person;
    actor.name = transaction.text("SELECT name FROM organization_person WHERE id = ?", {person}).value_or("");
    for (std::size_t step = 0; step < scene.steps.size(); ++step) {
        transaction.set(at(step + 1));
        ZS_TRY_ASSIGN(order, repair::act_unchecked(transaction, actor, std::move(order), scene.steps[step],
                                                   input_for(transaction, scene, scene.steps[step], person)));
    }
    return {};
}

}  // namespace

Status set_scene(Transaction& inner) {
    repair::PlayedTransaction transaction(inner);
    auto all = scenes();
    std::ranges::sort(all, std::greater{}, &Scene::minutes_ago);  // numbers rise with time
    for (const auto& scene : all) ZS_TRY(play(transaction, scene, inner.now()));
    return {};
}

}  // namespace zs::demo
