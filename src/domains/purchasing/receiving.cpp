// What was accepted enters the stock ledger, and the order follows.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/order_flow.h"

namespace zs::purchasing {
namespace {

materials::MovementLine movement_of(const Order& order, const OrderLine& ordered, const DeliveryLine& line) {
    materials::MovementLine moved;
    moved.item_id = line.item_id.value;
    moved.quantity = line.accepted;
    moved.unit = ordered.unit;
    moved.price = ordered.price;
    moved.price_reason = order.number;  // the price was approved with the order
    moved.lot_number = line.lot_number;
    moved.expires_on = line.expires_on;
    moved.made_on = line.made_on;
    return moved;
}

bool is_consigned(Reader& reader, const Order& order) {
    const auto contract = find(reader, Id<Contract>{order.contract_id});
    return contract && contract->kind == ContractKind::consignment;
}

Money saved(const OrderLine& ordered, Quantity accepted) {
    if (ordered.reference.units == 0) return {};
    return materials::valuation::cost(ordered.reference, accepted) -
           materials::valuation::cost(ordered.price, accepted);
}

Result<materials::Document> post_for_store(Transaction& transaction, const Actor& actor, const Order& order,
                                           const Delivery& delivery, Id<materials::Store> store,
                                           const std::vector<DeliveryLine>& lines) {
    materials::MovementInput input;
    input.store_id = store.value;
    input.vendor_id = order.vendor_id.value;
    input.consigned = is_consigned(transaction, order);
    input.reason = delivery.number;
    input.note = order.number;
    input.request_key = fmt::format("purchasing.delivery:{}:{}", delivery.id.value, store.value);
    for (const auto& line : lines) {
        ZS_TRY_ASSIGN(const auto ordered, load(transaction, line.order_line_id));
        if (ordered.store_id == store && line.accepted.units > 0)
            input.lines.push_back(movement_of(order, ordered, line));
    }
    materials::lock_items(transaction, input.lines);
    ZS_TRY_ASSIGN(auto posting, materials::receive(transaction, input));
    posting.document.note = input.note;
    return materials::post(transaction, actor, std::move(posting));
}

}  // namespace

Status post_receipts(Transaction& transaction, const Actor& actor, const Order& order, Delivery& delivery,
                     std::vector<DeliveryLine>& lines) {
    std::set<std::int64_t> stores;
    for (const auto& line : lines) {
        ZS_TRY_ASSIGN(const auto ordered, load(transaction, line.order_line_id));
        if (line.accepted.units > 0) stores.insert(ordered.store_id.value);
    }
    for (const auto store : stores) {
        ZS_TRY_ASSIGN(const auto document, post_for_store(transaction, actor, order, delivery, {store}, lines));
        if (delivery.document_id == 0) delivery.document_id = document.id.value;
        for (auto& line : lines) {
            ZS_TRY_ASSIGN(const auto ordered, load(transaction, line.order_line_id));
            if (ordered.store_id.value == store && line.accepted.units > 0) line.document_id = document.id.value;
        }
    }
    delivery.value = {};
    for (auto& line : lines) {
        ZS_TRY_ASSIGN(auto ordered, load(transaction, line.order_line_id));
        line.saving = saved(ordered, line.accepted);
        delivery.value = delivery.value + materials::valuation::cost(ordered.price, line.accepted);
        ordered.accepted = ordered.accepted + line.accepted;
        ordered.rejected = ordered.rejected + line.rejected;
        ZS_TRY(update(transaction, ordered));
        ZS_TRY(update(transaction, line));
    }
    return {};
}

Status receive_in_order(Transaction& transaction, const Actor& actor, Id<Order> id) {
    ZS_TRY_ASSIGN(Order order, load(transaction, id));
    const auto lines = lines_of(transaction, id);
    const bool all =
        std::all_of(lines.begin(), lines.end(), [](const OrderLine& line) { return line.accepted >= line.quantity; });
    const auto next = order_flow.next(order.state, all ? OrderAction::receive_all : OrderAction::receive_part);
    if (next) order.state = *next;  // another part of a partly delivered order changes nothing
    if (all) order.delivered_at = transaction.now();
    ZS_TRY(update(transaction, order));
    publish(transaction, actor,
            {"order", "received", order.id.value, order.number, text_of(order.state), order.version,
             order.vendor_id.value, order.store_id.value, true});
    return {};
}

}  // namespace zs::purchasing
