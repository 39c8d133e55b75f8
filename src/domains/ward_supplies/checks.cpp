// What master data must hold beyond the rules of single fields.
#include "core/text.h"
#include "domains/materials/materials.h"
#include "domains/ward_supplies/service.h"

namespace zs::ward_supplies {
namespace {

void check_places(Reader& reader, const StandingOrder& order, std::vector<FieldError>& errors) {
    const auto store = materials::store_facts(reader, order.store_id);
    if (!store || (*store)->kind != materials::StoreKind::main || !(*store)->active)
        errors.push_back({"store_id", "materials.ask_a_main_store", {}});
    const auto room = find(reader, order.room_id);
    if (!room || !room->active) errors.push_back({"room_id", "field.reference_missing", {}});
    if (!find(reader, order.department_id)) errors.push_back({"department_id", "field.reference_missing", {}});
}

Times times_of(const StandingOrder& order) { return {order.weekdays, order.from_day, order.to_day}; }

/// The same item for the same room on the same day would be delivered twice.
bool ordered_already(Reader& reader, const StandingOrder& order) {
    for (const auto& other : select<StandingOrder>(
             reader, "WHERE active = 1 AND department_id = ? AND room_id = ? AND item_id = ? AND id <> ? ORDER BY id",
             {order.department_id.value, order.room_id.value, order.item_id.value, order.id.value}))
        if (overlap(times_of(order), times_of(other))) return true;
    return false;
}

void take(std::vector<FieldError>& errors, const Status& status) {
    if (!status) errors.insert(errors.end(), status.error().fields.begin(), status.error().fields.end());
}

}  // namespace

Result<Article> article_of(Reader& reader, std::int64_t item_id) {
    if (auto article = select_one<Article>(reader, "WHERE item_id = ? AND active = 1", {item_id})) return *article;
    return fail_field("item_id", "ward_supplies.not_an_article");
}

Status check_whole(Reader& reader, std::int64_t item_id, Quantity quantity, std::string_view field) {
    constexpr std::int64_t whole = 1000;
    const auto facts = materials::item_facts(reader, {item_id});
    if (!facts || (*facts)->item.divisible || quantity.units % whole == 0) return {};
    return fail_field(field, "ward_supplies.whole_units", {{"unit", (*facts)->item.unit}});
}

Status check_article(Transaction& transaction, const void*, void* after) {
    const auto& article = *static_cast<const Article*>(after);
    const auto facts = materials::item_facts(transaction, article.item_id);
    if (!facts) return fail_field("item_id", "field.reference_missing");
    const auto& item = (*facts)->item;
    std::vector<FieldError> errors;
    if (item.exchange_required || item.serial_managed) errors.push_back({"item_id", "ward_supplies.not_carried", {}});
    if (article.returnable && item.divisible) errors.push_back({"returnable", "ward_supplies.container_is_whole", {}});
    if (!article.returnable && article.deposit.units > 0)
        errors.push_back({"deposit", "ward_supplies.no_container_no_deposit", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_standing_order(Transaction& transaction, const void*, void* after) {
    auto& order = *static_cast<StandingOrder*>(after);
    std::vector<FieldError> errors;
    check_places(transaction, order, errors);
    if (const auto article = article_of(transaction, order.item_id.value); !article)
        errors.push_back(article.error().fields.front());
    take(errors, check_whole(transaction, order.item_id.value, order.quantity, "quantity"));
    if (!weekdays_of(order.weekdays)) errors.push_back({"weekdays", "ward_supplies.weekdays_unreadable", {}});
    if (order.to_day && *order.to_day < order.from_day)
        errors.push_back({"to_day", "ward_supplies.ends_before_it_begins", {}});
    if (errors.empty() && order.active && ordered_already(transaction, order))
        errors.push_back({"room_id", "ward_supplies.ordered_already", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

}  // namespace zs::ward_supplies
