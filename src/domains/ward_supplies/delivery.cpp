// Steps of a stop: delivered through the stock ledger, not delivered, cancelled.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/ward_supplies/publish.h"
#include "domains/ward_supplies/service.h"
#include "domains/ward_supplies/stop_flow.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"

namespace zs::ward_supplies {
namespace {

constexpr std::int64_t whole = 1000;  // thousandths in one unit

std::string name_of(Reader& reader, std::string_view table, std::int64_t id) {
    return reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or("");
}

/// The issue to the department: stock, value and charge come from the one ledger.
Status issue(Transaction& transaction, const Actor& actor, const Round& round, Stop& stop) {
    materials::MovementInput input;
    input.store_id = round.store_id.value;
    input.department_id = stop.department_id.value;
    input.happened_at = stop.done_at;
    input.note = round.number;
    materials::MovementLine line;
    line.item_id = stop.item_id.value;
    line.quantity = stop.delivered;
    input.lines.push_back(line);
    ZS_TRY_ASSIGN(auto posting, materials::issue(transaction, input));
    posting.document.work_kind = "ward_supplies";
    posting.document.work_id = stop.id.value;
    posting.document.work_number = round.number;
    ZS_TRY_ASSIGN(const auto document, materials::post(transaction, actor, std::move(posting)));
    stop.document_id = document.id.value;
    stop.value = {transaction
                      .integer("SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM materials_entry WHERE document_id "
                               "= ? AND account = 'use'",
                               {document.id.value})
                      .value_or(0)};
    return {};
}

Container row_of(const Stop& stop, const Article& article, std::int64_t store_id, ContainerMove kind) {
    const std::int64_t count = kind == ContainerMove::delivered ? stop.delivered.units / whole : -stop.taken_back;
    Container row;
    row.department_id = stop.department_id;
    row.floor_id = stop.floor_id;
    row.item_id = stop.item_id;
    row.kind = kind;
    row.quantity = count;
    row.deposit = {article.deposit.units * count};
    row.at = *stop.done_at;
    row.store_id = store_id;
    row.stop_id = stop.id.value;
    row.actor = stop.done_by;
    return row;
}

Status check_delivery(Transaction& transaction, const Stop& stop, const Article& article, const StopInput& input) {
    std::vector<FieldError> errors;
    if (input.delivered.units <= 0) errors.push_back({"delivered", "ward_supplies.nothing_delivered", {}});
    if (const auto entire = check_whole(transaction, stop.item_id.value, input.delivered, "delivered"); !entire)
        errors.push_back(entire.error().fields.front());
    if (text::trim(input.receiver).empty()) errors.push_back({"receiver", "field.required", {}});
    if (!article.returnable && input.taken_back > 0)
        errors.push_back({"taken_back", "ward_supplies.not_returnable", {}});
    if (article.returnable) {
        const auto out = held_at(transaction, {stop.department_id.value, stop.floor_id.value, stop.item_id.value});
        const auto brought = input.delivered.units / whole;
        if (!held_after({out, brought, input.taken_back}))
            errors.push_back({"taken_back",
                              "ward_supplies.more_empties_than_out",
                              {{"out", std::to_string(out)}, {"brought", std::to_string(brought)}}});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// When it happened, as the phone says: not before the day of the round or before it was asked, not after now.
Result<Instant> moment(Reader& reader, const Round& round, const Stop& stop, const StopInput& input) {
    if (!input.happened_at) return reader.now();
    const auto begins = start_of_day(round.day, catalog::calendar(reader)->zone());
    if (*input.happened_at < std::min(begins, stop.asked_at))
        return fail_field("happened_at", "ward_supplies.before_the_round");
    return std::min(*input.happened_at, reader.now());
}

Status deliver(Transaction& transaction, const Actor& actor, Stop& stop, const StopInput& input) {
    materials::lock_items(transaction, {materials::MovementLine{.item_id = stop.item_id.value}});
    ZS_TRY_ASSIGN(const Round round, load(transaction, stop.round_id));
    const auto article = select_one<Article>(transaction, "WHERE item_id = ?", {stop.item_id.value});
    if (!article) return fail_field("item_id", "ward_supplies.not_an_article");
    ZS_TRY(check_delivery(transaction, stop, *article, input));
    ZS_TRY_ASSIGN(stop.done_at, moment(transaction, round, stop, input));
    stop.delivered = input.delivered;
    stop.taken_back = input.taken_back;
    stop.litres = {article->litres.units * input.delivered.units / whole};
    stop.receiver = text::trim(input.receiver);
    stop.month = month_of(local_date(*stop.done_at, catalog::calendar(transaction)->zone()));
    ZS_TRY(issue(transaction, actor, round, stop));
    if (!article->returnable) return {};
    const auto before = held_by(transaction, stop.department_id.value);
    for (const auto kind : {ContainerMove::delivered, ContainerMove::returned}) {
        auto row = row_of(stop, *article, round.store_id.value, kind);
        if (row.quantity != 0) insert(transaction, row);
    }
    tell_if_passed(transaction, actor, stop.department_id.value, before);
    return {};
}

Status apply(Transaction& transaction, const Actor& actor, Stop& stop, StopAction action, const StopInput& input) {
    stop.done_by = actor.name;
    stop.done_at = transaction.now();
    if (action == StopAction::deliver) return deliver(transaction, actor, stop, input);
    stop.reason = text::trim(input.reason);
    if (stop.reason.empty()) return fail_field("reason", "field.required");
    return {};
}

constexpr std::string_view past_of(StopAction action) {
    switch (action) {
        case StopAction::deliver:
            return "delivered";
        case StopAction::miss:
            return "missed";
        case StopAction::cancel:
            return "cancelled";
    }
    return "changed";
}

/// Who delivers may cancel too: the ward says so at the door.
bool may(const Actor& actor, std::string_view permission, StopAction action) {
    return actor.may(permission) || (action == StopAction::cancel && actor.may("ward_supplies.deliver"));
}

}  // namespace

void publish_stop(Transaction& transaction, const Actor& actor, const Stop& stop, std::string_view past) {
    const auto number =
        transaction.text("SELECT number FROM ward_supplies_round WHERE id = ?", {stop.round_id.value}).value_or("");
    std::string payload =
        fmt::format(R"({{"topic":"ward_supplies.stop","id":{},"state":"{}","version":{},"round_id":{},"item_id":{},)"
                    R"("delivered":"{}","value":"{}","campus_id":0,"department_id":{},"crew_id":0,"vendor_id":0,)"
                    R"("reporter_user_id":{},"actor_user_id":{})",
                    stop.id.value, text_of(stop.state), stop.version, stop.round_id.value, stop.item_id.value,
                    decimal_text(stop.delivered.units, Quantity::scale), decimal_text(stop.value.units, Money::scale),
                    stop.department_id.value, stop.asked_by_id, actor.user_id);
    json::append_text(payload, "number", number);
    json::append_text(payload, "title",
                      name_of(transaction, "organization_department", stop.department_id.value) + " " +
                          name_of(transaction, "materials_item", stop.item_id.value));
    json::append_text(payload, "place", name_of(transaction, "space_room", stop.room_id.value));
    json::append_text(payload, "reason", stop.reason);
    events::publish(transaction, fmt::format("ward_supplies.stop_{}", past), stop.id.value, payload + "}");
    audit::record(transaction, actor, fmt::format("ward_supplies.stop.{}", past), "ward_supplies_stop", stop.id.value,
                  fmt::format(R"({{"number":"{}","delivered":"{}","taken_back":{}}})", number,
                              decimal_text(stop.delivered.units, Quantity::scale), stop.taken_back));
}

Restriction visible_stops(const Actor& actor) {
    return scope_restriction(actor, {.campus = "s.campus_id", .department = "o.department_id"});
}

Result<Stop> load_visible(Reader& reader, const Actor& actor, Id<Stop> id) {
    auto stop = find(reader, id);
    if (!stop) return fail(Code::not_found, "entity.not_found");
    const auto campus = reader.integer(
        "SELECT s.campus_id FROM ward_supplies_round r JOIN materials_store s ON s.id = r.store_id WHERE r.id = ? AND "
        "s.campus_id IS NOT NULL",
        {stop->round_id.value});
    if (!in_scope(actor, {.campus_id = campus.value_or(0), .department_id = stop->department_id.value}))
        return fail(Code::not_found, "entity.not_found");
    return *std::move(stop);
}

std::vector<StopAction> allowed_actions(const Actor& actor, const Stop& stop) {
    std::vector<StopAction> allowed;
    for (const auto& step : stop_flow.steps)
        if (step.from == stop.state && may(actor, step.permission, step.action)) allowed.push_back(step.action);
    return allowed;
}

Result<Stop> act(Transaction& transaction, const Actor& actor, Id<Stop> id, StopAction action, const StopInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Stop stop, load_visible(transaction, actor, id));
    if (!input.request_key.empty() && stop.done_key == input.request_key) return stop;
    const auto* step = stop_flow.find(stop.state, action);
    if (step == nullptr)
        return tl::unexpected(Error{
            Code::conflict, "workflow.action_not_allowed", {}, {}, fmt::format("{{\"current\":{}}}", to_json(stop))});
    if (!may(actor, step->permission, action)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != stop.version) return fail(Code::stale, "entity.stale");
    ZS_TRY(apply(transaction, actor, stop, action, input));
    stop.state = step->to;
    stop.done_key = input.request_key;
    ZS_TRY(update(transaction, stop));
    publish_stop(transaction, actor, stop, past_of(action));
    return stop;
}

}  // namespace zs::ward_supplies
