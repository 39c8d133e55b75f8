// Requisitions and stocktakes as JSON: lines with names, what to walk for, what the actor may do.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/materials/requisition_service.h"
#include "domains/materials/stocktake_service.h"

namespace zs::materials {
namespace {

/// Fields that a step asks for, as JSON; the forms are described by the input structs.
std::string_view asked(RequisitionAction action) {
    if (action == RequisitionAction::refuse) return R"({"name":"reason","required":true})";
    if (action == RequisitionAction::cancel) return R"({"name":"reason","required":false})";
    if (action == RequisitionAction::hand_over)
        return R"({"name":"receiver","required":false},{"name":"scanned","required":false})";
    return "";
}
std::string_view asked(StocktakeAction action) {
    if (action == StocktakeAction::post || action == StocktakeAction::cancel)
        return R"({"name":"reason","required":false})";
    return "";
}

template <class Action>
void append_actions(std::string& out, const Actor& actor, const std::vector<Action>& actions) {
    out += ",\"allowed_actions\":[";
    for (const auto action : actions) {
        const auto& option = Column<Action>::options[static_cast<std::size_t>(action)];
        out += fmt::format("{}{{\"action\":\"{}\"", out.back() == '[' ? "" : ",", option.value);
        json::append_text(out, "label", actor.language == Language::zh ? option.zh : option.en);
        out += fmt::format(",\"fields\":[{}]}}", asked(action));
    }
    out += ']';
}

void append_name(std::string& out, Reader& reader, std::string_view field, std::string_view table, std::int64_t id) {
    json::append_text(out, field,
                      reader.text(fmt::format("SELECT name FROM {} WHERE id = ?", table), {id}).value_or(""));
}

void append_item(std::string& out, Reader& reader, Id<Item> id) {
    const auto facts = item_facts(reader, id);
    if (!facts) return;
    const Item& item = (*facts)->item;
    json::append_text(out, "code", item.code);
    json::append_text(out, "name", item.name);
    json::append_text(out, "name_en", item.name_en);
    json::append_text(out, "specification", item.specification);
    json::append_text(out, "unit", item.unit);
    out += fmt::format(",\"exchange_required\":{}", item.exchange_required);
}

void append_pick(std::string& out, Reader& reader, const PickLine& line) {
    const auto& shelf = line.pick.shelf;
    out += fmt::format(R"({{"line_id":{},"item_id":{},"quantity":"{}")", line.line_id, line.item_id,
                       decimal_text(line.pick.quantity.units, Quantity::scale));
    append_item(out, reader, {line.item_id});
    json::append_text(out, "bin", shelf.bin);
    json::append_text(out, "lot", shelf.lot_number);
    json::append_text(out, "expires_on", shelf.expires_on ? to_text(*shelf.expires_on) : "");
    out += fmt::format(R"(,"consigned":{}}})", shelf.owner_id != 0);
}

/// Blind: what the books say is told when counting is over.
void append_count(std::string& out, Reader& reader, const Stocktake& stocktake, CountLine line) {
    if (stocktake.state == StocktakeState::counting) {
        line.expected = line.moved = line.difference = {};
        line.expected_value = line.difference_value = {};
        line.over_tolerance = false;
        line.result = CountResult::waiting;
    }
    out += to_json(line);
    out.pop_back();
    append_item(out, reader, line.item_id);
    if (const auto facts = item_facts(reader, line.item_id)) {
        json::append_text(out, "barcodes", (*facts)->item.barcodes);
        json::append_text(out, "abc", text_of((*facts)->item.abc));
    }
    json::append_text(out, "bin",
                      reader.text("SELECT code FROM materials_bin WHERE id = ?", {line.bin_id}).value_or(""));
    json::append_text(out, "lot",
                      reader.text("SELECT number FROM materials_lot WHERE id = ?", {line.lot_id}).value_or(""));
    out += '}';
}

}  // namespace

std::string requisition_json(Reader& reader, const Actor& actor, const Requisition& requisition) {
    std::string out = to_json(requisition);
    out.pop_back();
    append_name(out, reader, "department", "organization_department", requisition.department_id.value);
    append_name(out, reader, "store", "materials_store", requisition.store_id.value);
    append_name(out, reader, "to_store", "materials_store", requisition.to_store_id);
    append_actions(out, actor, allowed_actions(actor, requisition));
    json::append_key(out, "items");
    out += '[';
    for (const auto& line :
         select<RequisitionLine>(reader, "WHERE requisition_id = ? ORDER BY id", {requisition.id.value})) {
        if (out.back() != '[') out += ',';
        out += to_json(line);
        out.pop_back();
        append_item(out, reader, line.item_id);
        out += '}';
    }
    out += "],\"picks\":[";
    if (requisition.state == RequisitionState::approved && actor.may("materials.keep"))
        for (const auto& line : pick_list(reader, requisition)) {
            if (out.back() != '[') out += ',';
            append_pick(out, reader, line);
        }
    return out + "]}";
}

std::string stocktake_json(Reader& reader, const Actor& actor, const Stocktake& stocktake) {
    std::string out;
    {
        Stocktake shown = stocktake;
        if (shown.state == StocktakeState::counting) {
            shown.equal = shown.over_tolerance = 0;
            shown.difference = {};
        }
        out = to_json(shown);
    }
    out.pop_back();
    append_name(out, reader, "store", "materials_store", stocktake.store_id.value);
    append_actions(out, actor, allowed_actions(actor, stocktake));
    json::append_key(out, "items");
    out += '[';
    for (const auto& line : select<CountLine>(reader, "WHERE stocktake_id = ? ORDER BY id", {stocktake.id.value})) {
        if (out.back() != '[') out += ',';
        append_count(out, reader, stocktake, line);
    }
    return out + "]}";
}

}  // namespace zs::materials
