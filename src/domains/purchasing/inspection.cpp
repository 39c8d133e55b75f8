// Inspection: quantity, lot, expiry, packaging, certificates, cold chain, licences of the supplier.
#include "domains/purchasing/inspection.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.h"

namespace zs::purchasing {
namespace {

std::string degrees(const std::optional<Decimal<1>>& limit) { return limit ? decimal_text(limit->units, 1) : "-"; }

void object_to_keeping(const Arrived& arrived, const InspectedLine& line, std::vector<FieldError>& errors) {
    const auto& item = arrived.item;
    if ((item.lot_managed || item.serial_managed) && text::trim(line.lot_number).empty())
        errors.push_back({"lot_number", "materials.lot_required", {}});
    if (item.expiry_managed && !line.expires_on) errors.push_back({"expires_on", "materials.expiry_required", {}});
    if (!line.expires_on) return;
    const std::int64_t days = arrived.rule ? arrived.rule->shelf_life_days : 0;
    const std::int64_t left = *line.expires_on - arrived.day;
    if (left < std::max<std::int64_t>(days, 0))
        errors.push_back({"expires_on",
                          "purchasing.keeps_too_short",
                          {{"left", std::to_string(left)}, {"days", std::to_string(days)}}});
}

void object_to_cold(const AcceptanceRule& rule, const InspectedLine& line, std::vector<FieldError>& errors) {
    if (!rule.temperature_min && !rule.temperature_max) return;
    if (!line.temperature) {
        errors.push_back({"temperature", "purchasing.temperature_missing", {}});
        return;
    }
    const bool out = (rule.temperature_min && *line.temperature < *rule.temperature_min) ||
                     (rule.temperature_max && *line.temperature > *rule.temperature_max);
    if (out)
        errors.push_back({"temperature",
                          "purchasing.temperature_out",
                          {{"from", degrees(rule.temperature_min)}, {"to", degrees(rule.temperature_max)}}});
}

/// The announced line it is about, a new one of the order, or nothing.
DeliveryLine* line_for(Reader& reader, const Order& order, const InspectedLine& input,
                       std::vector<DeliveryLine>& lines) {
    if (input.line_id != 0) {
        const auto found = std::find_if(lines.begin(), lines.end(),
                                        [&](const DeliveryLine& line) { return line.id.value == input.line_id; });
        return found == lines.end() ? nullptr : &*found;
    }
    const auto ordered = find(reader, Id<OrderLine>{input.order_line_id});
    if (!ordered || ordered->order_id != order.id) return nullptr;
    DeliveryLine made;
    made.order_line_id = ordered->id;
    made.item_id = ordered->item_id;
    lines.push_back(made);
    return &lines.back();
}

void write_down(const InspectedLine& input, DeliveryLine& line) {
    line.accepted = input.accepted;
    line.rejected = input.rejected;
    line.lot_number = text::trim(input.lot_number);
    line.expires_on = input.expires_on;
    line.made_on = input.made_on;
    line.packaging_ok = input.packaging_ok;
    line.certificate = text::trim(input.certificate);
    line.temperature = input.temperature;
    line.defect = input.rejected.units > 0 ? input.defect : Defect::none;
    line.remark = text::trim(input.remark);
}

Status judge_line(Reader& reader, const Order& order, const InspectedLine& input, const DeliveryLine& line) {
    ZS_TRY_ASSIGN(const auto facts, materials::item_facts(reader, line.item_id));
    const auto ordered = find(reader, line.order_line_id);
    std::vector<FieldError> errors;
    for (const auto quantity : {input.accepted, input.rejected})
        if (const auto whole = materials::in_base_units(facts->item, quantity, ordered->unit); !whole)
            errors.insert(errors.end(), whole.error().fields.begin(), whole.error().fields.end());
    if (input.rejected.units > 0 && input.defect == Defect::none)
        errors.push_back({"defect", "purchasing.say_why_rejected", {}});
    if (input.accepted.units > 0) {
        const auto rule = rule_of(reader, line.item_id);
        const Date day = today(reader);
        const bool licensed = !rule || has_licence(reader, order.vendor_id.value, rule->licence, day);
        const auto against = objections({facts->item, rule, licensed, day}, input);
        errors.insert(errors.end(), against.begin(), against.end());
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

void check_accepted_sums(Reader& reader, const Delivery& delivery, const std::vector<DeliveryLine>& lines,
                         std::vector<FieldError>& errors) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Quantity sum;
        for (std::size_t j = 0; j <= i; ++j)
            if (lines[j].order_line_id == lines[i].order_line_id) sum = sum + lines[j].accepted;
        const auto ordered = find(reader, lines[i].order_line_id);
        const Quantity rest = may_still_come(reader, *ordered, delivery.id);
        if (rest < sum) errors.push_back(over_delivery(fmt::format("lines[{}].accepted", i), rest, ordered->unit));
    }
}

}  // namespace

std::vector<FieldError> objections(const Arrived& arrived, const InspectedLine& line) {
    std::vector<FieldError> errors;
    object_to_keeping(arrived, line, errors);
    if (!line.packaging_ok && text::trim(line.remark).empty())
        errors.push_back({"remark", "purchasing.packaging_remark", {}});
    if (!arrived.rule) return errors;
    const auto& rule = *arrived.rule;
    if (!rule.certificate.empty() && text::trim(line.certificate).empty())
        errors.push_back({"certificate", "purchasing.certificate_missing", {{"certificate", rule.certificate}}});
    object_to_cold(rule, line, errors);
    if (!arrived.licensed) errors.push_back({"accepted", "purchasing.licence_missing", {}});
    return errors;
}

Status judge(Reader& reader, const Order& order, const Delivery& delivery, const std::vector<InspectedLine>& input,
             std::vector<DeliveryLine>& lines) {
    std::vector<FieldError> errors;
    std::vector<bool> seen(lines.size(), false);
    lines.reserve(lines.size() + input.size());  // pointers into it stay
    for (std::size_t i = 0; i < input.size(); ++i) {
        DeliveryLine* line = line_for(reader, order, input[i], lines);
        const auto index = line == nullptr ? seen.size() : static_cast<std::size_t>(line - lines.data());
        if (line == nullptr || (index < seen.size() && seen[index])) {
            errors.push_back({fmt::format("lines[{}].line_id", i), "field.reference_missing", {}});
            continue;
        }
        if (index < seen.size()) seen[index] = true;
        write_down(input[i], *line);
        if (const auto fine = judge_line(reader, order, input[i], *line); !fine)
            for (const auto& error : fine.error().fields)
                errors.push_back({fmt::format("lines[{}].{}", i, error.field), error.key, error.params});
    }
    if (std::find(seen.begin(), seen.end(), false) != seen.end())
        errors.push_back({"lines", "purchasing.line_not_inspected", {}});
    if (errors.empty()) check_accepted_sums(reader, delivery, lines, errors);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

std::optional<AcceptanceRule> rule_of(Reader& reader, Id<materials::Item> item) {
    const auto facts = materials::item_facts(reader, item);
    if (!facts || !(*facts)->item.category_id) return std::nullopt;
    return select_one<AcceptanceRule>(reader, "WHERE category_id = ?", {(*facts)->item.category_id->value});
}

bool has_licence(Reader& reader, std::int64_t vendor_id, LicenceKind kind, Date day) {
    if (kind == LicenceKind::none) return true;
    return reader.exists(
        "SELECT 1 FROM purchasing_licence WHERE vendor_id = ? AND kind = ? AND state = 'valid' AND (valid_to IS NULL "
        "OR valid_to >= ?) AND (valid_from IS NULL OR valid_from <= ?)",
        {vendor_id, std::string(text_of(kind)), std::int64_t{day.days}, std::int64_t{day.days}});
}

}  // namespace zs::purchasing
