// Deliveries as JSON: lines with names and what their category asks for, what the actor may do.
#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/json_parts.h"

namespace zs::purchasing {
namespace {

std::string_view delivery_fields(DeliveryAction action) {
    if (action == DeliveryAction::inspect)
        return R"({"name":"arrived_on","required":false},{"name":"lines","required":true})";
    if (action == DeliveryAction::refuse || action == DeliveryAction::cancel)
        return R"({"name":"reason","required":true})";
    return "";
}

void append_delivery_line(std::string& out, Reader& reader, DeliveryLine line, const Actor& actor) {
    if (is_outside(actor)) line.saving = {};
    out += to_json(line);
    out.pop_back();
    append_item(out, reader, line.item_id);
    if (const auto ordered = find(reader, line.order_line_id)) {
        json::append_text(out, "unit", ordered->unit);
        json::append_text(out, "price", decimal_text(ordered->price.units, UnitPrice::scale));
        json::append_text(out, "ordered", decimal_text(ordered->quantity.units, Quantity::scale));
    }
    if (const auto rule = rule_of(reader, line.item_id)) {
        json::append_key(out, "rule");
        out += to_json(*rule);
    }
    out += '}';
}

}  // namespace

std::string delivery_json(Reader& reader, const Actor& actor, const Delivery& delivery) {
    std::string out = to_json(delivery);
    out.pop_back();
    append_name(out, reader, "vendor", "organization_vendor", delivery.vendor_id.value);
    if (const auto order = find(reader, delivery.order_id)) {
        json::append_text(out, "order_number", order->number);
        append_name(out, reader, "store", "materials_store", order->store_id.value);
    }
    append_actions(out, actor, allowed_actions(actor, delivery), delivery_fields);
    json::append_key(out, "items");
    out += '[';
    for (auto& line : lines_of(reader, delivery.id)) {
        if (out.back() != '[') out += ',';
        append_delivery_line(out, reader, std::move(line), actor);
    }
    return out + "]}";
}

}  // namespace zs::purchasing
