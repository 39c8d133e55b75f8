// Opening an order from any source.
#include <fmt/format.h>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/equipment/equipment.h"
#include "domains/repair/device_down.h"
#include "domains/repair/forecast.h"
#include "domains/repair/service.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"
#include "platform/database/kept.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::repair {
namespace {

Kept<std::int64_t, FaultType> kept_faults({"repair_fault_type"});  // 0: the fault "other"

Result<FaultType> fault_type(Reader& reader, std::optional<std::int64_t> id) {
    const auto found = kept_faults.get(reader, id.value_or(0), [&] {
        auto read = id ? find(reader, Id<FaultType>{*id}) : select_one<FaultType>(reader, "WHERE code = ?", {"other"});
        return read ? std::make_shared<const FaultType>(*std::move(read)) : nullptr;
    });
    if (!found || !found->active) return fail_field("fault_id", "field.reference_missing");
    return *found;
}

/// Department of the caller if given, else of the place; its kind is copied so that history stays what it was.
Status set_department(Reader& reader, WorkOrder& order, const space::Place& place, std::optional<std::int64_t> id) {
    order.department_id = place.department_id;
    order.department_kind = place.department_kind;
    if (!id || *id == place.department_id) return {};
    const auto department = find(reader, Id<organization::Department>{*id});
    if (!department) return fail_field("department_id", "field.reference_missing");
    order.department_id = *id;
    order.department_kind = text_of(department->kind);
    return {};
}

std::string default_title(const FaultType& fault, const std::string& title, const std::string& device) {
    if (!title.empty()) return title;
    return device.empty() ? fault.name : fmt::format("{} · {}", device, fault.name);
}

/// Where a device of the ledger is named, it stands for itself: name and, where nobody said another, its department.
Status set_device(Reader& reader, WorkOrder& order, const ReportFacts& facts) {
    order.device_name = facts.device_name;
    if (!facts.device_id) return {};
    const auto device = find(reader, Id<equipment::Device>{*facts.device_id});
    if (!device || device->state == equipment::DeviceState::scrapped)
        return fail_field("device_id", "field.reference_missing");
    order.device_id = device->id.value;
    order.device_down = facts.device_down;
    if (order.device_name.empty()) order.device_name = device->name;
    return {};
}

/// The order whose repair did not hold: same room, device and fault, restored within the rework window.
std::int64_t rework_of(Reader& reader, const WorkOrder& order, std::int64_t window_days) {
    if (order.parent_id != 0) return 0;
    const Instant since = order.reported_at - std::chrono::hours(24 * window_days);
    return reader
        .integer(
            "SELECT id FROM repair_work_order WHERE room_id = ? AND fault_type_id = ? AND device_name = ? AND "
            "restored_at >= ? ORDER BY restored_at DESC LIMIT 1",
            {order.room_id.value, order.fault_type_id.value, order.device_name, since.unix_ms})
        .value_or(0);
}

}  // namespace

Result<WorkOrder> report(Transaction& transaction, const Actor& actor, const ReportFacts& facts) {
    ZS_TRY_ASSIGN(const space::Place place, space::place(transaction, facts.room_id));
    ZS_TRY_ASSIGN(const FaultType fault, fault_type(transaction, facts.fault_id));
    const auto parameters = catalog::parameters(transaction);
    WorkOrder order;
    order.reported_at = transaction.now();
    order.source = facts.source;
    order.fault_type_id = fault.id;
    order.trade = fault.trade;
    ZS_TRY(set_device(transaction, order, facts));
    order.title = default_title(fault, facts.title, order.device_name);
    order.description = facts.description;
    order.room_id = facts.room_id;
    order.campus_id = place.campus_id.value;
    ZS_TRY(set_department(transaction, order, place, facts.department_id));
    order.area_class = place.area_class;
    // What cannot be used is out of use, whatever else was ticked.
    order.impact = order.device_down ? 1 : facts.impact.value_or(fault.usual_impact);
    order.priority = rules::priority_of(order.area_class, order.impact, fault.safety);
    order.reporter_name = facts.reporter_name;
    order.reporter_phone = facts.reporter_phone;
    order.reporter_user_id = actor.user_id;
    order.parent_id = facts.parent_id;
    if (const auto responsible = space::responsible_for(transaction, facts.room_id, fault.trade)) {
        order.zone_id = responsible->zone_id.value;
        order.crew_id = responsible->crew_id.value;
    }
    order.rework_of_id =
        rework_of(transaction, order, parameters->integer("repair.rework_window_days", order.reported_at));
    rules::set_due_times(order, time_limits(transaction, order.priority, order.reported_at),
                         *catalog::calendar(transaction), service_hours(transaction, order.reported_at));
    if (const auto expected = forecast::expect(transaction, order)) {
        order.expected_likely_at = expected->likely_at;
        order.expected_latest_at = expected->latest_at;
    }
    order.due_at = rules::next_due(order);
    order.tracking = random_token(15);
    const Zone zone = catalog::calendar(transaction)->zone();
    order.number = sequence::next(transaction, "WX", civil(local_date(order.reported_at, zone)).year);
    insert(transaction, order);
    for (const auto& hash : facts.photos) {
        Photo photo{{}, order.id, PhotoStage::report, hash, order.reported_at};
        insert(transaction, photo);
    }
    add_timeline(transaction, actor, order, "report", order.state, {}, facts.description);
    ZS_TRY(take_device_down(transaction, actor, order, order.reported_at));
    audit::record(transaction, actor, "repair.work_order.report", "repair_work_order", order.id.value);
    publish_change(transaction, actor, order, "reported");
    return order;
}

RowOwner owner_of(const WorkOrder& order) {
    return {order.campus_id, order.department_id, order.crew_id, order.vendor_id};
}

void publish_change(Transaction& transaction, const Actor& actor, const WorkOrder& order, std::string_view past,
                    std::string_view facts) {
    std::string texts = "\"title\":";
    json::append_string(texts, order.title);
    if (const auto place = space::place(transaction, order.room_id)) {
        texts += ",\"place\":";
        json::append_string(texts, place->text(Language::zh));
        texts += ",\"place_en\":";
        json::append_string(texts, place->text(Language::en));
    }
    events::publish(
        transaction, fmt::format("repair.work_order_{}", past), order.id.value,
        fmt::format(
            R"({{"topic":"repair.work_order","id":{},"number":"{}","state":"{}","priority":"{}","version":{},{},)"
            R"("campus_id":{},"department_id":{},"crew_id":{},"vendor_id":{},"assignee_id":{},)"
            R"("reporter_user_id":{},"actor_user_id":{}{}}})",
            order.id.value, order.number, text_of(order.state), text_of(order.priority), order.version, texts,
            order.campus_id, order.department_id, order.crew_id, order.vendor_id, order.assignee_id,
            order.reporter_user_id, actor.user_id, facts));
}

rules::TimeLimits time_limits(Reader& reader, Priority priority, Instant at) {
    const auto parameters = catalog::parameters(reader);
    const auto minutes = [&](std::string_view step) {
        return parameters->integer(fmt::format("repair.limit.{}.{}_minutes", text_of(priority), step), at);
    };
    const auto clock = rules::clock_kind(parameters->text(fmt::format("repair.limit.{}.clock", text_of(priority)), at));
    return {minutes("accept"),
            minutes("dispatch"),
            minutes("take"),
            minutes("arrive"),
            minutes("restore"),
            parameters->integer("repair.confirm_after_minutes", at),
            clock.value_or(rules::ClockKind::around_the_clock)};
}

ServiceHours service_hours(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    return {static_cast<int>(parameters->integer("repair.service_hours.start_minute", at)),
            static_cast<int>(parameters->integer("repair.service_hours.end_minute", at))};
}

bool is_under_repair(Reader& reader, std::int64_t order_id) {
    auto order = find(reader, Id<WorkOrder>{order_id});
    for (int hops = 0; order && order->state == OrderState::merged && hops < 8; ++hops)
        order = find(reader, Id<WorkOrder>{order->merged_into_id});
    if (!order) return false;
    switch (order->state) {
        case OrderState::restored:
        case OrderState::confirmed:
        case OrderState::closed:
        case OrderState::cancelled:
        case OrderState::merged:
            return false;
        default:
            return true;
    }
}

}  // namespace zs::repair
