// Orders as JSON: lines with names, deliveries, what the actor may do. Suppliers see nothing of other prices.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/purchasing/json_parts.h"
#include "domains/purchasing/service.h"

namespace zs::purchasing {
namespace {

/// Fields that a step asks for, as JSON; the form is described by OrderInput.
std::string_view asked_by(OrderState state, OrderAction action) {
    if (action == OrderAction::confirm) return R"({"name":"promised_on","required":true})";
    if (action == OrderAction::cancel || action == OrderAction::send_back ||
        (action == OrderAction::close && state == OrderState::partly_delivered))
        return R"({"name":"reason","required":true})";
    return "";
}

void append_line(std::string& out, Reader& reader, const Actor& actor, OrderLine line) {
    if (is_outside(actor)) {
        line.reference = {};
        line.price_reason = "";
    }
    out += to_json(line);
    out.pop_back();
    append_item(out, reader, line.item_id);
    out += '}';
}

void append_deliveries(std::string& out, Reader& reader, Id<Order> order) {
    json::append_key(out, "deliveries");
    append_json_array(out, select<Delivery>(reader, "WHERE order_id = ? ORDER BY id", {order.value}));
}

}  // namespace

void append_item(std::string& out, Reader& reader, Id<materials::Item> id) {
    const auto facts = materials::item_facts(reader, id);
    if (!facts) return;
    const auto& item = (*facts)->item;
    json::append_text(out, "code", item.code);
    json::append_text(out, "name", item.name);
    json::append_text(out, "name_en", item.name_en);
    json::append_text(out, "specification", item.specification);
    out += fmt::format(R"(,"lot_managed":{},"expiry_managed":{})", item.lot_managed || item.serial_managed,
                       item.expiry_managed);
}

void append_name(std::string& out, Reader& reader, std::string_view field, std::string_view table, std::int64_t id) {
    json::append_text(out, field,
                      reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or(""));
}

std::string order_json(Reader& reader, const Actor& actor, const Order& order) {
    Order shown = order;
    if (is_outside(actor)) {
        shown.source = shown.request_key = "";
        shown.source_kind = OriginKind::none;
        shown.source_id = 0;
    }
    std::string out = to_json(shown);
    out.pop_back();
    append_name(out, reader, "vendor", "organization_vendor", order.vendor_id.value);
    append_name(out, reader, "store", "materials_store", order.store_id.value);
    json::append_text(
        out, "contract",
        reader.text("SELECT number FROM purchasing_contract WHERE id = ?", {order.contract_id}).value_or(""));
    append_actions(out, actor, allowed_actions(actor, order),
                   [&](OrderAction action) { return asked_by(order.state, action); });
    json::append_key(out, "items");
    out += '[';
    for (auto& line : lines_of(reader, order.id)) {
        if (out.back() != '[') out += ',';
        append_line(out, reader, actor, std::move(line));
    }
    out += ']';
    append_deliveries(out, reader, order.id);
    return out + '}';
}

}  // namespace zs::purchasing
