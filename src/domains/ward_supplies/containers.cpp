// The account of containers: what departments hold, counts, and what goes back to the supplier.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/materials.h"
#include "domains/ward_supplies/service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::ward_supplies {
namespace {

/// The article whose container comes back.
Result<Article> returnable(Reader& reader, std::int64_t item_id) {
    auto article = select_one<Article>(reader, "WHERE item_id = ? AND returnable = 1", {item_id});
    if (!article) return fail_field("item_id", "ward_supplies.not_returnable");
    return *article;
}

std::int64_t sum(Reader& reader, std::string_view where, const Values& values) {
    return reader.integer(fmt::format("SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM {}", where), values)
        .value_or(0);
}

}  // namespace

Restriction visible_containers(const Actor& actor) {
    return scope_restriction(actor, {.department = "c.department_id"});
}

std::int64_t held_at(Reader& reader, const Holder& holder) {
    return sum(reader, "ward_supplies_container WHERE department_id = ? AND floor_id = ? AND item_id = ?",
               {holder.department_id, holder.floor_id, holder.item_id});
}

std::int64_t held_by(Reader& reader, std::int64_t department_id) {
    return sum(reader, "ward_supplies_container WHERE department_id = ?", {department_id});
}

std::int64_t empties_in_hand(Reader& reader, const Hand& hand) {
    return -sum(reader, "ward_supplies_container WHERE kind = 'returned' AND store_id = ? AND item_id = ?",
                {hand.store_id, hand.item_id}) -
           sum(reader, "ward_supplies_empties_return WHERE store_id = ? AND item_id = ?",
               {hand.store_id, hand.item_id});
}

std::int64_t containers_max(Reader& reader, std::int64_t department_id) {
    const auto own = select_one<Ward>(reader, "WHERE department_id = ?", {department_id});
    if (own && own->containers_max) return *own->containers_max;
    return catalog::parameters(reader)->integer("ward_supplies.containers_max", reader.now());
}

void tell_if_passed(Transaction& transaction, const Actor& actor, std::int64_t department_id, std::int64_t before) {
    const auto after = held_by(transaction, department_id);
    const auto limit = containers_max(transaction, department_id);
    if (!passes_limit({before, after, limit})) return;
    std::string payload = fmt::format(
        R"({{"topic":"ward_supplies.container","id":{},"count":{},"limit":{},"campus_id":0,"department_id":{},)"
        R"("crew_id":0,"vendor_id":0,"actor_user_id":{})",
        department_id, after, limit, department_id, actor.user_id);
    json::append_text(
        payload, "title",
        transaction.text("SELECT name FROM organization_department WHERE id = ?", {department_id}).value_or(""));
    json::append_text(payload, "number", std::to_string(after));
    events::publish(transaction, "ward_supplies.too_many_containers", department_id, payload + "}");
}

Result<Container> count(Transaction& transaction, const Actor& actor, const NewCount& input) {
    if (!in_scope(actor, {.department_id = input.department_id})) return fail(Code::not_found, "entity.not_found");
    if (!input.request_key.empty())
        if (auto known = select_one<Container>(transaction, "WHERE request_key = ?", {input.request_key}))
            return *std::move(known);
    materials::lock_items(transaction, {materials::MovementLine{.item_id = input.item_id}});
    std::vector<FieldError> errors;
    if (!find(transaction, Id<organization::Department>{input.department_id}))
        errors.push_back({"department_id", "field.reference_missing", {}});
    if (!find(transaction, Id<space::Floor>{input.floor_id}))
        errors.push_back({"floor_id", "field.reference_missing", {}});
    const auto article = returnable(transaction, input.item_id);
    if (!article) errors.push_back(article.error().fields.front());
    Container row;
    row.department_id = {input.department_id};
    row.floor_id = {input.floor_id};
    row.item_id = {input.item_id};
    row.quantity = input.counted - held_at(transaction, {input.department_id, input.floor_id, input.item_id});
    row.reason = text::trim(input.reason);
    const bool known = transaction.exists(
        "SELECT 1 FROM ward_supplies_container WHERE department_id = ? AND floor_id = ? AND item_id = ?",
        {input.department_id, input.floor_id, input.item_id});
    row.kind = known ? ContainerMove::correction : ContainerMove::opening;
    if (known && row.quantity != 0 && row.reason.empty()) errors.push_back({"reason", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    const auto before = held_by(transaction, input.department_id);
    row.deposit = {article->deposit.units * row.quantity};
    row.at = transaction.now();
    row.actor = actor.name;
    row.request_key = input.request_key;
    insert(transaction, row);
    audit::record(transaction, actor, "ward_supplies.containers.counted", "ward_supplies_container", row.id.value,
                  fmt::format(R"({{"counted":{},"difference":{}}})", input.counted, row.quantity));
    events::publish(
        transaction, "ward_supplies.counted", row.id.value,
        fmt::format(R"({{"topic":"ward_supplies.container","id":{},"campus_id":0,"department_id":{},"crew_id":0,)"
                    R"("vendor_id":0,"actor_user_id":{},"difference":{}}})",
                    row.id.value, input.department_id, actor.user_id, row.quantity));
    tell_if_passed(transaction, actor, input.department_id, before);
    return row;
}

Result<EmptiesReturn> send_back(Transaction& transaction, const Actor& actor, const NewReturn& input) {
    ZS_TRY_ASSIGN(const auto store, materials::load_visible_store(transaction, actor, input.store_id));
    if (!input.request_key.empty())
        if (auto known = select_one<EmptiesReturn>(transaction, "WHERE request_key = ?", {input.request_key}))
            return *std::move(known);
    materials::lock_items(transaction, {materials::MovementLine{.item_id = input.item_id}});
    std::vector<FieldError> errors;
    if (!find(transaction, Id<organization::Vendor>{input.vendor_id}))
        errors.push_back({"vendor_id", "field.reference_missing", {}});
    const auto article = returnable(transaction, input.item_id);
    if (!article) errors.push_back(article.error().fields.front());
    if (text::trim(input.receiver).empty()) errors.push_back({"receiver", "field.required", {}});
    const auto in_hand = empties_in_hand(transaction, {input.store_id, input.item_id});
    if (article && input.quantity > in_hand)
        errors.push_back({"quantity", "ward_supplies.fewer_in_hand", {{"in_hand", std::to_string(in_hand)}}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    EmptiesReturn made;
    made.number = sequence::next(transaction, "KT", civil(today(transaction)).year);
    made.store_id = store->id;
    made.vendor_id = {input.vendor_id};
    made.item_id = {input.item_id};
    made.quantity = input.quantity;
    made.deposit = {article->deposit.units * input.quantity};
    made.at = transaction.now();
    made.receiver = text::trim(input.receiver);
    made.note = text::trim(input.note);
    made.actor = actor.name;
    made.request_key = input.request_key;
    insert(transaction, made);
    audit::record(transaction, actor, "ward_supplies.empties.returned", "ward_supplies_empties_return", made.id.value,
                  fmt::format(R"({{"number":"{}","quantity":{}}})", made.number, made.quantity));
    events::publish(
        transaction, "ward_supplies.empties_returned", made.id.value,
        fmt::format(R"({{"topic":"ward_supplies.container","id":{},"number":"{}","campus_id":{},"department_id":0,)"
                    R"("crew_id":0,"vendor_id":0,"actor_user_id":{},"supplier_id":{},"item_id":{},"quantity":{},)"
                    R"("deposit":"{}"}})",
                    made.id.value, made.number, store->campus_id ? store->campus_id->value : 0, actor.user_id,
                    input.vendor_id, input.item_id, input.quantity, decimal_text(made.deposit.units, Money::scale)));
    return made;
}

}  // namespace zs::ward_supplies
