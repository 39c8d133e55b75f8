// The acceptance form on paper.
#include <fmt/format.h>

#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/papers.h"

namespace zs::purchasing {
namespace {

std::vector<documents::ReportColumn> acceptance_columns(Language language) {
    const bool zh = language == Language::zh;
    using enum documents::Align;
    return {{zh ? "序号" : "No", 0.5, center},
            {zh ? "物资" : "Item", 2.4},
            {zh ? "规格" : "Specification", 1.3},
            {zh ? "批号" : "Lot", 1.2},
            {zh ? "有效期" : "Expires", 1.1, center},
            {zh ? "送货" : "Brought", 0.8, right},
            {zh ? "合格" : "Accepted", 0.8, right},
            {zh ? "拒收" : "Rejected", 0.8, right},
            {zh ? "单位" : "Unit", 0.6, center},
            {zh ? "金额" : "Amount", 1.2, right},
            {zh ? "证明 / 拒收原因" : "Certificate / reason", 1.9}};
}

std::string remark_of(const DeliveryLine& line, Language language) {
    std::string remark = line.certificate;
    const auto add = [&](const std::string& text) {
        if (!text.empty()) remark += (remark.empty() ? "" : "; ") + text;
    };
    if (line.temperature) add(decimal_text(line.temperature->units, 1) + " °C");
    if (line.defect != Defect::none) {
        const auto& option = Column<Defect>::options[static_cast<std::size_t>(line.defect)];
        add(std::string(language == Language::zh ? option.zh : option.en));
    }
    add(line.remark);
    return remark;
}

std::vector<std::string> acceptance_row(Reader& reader, const DeliveryLine& line, int number, Language language) {
    const auto facts = materials::item_facts(reader, line.item_id);
    const auto ordered = find(reader, line.order_line_id);
    const auto quantity = [](Quantity value) { return short_number(value.units, Quantity::scale); };
    return {std::to_string(number),
            facts ? (*facts)->item.name : "",
            facts ? (*facts)->item.specification : "",
            line.lot_number,
            line.expires_on ? to_text(*line.expires_on) : "",
            quantity(line.announced),
            quantity(line.accepted),
            quantity(line.rejected),
            ordered->unit,
            documents::grouped_amount(materials::valuation::cost(ordered->price, line.accepted)),
            remark_of(line, language)};
}

}  // namespace

Result<std::string> delivery_paper(Reader& reader, const Services& services, const Actor& actor,
                                   const Delivery& delivery) {
    const bool zh = actor.language == Language::zh;
    const auto say = [&](std::string_view chinese, std::string_view english) {
        return std::string(zh ? chinese : english);
    };
    auto form = blank_form(reader, services, actor, delivery.number, fmt::format("deliveries/{}", delivery.id.value));
    form.title = say("物资验收单", "Acceptance of goods");
    form.paper = documents::Paper::landscape;
    form.columns = acceptance_columns(actor.language);
    const auto vendor = find(reader, delivery.vendor_id);
    const auto order = find(reader, delivery.order_id);
    const auto store = materials::store_facts(reader, order->store_id);
    const auto& state = Column<DeliveryState>::options[static_cast<std::size_t>(delivery.state)];
    form.fields = {{say("供应商", "Supplier"), vendor ? vendor->name : ""},
                   {say("采购订单", "Order"), order->number},
                   {say("送货单号", "Delivery note"), delivery.note_number},
                   {say("到货日期", "Arrived"), to_text(delivery.arrives_on)},
                   {say("收货库房", "Store"), store ? (*store)->name : ""},
                   {say("状态", "State"), std::string(zh ? state.zh : state.en)},
                   {say("验收人", "Inspected by"), delivery.inspector},
                   {say("复核人", "Accepted by"), delivery.acceptor}};
    Money value;
    int number = 0;
    for (const auto& line : lines_of(reader, delivery.id)) {
        form.rows.push_back(acceptance_row(reader, line, ++number, actor.language));
        value = value + materials::valuation::cost(find(reader, line.order_line_id)->price, line.accepted);
    }
    form.totals = {{say("验收合计", "Total accepted"), documents::grouped_amount(value)},
                   {say("大写", "In capitals"), documents::capital_amount(value), true}};
    form.note = delivery.reason;
    form.signatures = {say("送货人", "Delivered by"), say("验收人", "Inspected by"), say("复核人", "Second person"),
                       say("库管员", "Storekeeper")};
    return documents::render_form(form);
}

}  // namespace zs::purchasing
