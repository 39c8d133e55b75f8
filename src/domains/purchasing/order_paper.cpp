// The purchase order on paper.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/papers.h"

namespace zs::purchasing {

Result<std::string> order_paper(Reader& reader, const Services& services, const Actor& actor, const Order& order) {
    const bool zh = actor.language == Language::zh;
    const auto say = [&](std::string_view chinese, std::string_view english) {
        return std::string(zh ? chinese : english);
    };
    documents::Form form = blank_form(reader, services, actor, order.number, fmt::format("orders/{}", order.id.value));
    form.title = say("采购订单", "Purchase order");
    form.columns = paper_columns(actor.language);
    const auto vendor = find(reader, order.vendor_id);
    const auto store = materials::store_facts(reader, order.store_id);
    const std::string contract =
        reader.text("SELECT number FROM purchasing_contract WHERE id = ?", {order.contract_id}).value_or("");
    form.fields = {{say("供应商", "Supplier"), vendor ? vendor->name : ""},
                   {say("订单日期", "Date"), day_text(reader, order.created_at)},
                   {say("要求到货", "Wanted on"), to_text(order.wanted_on)},
                   {say("收货库房", "Deliver to"), store ? (*store)->name : ""},
                   {say("合同", "Contract"), contract},
                   {say("答复到货", "Promised for"), order.confirmed_on ? to_text(*order.confirmed_on) : ""}};
    int number = 0;
    for (const auto& line : lines_of(reader, order.id)) {
        const auto facts = materials::item_facts(reader, line.item_id);
        if (!facts) continue;
        form.rows.push_back({std::to_string(++number), (*facts)->item.code, (*facts)->item.name,
                             (*facts)->item.specification, short_number(line.quantity.units, Quantity::scale),
                             line.unit, short_number(line.price.units, UnitPrice::scale),
                             documents::grouped_amount(line.value), to_text(line.wanted_on)});
    }
    form.totals = {{say("合计", "Total"), documents::grouped_amount(order.value)},
                   {say("大写", "In capitals"), documents::capital_amount(order.value), true}};
    form.note = order.note;
    form.signatures = {say("采购员", "Buyer"), say("审批人", "Approved by"), say("供应商 (盖章)", "Supplier")};
    return documents::render_form(form);
}

documents::Form blank_form(Reader& reader, const Services& services, const Actor& actor, const std::string& number,
                           const std::string& page) {
    documents::Form form;
    form.hospital = catalog::hospital_name(reader);
    form.number = number;
    form.url = fmt::format("{}/purchasing/{}", services.public_url, page);
    form.language = actor.language;
    form.footer = fmt::format(fmt::runtime(actor.language == Language::zh ? "打印 {} {}" : "Printed {} {}"),
                              local_text(reader.now(), catalog::calendar(reader)->zone()), actor.name);
    return form;
}

std::vector<documents::ReportColumn> paper_columns(Language language) {
    const bool zh = language == Language::zh;
    using enum documents::Align;
    return {{zh ? "序号" : "No", 0.5, center},
            {zh ? "代码" : "Code", 1.1},
            {zh ? "物资" : "Item", 2.2},
            {zh ? "规格" : "Specification", 1.5},
            {zh ? "数量" : "Quantity", 0.9, right},
            {zh ? "单位" : "Unit", 0.6, center},
            {zh ? "单价" : "Price", 0.9, right},
            {zh ? "金额" : "Amount", 1.3, right},
            {zh ? "到货日" : "On", 1.1, center}};
}

std::string day_text(Reader& reader, Instant at) { return to_text(local_date(at, catalog::calendar(reader)->zone())); }

std::string short_number(std::int64_t units, int scale) {
    std::string text = decimal_text(units, scale);
    if (text.find('.') == std::string::npos) return text;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

}  // namespace zs::purchasing
