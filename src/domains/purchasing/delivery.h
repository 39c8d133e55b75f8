// Deliveries and their inspection.
#pragma once
#include "domains/purchasing/order.h"

namespace zs::purchasing {

/// What a supplier brings of one order, and what inspection found.
struct Delivery {
    Id<Delivery> id;
    std::int64_t version = 0;
    std::string number;
    DeliveryState state = DeliveryState::announced;
    Id<Order> order_id;
    Id<organization::Vendor> vendor_id;
    std::string note_number;
    Date arrives_on;
    std::int64_t announcer_id = 0;
    std::string announcer;
    Instant announced_at;
    bool two_people = false;
    std::int64_t inspector_id = 0;
    std::string inspector;
    std::optional<Instant> inspected_at;
    std::int64_t acceptor_id = 0;
    std::string acceptor;
    std::optional<Instant> accepted_at;
    Money value;
    std::int64_t document_id = 0;
    std::string reason;
    std::string note;
    std::string request_key;
};
constexpr auto describe(Of<Delivery>) {
    return entity(
        "purchasing_delivery", "送货验收单", "Delivery",
        field<&Delivery::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Delivery::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Delivery::number>("number", {.zh = "单号", .en = "Number", .searchable = true}),
        field<&Delivery::state>("state", {.zh = "状态", .en = "State"}),
        field<&Delivery::order_id>("order_id", {.zh = "订单", .en = "Order", .references = "purchasing_order"}),
        field<&Delivery::vendor_id>("vendor_id",
                                    {.zh = "供应商", .en = "Supplier", .references = "organization_vendor"}),
        field<&Delivery::note_number>("note_number", {.zh = "送货单号", .en = "Delivery note", .searchable = true}),
        field<&Delivery::arrives_on>("arrives_on", {.zh = "到货日", .en = "Arrives on"}),
        field<&Delivery::announcer_id>("announcer_id", {.zh = "登记人号", .en = "Announced by id"}),
        field<&Delivery::announcer>("announcer", {.zh = "登记人", .en = "Announced by"}),
        field<&Delivery::announced_at>("announced_at", {.zh = "登记时间", .en = "Announced"}),
        field<&Delivery::two_people>("two_people", {.zh = "须双人验收", .en = "Two people needed"}),
        field<&Delivery::inspector_id>("inspector_id", {.zh = "验收人号", .en = "Inspected by id"}),
        field<&Delivery::inspector>("inspector", {.zh = "验收人", .en = "Inspected by"}),
        field<&Delivery::inspected_at>("inspected_at", {.zh = "验收时间", .en = "Inspected"}),
        field<&Delivery::acceptor_id>("acceptor_id", {.zh = "复核人号", .en = "Accepted by id"}),
        field<&Delivery::acceptor>("acceptor", {.zh = "复核人", .en = "Accepted by"}),
        field<&Delivery::accepted_at>("accepted_at", {.zh = "入库时间", .en = "Accepted"}),
        field<&Delivery::value>("value", {.zh = "验收金额", .en = "Value accepted", .unit = "¥"}),
        field<&Delivery::document_id>("document_id", {.zh = "入库单", .en = "Receipt"}),
        field<&Delivery::reason>("reason", {.zh = "原因", .en = "Reason"}),
        field<&Delivery::note>("note", {.zh = "备注", .en = "Note"}),
        field<&Delivery::request_key>("request_key", {.zh = "提交标识", .en = "Request key"}));
}
static_assert(fully_described<Delivery>);

/// One lot of one order line. Quantities are in the order line's unit.
struct DeliveryLine {
    Id<DeliveryLine> id;
    std::int64_t version = 0;
    Id<Delivery> delivery_id;
    Id<OrderLine> order_line_id;
    Id<materials::Item> item_id;
    Quantity announced;
    Quantity accepted;
    Quantity rejected;
    std::string lot_number;
    std::optional<Date> expires_on;
    std::optional<Date> made_on;
    bool packaging_ok = true;
    std::string certificate;
    std::optional<Decimal<1>> temperature;
    Defect defect = Defect::none;
    std::string remark;
    Money saving;
    std::int64_t document_id = 0;
};
constexpr auto describe(Of<DeliveryLine>) {
    return entity(
        "purchasing_delivery_line", "送货明细", "Delivery line",
        field<&DeliveryLine::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&DeliveryLine::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&DeliveryLine::delivery_id>("delivery_id",
                                          {.zh = "送货单", .en = "Delivery", .references = "purchasing_delivery"}),
        field<&DeliveryLine::order_line_id>(
            "order_line_id", {.zh = "订单明细", .en = "Order line", .references = "purchasing_order_line"}),
        field<&DeliveryLine::item_id>("item_id", {.zh = "物资", .en = "Item", .references = "materials_item"}),
        field<&DeliveryLine::announced>("announced", {.zh = "送货数量", .en = "Announced"}),
        field<&DeliveryLine::accepted>("accepted", {.zh = "合格数量", .en = "Accepted"}),
        field<&DeliveryLine::rejected>("rejected", {.zh = "拒收数量", .en = "Rejected"}),
        field<&DeliveryLine::lot_number>("lot_number", {.zh = "批号", .en = "Lot"}),
        field<&DeliveryLine::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
        field<&DeliveryLine::made_on>("made_on", {.zh = "生产日期", .en = "Made on"}),
        field<&DeliveryLine::packaging_ok>("packaging_ok", {.zh = "包装完好", .en = "Packaging sound"}),
        field<&DeliveryLine::certificate>("certificate", {.zh = "证明编号", .en = "Certificate number"}),
        field<&DeliveryLine::temperature>("temperature",
                                          {.zh = "到货温度", .en = "Temperature on arrival", .unit = "°C"}),
        field<&DeliveryLine::defect>("defect", {.zh = "拒收原因", .en = "Why rejected"}),
        field<&DeliveryLine::remark>("remark", {.zh = "说明", .en = "Remark"}),
        field<&DeliveryLine::saving>("saving", {.zh = "节约金额", .en = "Saved", .unit = "¥"}),
        field<&DeliveryLine::document_id>("document_id", {.zh = "入库单", .en = "Receipt"}));
}
static_assert(fully_described<DeliveryLine>);

struct AnnouncedLine {
    std::int64_t order_line_id = 0;
    Quantity quantity;
    std::string lot_number;
    std::optional<Date> expires_on;
    std::optional<Date> made_on;
};
constexpr auto describe(Of<AnnouncedLine>) {
    return view("PurchasingAnnouncedLine", "", "送货行", "Line of a delivery note",
                field<&AnnouncedLine::order_line_id>(
                    "order_line_id", {.zh = "订单明细", .en = "Order line", .required = true, .min = 1}),
                field<&AnnouncedLine::quantity>(
                    "quantity", {.zh = "数量", .en = "Quantity", .required = true, .min = 0.001, .max = 1'000'000'000}),
                field<&AnnouncedLine::lot_number>("lot_number", {.zh = "批号", .en = "Lot", .length_max = 60}),
                field<&AnnouncedLine::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
                field<&AnnouncedLine::made_on>("made_on", {.zh = "生产日期", .en = "Made on"}));
}
static_assert(fully_described<AnnouncedLine>);

/// POST …/orders/{id}/deliveries.
struct NewDelivery {
    std::string note_number;
    std::optional<Date> arrives_on;
    std::string note;
    std::string request_key;
    std::vector<AnnouncedLine> lines;
};
constexpr auto describe(Of<NewDelivery>) {
    return view(
        "PurchasingNewDelivery", "", "登记送货", "Delivery note",
        field<&NewDelivery::note_number>("note_number", {.zh = "送货单号", .en = "Delivery note", .length_max = 60}),
        field<&NewDelivery::arrives_on>("arrives_on", {.zh = "到货日", .en = "Arrives on"}),
        field<&NewDelivery::note>("note", {.zh = "备注", .en = "Note", .length_max = 500}),
        field<&NewDelivery::request_key>("request_key", {.zh = "提交标识", .en = "Request key", .length_max = 64}),
        field<&NewDelivery::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<NewDelivery>);

/// `line_id` 0: another lot of `order_line_id` than was announced.
struct InspectedLine {
    std::int64_t line_id = 0;
    std::int64_t order_line_id = 0;
    Quantity accepted;
    Quantity rejected;
    std::string lot_number;
    std::optional<Date> expires_on;
    std::optional<Date> made_on;
    bool packaging_ok = true;
    std::string certificate;
    std::optional<Decimal<1>> temperature;
    Defect defect = Defect::none;
    std::string remark;
};
constexpr auto describe(Of<InspectedLine>) {
    return view(
        "PurchasingInspectedLine", "", "验收行", "Line of an inspection",
        field<&InspectedLine::line_id>("line_id", {.zh = "送货明细", .en = "Delivery line", .min = 0}),
        field<&InspectedLine::order_line_id>("order_line_id", {.zh = "订单明细", .en = "Order line", .min = 0}),
        field<&InspectedLine::accepted>("accepted",
                                        {.zh = "合格数量", .en = "Accepted", .min = 0, .max = 1'000'000'000}),
        field<&InspectedLine::rejected>("rejected",
                                        {.zh = "拒收数量", .en = "Rejected", .min = 0, .max = 1'000'000'000}),
        field<&InspectedLine::lot_number>("lot_number", {.zh = "批号", .en = "Lot", .length_max = 60}),
        field<&InspectedLine::expires_on>("expires_on", {.zh = "有效期至", .en = "Expires"}),
        field<&InspectedLine::made_on>("made_on", {.zh = "生产日期", .en = "Made on"}),
        field<&InspectedLine::packaging_ok>("packaging_ok", {.zh = "包装完好", .en = "Packaging sound"}),
        field<&InspectedLine::certificate>("certificate",
                                           {.zh = "证明编号", .en = "Certificate number", .length_max = 100}),
        field<&InspectedLine::temperature>(
            "temperature", {.zh = "到货温度", .en = "Temperature on arrival", .min = -100, .max = 100, .unit = "°C"}),
        field<&InspectedLine::defect>("defect", {.zh = "拒收原因", .en = "Why rejected"}),
        field<&InspectedLine::remark>("remark", {.zh = "说明", .en = "Remark", .length_max = 200}));
}
static_assert(fully_described<InspectedLine>);

/// POST …/deliveries/{id}/actions/{action}; inspecting sends the lines.
struct DeliveryInput {
    std::optional<std::int64_t> version;
    std::optional<Date> arrived_on;
    std::string reason;
    std::vector<InspectedLine> lines;
};
constexpr auto describe(Of<DeliveryInput>) {
    return view("PurchasingDeliveryInput", "", "验收处理", "Step of a delivery",
                field<&DeliveryInput::version>("version", {.zh = "版本", .en = "Version"}),
                field<&DeliveryInput::arrived_on>("arrived_on", {.zh = "实际到货日", .en = "Arrived on"}),
                field<&DeliveryInput::reason>("reason", {.zh = "原因", .en = "Reason", .length_max = 200}),
                field<&DeliveryInput::lines>("lines", {.zh = "明细", .en = "Lines"}));
}
static_assert(fully_described<DeliveryInput>);

}  // namespace zs::purchasing
