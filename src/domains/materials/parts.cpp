// Parts drawn on work orders.
#include "domains/materials/parts.h"

#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/materials/service.h"

namespace zs::materials {
namespace {

Status check_parts_store(Reader& reader, const Actor& actor, const MovementInput& input) {
    if (!actor.may("materials.draw")) return fail(Code::forbidden, "access.forbidden");
    const auto store = store_facts(reader, {input.store_id});
    if (!store || (*store)->kind != StoreKind::main || !(*store)->active)
        return fail_field("store_id", "materials.ask_a_main_store");
    return {};
}

void name_work(Posting& posting, const Work& work) {
    posting.document.work_kind = work.kind;
    posting.document.work_id = work.id;
    posting.document.work_number = work.number;
}

/// What the order holds of an item, by lot and by the department it was drawn for, the newest lot first.
struct Drawn {
    std::int64_t lot_id = 0, place_id = 0;
    valuation::Worth worth;
};
std::vector<Drawn> drawn_of(Reader& reader, const Work& work, std::int64_t item) {
    std::vector<Drawn> drawn;
    reader.query(
        "SELECT e.lot_id, e.place_id, CAST(SUM(e.quantity) AS BIGINT), CAST(SUM(e.value) AS BIGINT) FROM "
        "materials_entry e JOIN materials_document o ON o.id = e.document_id WHERE o.work_kind = ? AND o.work_id = ? "
        "AND e.item_id = ? AND e.account = 'use' AND e.owner_id = 0 GROUP BY e.lot_id, e.place_id ORDER BY e.lot_id "
        "DESC",
        {work.kind, work.id, item}, [&](const Row& row) {
            if (row.integer(2) > 0)
                drawn.push_back({row.integer(0), row.integer(1), {{row.integer(2)}, {row.integer(3)}}});
        });
    return drawn;
}

Status return_part(Transaction& transaction, const Work& work, const MovementInput& input, const MovementLine& line,
                   Posting& posting) {
    ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, {line.item_id}));
    ZS_TRY_ASSIGN(Quantity left, in_base_units(facts->item, line.quantity, line.unit));
    if (left.units <= 0) return fail_field("quantity", "materials.must_be_positive");
    for (const auto& one : drawn_of(transaction, work, line.item_id)) {
        if (line.lot_id != 0 && line.lot_id != one.lot_id) continue;
        const Quantity part = std::min(left, one.worth.quantity);
        if (part.units == 0) break;
        Leg leg;
        leg.item_id = facts->item.id;
        leg.lot_id = one.lot_id;
        leg.from = {Account::use, one.place_id, 0};
        leg.to = {Account::store, input.store_id, line.bin_id};
        leg.quantity = part;
        leg.worthing = Worthing::given;
        leg.value = valuation::part_of(one.worth, part, {});
        posting.legs.push_back(leg);
        left = left - part;
    }
    if (left.units == 0) return {};
    return fail_field("quantity", "materials.more_than_issued",
                      {{"rest", decimal_text(left.units, Quantity::scale)}, {"unit", facts->item.unit}});
}

}  // namespace

Result<Moved> draw_parts(Transaction& transaction, const Actor& actor, const Work& work, const MovementInput& input) {
    ZS_TRY(check_parts_store(transaction, actor, input));
    if (auto known = find_repeated(transaction, input.request_key)) return Moved{*std::move(known), true};
    MovementInput asked = input;
    asked.department_id = work.department_id;
    ZS_TRY(check_exchange(transaction, actor, asked));
    lock_items(transaction, asked.lines);
    ZS_TRY_ASSIGN(auto posting, issue_to(transaction, asked));
    name_work(posting, work);
    ZS_TRY_ASSIGN(auto document, post(transaction, actor, std::move(posting)));
    return Moved{std::move(document), false};
}

Result<Moved> return_parts(Transaction& transaction, const Actor& actor, const Work& work, const MovementInput& input) {
    ZS_TRY(check_parts_store(transaction, actor, input));
    if (auto known = find_repeated(transaction, input.request_key)) return Moved{*std::move(known), true};
    lock_items(transaction, input.lines);
    MovementInput asked = input;
    asked.department_id = work.department_id;
    Posting posting = begin_posting(DocumentKind::give_back, asked);
    name_work(posting, work);
    ZS_TRY(for_each_line(
        asked, [&](const MovementLine& line) { return return_part(transaction, work, asked, line, posting); }));
    ZS_TRY_ASSIGN(auto document, post(transaction, actor, std::move(posting)));
    return Moved{std::move(document), false};
}

Money parts_value(Reader& reader, std::string_view kind, std::int64_t id) {
    return {reader
                .integer("SELECT CAST(COALESCE(SUM(e.value), 0) AS BIGINT) FROM materials_entry e JOIN "
                         "materials_document o ON o.id = e.document_id WHERE o.work_kind = ? AND o.work_id = ? AND "
                         "e.account = 'use'",
                         {std::string(kind), id})
                .value_or(0)};
}

std::string parts_json(Reader& reader, const Work& work) {
    std::string out = "{\"items\":[";
    reader.query(
        "SELECT e.item_id, e.lot_id, i.code, i.name, i.name_en, i.specification, i.unit, COALESCE(l.number, ''), "
        "CAST(SUM(e.quantity) AS BIGINT), CAST(SUM(e.value) AS BIGINT), MAX(o.store_id) FROM materials_entry e JOIN "
        "materials_document o ON o.id = e.document_id JOIN materials_item i ON i.id = e.item_id LEFT JOIN "
        "materials_lot l ON l.id = e.lot_id WHERE o.work_kind = ? AND o.work_id = ? AND e.account = 'use' GROUP BY "
        "e.item_id, e.lot_id, i.code, i.name, i.name_en, i.specification, i.unit, l.number HAVING SUM(e.quantity) > 0 "
        "ORDER BY e.item_id, e.lot_id",
        {work.kind, work.id}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"item_id":{},"lot_id":{},"store_id":{})", row.integer(0), row.integer(1),
                               row.integer(10));
            json::append_text(out, "code", row.text(2));
            json::append_text(out, "name", row.text(3));
            json::append_text(out, "name_en", row.text(4));
            json::append_text(out, "specification", row.text(5));
            json::append_text(out, "unit", row.text(6));
            json::append_text(out, "lot", row.text(7));
            json::append_text(out, "quantity", decimal_text(row.integer(8), Quantity::scale));
            json::append_text(out, "value", decimal_text(row.integer(9), Money::scale));
            out += '}';
        });
    out += fmt::format(R"(],"value":"{}","documents":[)",
                       decimal_text(parts_value(reader, work.kind, work.id).units, Money::scale));
    for (const auto& document :
         select<Document>(reader, "WHERE work_kind = ? AND work_id = ? ORDER BY id", {work.kind, work.id})) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"id":{},"number":"{}","kind":"{}","at":"{}")", document.id.value, document.number,
                           text_of(document.kind), to_text(document.at));
        json::append_text(out, "actor", document.actor);
        out += '}';
    }
    return out + "]}";
}

}  // namespace zs::materials
