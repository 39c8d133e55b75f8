// A piece with its whole life, and what a scan found, as JSON.
#include "domains/materials/piece_json.h"

#include <fmt/format.h>

#include "core/json.h"
#include "domains/materials/piece_service.h"
#include "domains/materials/piece_views.h"

namespace zs::materials {
namespace {

struct LifeStep {
    Instant at;
    std::string kind;  // of the document, or used, use_withdrawn, charged, charge_withdrawn, gap
    std::string number;
    std::string place;
    std::string actor;
    std::string note;
    std::int64_t document_id = 0;
};

void movements_of(Reader& reader, const Piece& piece, std::vector<LifeStep>& steps) {
    reader.query(
        "SELECT o.at, o.kind, o.number, o.id, o.actor, o.reason, e.account, COALESCE(s.name, ''), COALESCE(d.name, "
        "''), COALESCE(v.name, ''), e.owner_id FROM materials_entry e JOIN materials_document o ON o.id = "
        "e.document_id LEFT JOIN materials_store s ON s.id = e.place_id AND e.account IN ('store', 'transit') LEFT "
        "JOIN organization_department d ON d.id = e.place_id AND e.account = 'use' LEFT JOIN organization_vendor v ON "
        "v.id = CASE WHEN e.account = 'supplier' THEN e.place_id ELSE e.owner_id END WHERE e.item_id = ? AND e.lot_id "
        "= ? AND e.quantity > 0 ORDER BY e.id",
        {piece.item_id.value, piece.lot_id}, [&](const Row& row) {
            const std::string_view account = row.text(6);
            LifeStep step;
            step.at = {row.integer(0)};
            step.kind = row.text(1);
            step.number = row.text(2);
            step.document_id = row.integer(3);
            step.actor = row.text(4);
            step.note = row.text(5);
            step.place = account == "use" ? row.text(8) : account == "supplier" ? row.text(9) : row.text(7);
            if (account == "supplier" && step.kind != "reversal") step.kind = "bought";
            steps.push_back(std::move(step));
        });
}

void uses_of(Reader& reader, const Piece& piece, std::vector<LifeStep>& steps) {
    for (const auto& use : select<PieceUse>(reader, "WHERE piece_id = ? ORDER BY id", {piece.id.value})) {
        const auto department =
            reader.text("SELECT name FROM organization_department WHERE id = ?", {use.department_id}).value_or("");
        std::string note = use.procedure;
        for (const auto* more : {&use.room, &use.operator_name, &use.reason})
            if (!more->empty()) note += " · " + *more;
        steps.push_back({use.used_at, use.repeated ? "used_again" : "used", "", department, use.actor, note, 0});
        if (use.cancelled_at) steps.push_back({*use.cancelled_at, "use_withdrawn", "", "", "", use.cancel_reason, 0});
    }
    for (const auto& charge : select<Charge>(reader, "WHERE piece_id = ? ORDER BY id", {piece.id.value})) {
        steps.push_back({charge.charged_at, "charged", charge.number, "", charge.actor,
                         "¥ " + decimal_text(charge.price.units, Money::scale), 0});
        if (charge.cancelled_at)
            steps.push_back({*charge.cancelled_at, "charge_withdrawn", charge.number, "", "", charge.cancel_reason, 0});
    }
}

void append_steps(std::string& out, Reader& reader, const Piece& piece) {
    std::vector<LifeStep> steps;
    movements_of(reader, piece, steps);
    uses_of(reader, piece, steps);
    std::stable_sort(steps.begin(), steps.end(), [](const LifeStep& a, const LifeStep& b) { return a.at < b.at; });
    json::append_key(out, "steps");
    out += '[';
    for (const auto& step : steps) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"document_id":{})", step.document_id);
        json::append_text(out, "at", to_text(step.at));
        json::append_text(out, "kind", step.kind);
        json::append_text(out, "number", step.number);
        json::append_text(out, "place", step.place);
        json::append_text(out, "actor", step.actor);
        json::append_text(out, "note", step.note);
        out += '}';
    }
    out += ']';
}

}  // namespace

std::string piece_json(Reader& reader, const Actor& actor, Id<Piece> id) {
    const auto row = select_one<PieceRow>(reader, "WHERE p.id = ?", {id.value});
    const auto piece = find(reader, id);
    if (!row || !piece) return "{}";
    std::string out = to_json(*row);
    out.pop_back();
    const auto lot = find(reader, Id<Lot>{piece->lot_id});
    out += fmt::format(R"(,"version":{},"use_id":{},"charge_id":{},"cost":"{}")", piece->version, piece->use_id,
                       piece->charge_id, decimal_text(lot ? lot->price.units / 100 : 0, Money::scale));
    json::append_text(out, "udi", lot ? lot->udi : "");
    json::append_text(out, "made_on", lot && lot->made_on ? to_text(*lot->made_on) : "");
    const bool usable = piece->state == PieceState::with_department ||
                        (piece->state == PieceState::in_store && piece->department_id != 0);
    out += fmt::format(R"(,"can":{{"use":{},"bill":{},"withdraw_use":{},"withdraw_charge":{},"see_patient":{}}})",
                       usable && actor.may("materials.use_pieces"),
                       piece->state == PieceState::used && actor.may("materials.bill"),
                       piece->state == PieceState::used && actor.may("materials.use_pieces"),
                       piece->charge_id != 0 && actor.may("materials.bill"),
                       piece->use_id != 0 && actor.may("materials.see_patients"));
    append_steps(out, reader, *piece);
    json::append_key(out, "gaps");
    append_json_array(out, select<GapRow>(reader, "WHERE g.piece_id = ? ORDER BY g.id DESC", {id.value}));
    return out + "}";
}

std::string scan_json(Reader& reader, const Actor& actor, const Scanned& scanned) {
    std::string out = "{";
    json::append_text(out, "text", scanned.text);
    json::append_text(out, "fault", scanned.fault);
    if (scanned.label) {
        const auto& label = *scanned.label;
        json::append_text(out, "gtin", label.gtin);
        json::append_text(out, "lot_number", label.lot);
        json::append_text(out, "serial", label.serial);
        if (label.expiry) json::append_text(out, "expires_on", to_text(*label.expiry));
        if (label.made) json::append_text(out, "made_on", to_text(*label.made));
        if (label.count) out += fmt::format(",\"count\":{}", *label.count);
    }
    if (scanned.lot) {
        out += fmt::format(",\"lot_id\":{}", scanned.lot->id.value);
        json::append_text(out, "known_lot", scanned.lot->number);
    }
    out +=
        fmt::format(R"(,"known":{},"expired":{},"may_teach":{})", scanned.item.has_value(), scanned.expired,
                    !scanned.item && scanned.fault.empty() && !scanned.text.empty() && actor.may("materials.manage"));
    json::append_text(out, "unit", scanned.unit);
    json::append_key(out, "item");
    out += scanned.item ? to_json(*scanned.item) : "null";
    json::append_key(out, "piece");
    out += scanned.piece && load_visible(reader, actor, scanned.piece->id)
               ? piece_json(reader, actor, scanned.piece->id)
               : "null";
    return out + "}";
}

}  // namespace zs::materials
