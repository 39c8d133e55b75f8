// Stocktakes: frozen, counted blind, judged with what moved meanwhile, posted as an adjustment.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/stocktake_flow.h"
#include "domains/materials/stocktake_service.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::materials {
namespace {

constexpr double per_cent = 100.0;

void publish(Transaction& transaction, const Actor& actor, const Stocktake& stocktake, std::string_view past) {
    events::publish(
        transaction, fmt::format("materials.stocktake_{}", past), stocktake.id.value,
        fmt::format(R"({{"topic":"materials.stocktake","id":{},"number":"{}","state":"{}","version":{},)"
                    R"("campus_id":0,"department_id":0,"crew_id":0,"vendor_id":0,"actor_user_id":{}}})",
                    stocktake.id.value, stocktake.number, text_of(stocktake.state), stocktake.version, actor.user_id));
    audit::record(transaction, actor, fmt::format("materials.stocktake.{}", past), "materials_stocktake",
                  stocktake.id.value, fmt::format(R"({{"number":"{}"}})", stocktake.number));
}

std::vector<CountLine> lines_of(Reader& reader, Id<Stocktake> id) {
    return select<CountLine>(reader, "WHERE stocktake_id = ? ORDER BY id", {id.value});
}

/// What was entered after the freeze and happened before the line was counted.
Quantity moved_until(Reader& reader, const Stocktake& stocktake, const CountLine& line) {
    return {reader
                .integer("SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_entry WHERE item_id = ? AND "
                         "at <= ? AND id > ? AND account = 'store' AND place_id = ? AND bin_id = ? AND lot_id = ? AND "
                         "owner_id = ?",
                         {line.item_id.value, line.counted_at->unix_ms, stocktake.frozen_entry,
                          stocktake.store_id.value, line.bin_id, line.lot_id, line.owner_id})
                .value_or(0)};
}

Tolerance tolerance_at(Reader& reader) {
    const auto parameters = catalog::parameters(reader);
    const auto share = [&](std::string_view code) { return parameters->real(code, reader.now()) / per_cent; };
    return {share("materials.tolerance.a"), share("materials.tolerance.b"), share("materials.tolerance.c")};
}

/// Every counted line again: something may have been entered late.
Status judge_all(Transaction& transaction, Stocktake& stocktake) {
    const Tolerance tolerance = tolerance_at(transaction);
    stocktake.counted = stocktake.equal = stocktake.over_tolerance = stocktake.lines = 0;
    stocktake.difference = {};
    for (auto& line : lines_of(transaction, stocktake.id)) {
        ++stocktake.lines;
        if (!line.counted) continue;
        ZS_TRY_ASSIGN(const auto facts, item_facts(transaction, line.item_id));
        line.moved = moved_until(transaction, stocktake, line);
        judge(line, facts->item.abc, usual_price(transaction, facts->item), tolerance);
        ZS_TRY(update(transaction, line));
        ++stocktake.counted;
        if (line.result == CountResult::equal) ++stocktake.equal;
        if (line.over_tolerance) ++stocktake.over_tolerance;
        stocktake.difference.units += std::abs(line.difference_value.units);
    }
    return {};
}

Result<CountLine> line_of(Transaction& transaction, const Stocktake& stocktake, const Counted& counted) {
    if (counted.line_id != 0) {
        auto line = find(transaction, Id<CountLine>{counted.line_id});
        if (!line || line->stocktake_id != stocktake.id) return fail_field("line_id", "field.reference_missing");
        return *std::move(line);
    }
    if (!find(transaction, Id<Item>{counted.item_id})) return fail_field("item_id", "field.reference_missing");
    CountLine line;
    line.stocktake_id = stocktake.id;
    line.item_id = {counted.item_id};
    line.bin_id = counted.bin_id;
    const std::string number(text::trim(counted.lot_number));
    if (!number.empty()) {
        const auto lot = transaction.integer("SELECT id FROM materials_lot WHERE item_id = ? AND number = ?",
                                             {counted.item_id, number});
        if (!lot) return fail_field("lot_number", "materials.lot_unknown");
        line.lot_id = *lot;
    }
    if (auto known = select_one<CountLine>(transaction,
                                           "WHERE stocktake_id = ? AND item_id = ? AND lot_id = ? AND bin_id = ? AND "
                                           "owner_id = 0",
                                           {stocktake.id.value, counted.item_id, line.lot_id, line.bin_id}))
        return *std::move(known);
    line.unexpected = true;
    insert(transaction, line);
    return line;
}

Status count_one(Transaction& transaction, const Actor& actor, Stocktake& stocktake, const Counted& counted) {
    ZS_TRY_ASSIGN(CountLine line, line_of(transaction, stocktake, counted));
    const Instant at = std::min(counted.counted_at.value_or(transaction.now()), transaction.now());
    if (at < stocktake.frozen_at) return fail_field("counted_at", "materials.before_the_freeze");
    if (line.counted_at && *line.counted_at > at) return {};  // a phone that comes late with an older count
    line.counted = counted.quantity;
    line.counted_at = at;
    line.counter = actor.name;
    if (!counted.reason.empty()) line.reason = counted.reason;
    std::set<std::string> names;
    for (const auto part : text::split(stocktake.counters, ','))
        if (!part.empty()) names.emplace(part);
    names.insert(actor.name);
    stocktake.counters.clear();
    for (const auto& name : names) stocktake.counters += (stocktake.counters.empty() ? "" : ",") + name;
    return update(transaction, line);
}

Status check_reasons(Reader& reader, const Stocktake& stocktake, const std::string& reason) {
    if (!reason.empty()) return {};
    if (reader.exists("SELECT 1 FROM materials_count_line WHERE stocktake_id = ? AND difference <> 0 AND reason = ''",
                      {stocktake.id.value}))
        return fail_field("reason", "materials.reason_for_differences");
    return {};
}

/// Differences within the tolerance of their class are the storekeeper's; others somebody else's who approves.
Status check_approval(const Actor& actor, const Stocktake& stocktake) {
    if (stocktake.over_tolerance == 0) return {};
    if (!actor.may("materials.approve"))
        return fail(Code::forbidden, "materials.beyond_tolerance",
                    {{"count", std::to_string(stocktake.over_tolerance)}});
    for (const auto part : text::split(stocktake.counters, ','))
        if (part == actor.name) return fail(Code::forbidden, "materials.own_count");
    return {};
}

Status post_differences(Transaction& transaction, const Actor& actor, Stocktake& stocktake, const std::string& reason) {
    ZS_TRY(judge_all(transaction, stocktake));
    ZS_TRY(check_reasons(transaction, stocktake, reason));
    ZS_TRY(check_approval(actor, stocktake));
    Posting posting;
    posting.document.kind = DocumentKind::adjustment;
    posting.document.store_id = stocktake.store_id.value;
    posting.document.stocktake_id = stocktake.id.value;
    posting.document.reason = reason.empty() ? stocktake.number : reason;
    for (const auto& line : lines_of(transaction, stocktake.id)) {
        if (line.difference.units == 0) continue;
        Leg leg;
        leg.item_id = line.item_id;
        leg.lot_id = line.lot_id;
        leg.owner_id = line.owner_id;
        const Place here{Account::store, stocktake.store_id.value, line.bin_id}, there{Account::adjustment};
        leg.from = line.difference.units > 0 ? there : here;
        leg.to = line.difference.units > 0 ? here : there;
        leg.quantity = {std::abs(line.difference.units)};
        if (line.difference.units > 0) {
            leg.worthing = Worthing::given;
            leg.value = {std::abs(line.difference_value.units)};
        }
        posting.legs.push_back(leg);
    }
    if (!posting.legs.empty()) {
        ZS_TRY_ASSIGN(const auto document, post(transaction, actor, std::move(posting)));
        stocktake.document_id = document.id.value;
    }
    stocktake.approver = actor.name;
    stocktake.posted_at = transaction.now();
    stocktake.reason = reason;
    return {};
}

Status count_again(Transaction& transaction, const Stocktake& stocktake) {
    if (transaction.execute("UPDATE materials_count_line SET counted = NULL, counted_at = NULL, result = 'waiting', "
                            "recounts = recounts + 1, version = version + 1, difference = 0, difference_value = 0, "
                            "over_tolerance = 0 WHERE stocktake_id = ? AND difference <> 0",
                            {stocktake.id.value}) == 0)
        return fail(Code::conflict, "materials.nothing_differs");
    return {};
}

Status submit(Transaction& transaction, Stocktake& stocktake) {
    ZS_TRY(judge_all(transaction, stocktake));
    if (stocktake.counted == stocktake.lines) return {};
    return fail(Code::conflict, "materials.not_all_counted",
                {{"left", std::to_string(stocktake.lines - stocktake.counted)}});
}

/// Who approves posts what is beyond the tolerance, though he counts nothing.
bool may(const Actor& actor, std::string_view permission, StocktakeAction action) {
    return actor.may(permission) || (action == StocktakeAction::post && actor.may("materials.approve"));
}

constexpr std::string_view past_of(StocktakeAction action) {
    switch (action) {
        case StocktakeAction::count:
            return "counted";
        case StocktakeAction::submit:
            return "submitted";
        case StocktakeAction::recount:
            return "recounted";
        case StocktakeAction::post:
            return "posted";
        case StocktakeAction::cancel:
            return "cancelled";
    }
    return "changed";
}

}  // namespace

void judge(CountLine& line, Abc abc, UnitPrice price, const Tolerance& tolerance) {
    if (!line.counted) return;
    const Quantity book = line.expected + line.moved;
    line.difference = *line.counted - book;
    if (line.expected.units > 0) price = valuation::unit_price({line.expected, line.expected_value});
    const bool less = line.difference.units < 0;
    const Money size = valuation::cost(price, {less ? -line.difference.units : line.difference.units});
    line.difference_value = {less ? -size.units : size.units};
    line.result = line.difference.units == 0 ? CountResult::equal
                  : less                     ? CountResult::missing
                  : book.units == 0          ? CountResult::unexpected
                                             : CountResult::surplus;
    const double share = abc == Abc::a ? tolerance.a : abc == Abc::b ? tolerance.b : tolerance.c;
    const double allowed = share * static_cast<double>(valuation::cost(price, book).units);
    line.over_tolerance = line.difference.units != 0 && static_cast<double>(size.units) > allowed;
}

Restriction visible_stocktakes(const Actor& actor) { return visible_stores(actor); }

Result<Stocktake> load_visible(Reader& reader, const Actor& actor, Id<Stocktake> id) {
    ZS_TRY_ASSIGN(Stocktake stocktake, load(reader, id));
    ZS_TRY(load_visible_store(reader, actor, stocktake.store_id.value));
    return stocktake;
}

std::vector<StocktakeAction> allowed_actions(const Actor& actor, const Stocktake& stocktake) {
    std::vector<StocktakeAction> allowed;
    for (const auto& step : stocktake_flow.steps)
        if (step.from == stocktake.state && step.action != StocktakeAction::count &&
            may(actor, step.permission, step.action))
            allowed.push_back(step.action);
    return allowed;
}

Result<Stocktake> start_stocktake(Transaction& transaction, const Actor& actor, const NewStocktake& input) {
    ZS_TRY_ASSIGN(const auto store, load_visible_store(transaction, actor, input.store_id));
    enter(transaction, Hold::alone);  // nothing is entered between reading the balances and their newest entry
    if (transaction.exists("SELECT 1 FROM materials_stocktake WHERE store_id = ? AND state IN ('counting','review')",
                           {store->id.value}))
        return fail(Code::conflict, "materials.counted_already");
    Stocktake stocktake;
    stocktake.store_id = store->id;
    stocktake.only = input.only;
    stocktake.frozen_at = transaction.now();
    stocktake.frozen_entry = transaction.integer("SELECT MAX(id) FROM materials_entry").value_or(0);
    stocktake.starter = actor.name;
    const Zone zone = catalog::calendar(transaction)->zone();
    stocktake.number = sequence::next(transaction, "PD", civil(local_date(transaction.now(), zone)).year);
    insert(transaction, stocktake);
    stocktake.lines = transaction.execute(
        "INSERT INTO materials_count_line (version, stocktake_id, item_id, lot_id, owner_id, bin_id, expected, "
        "expected_value, moved, counted, counted_at, counter, result, difference, difference_value, over_tolerance, "
        "recounts, unexpected, reason) SELECT 1, CAST(? AS BIGINT), b.item_id, b.lot_id, b.owner_id, b.bin_id, "
        "b.quantity, b.value, 0, NULL, NULL, '', 'waiting', 0, 0, 0, 0, 0, '' FROM materials_balance b JOIN "
        "materials_item i ON i.id = b.item_id LEFT JOIN materials_bin n ON n.id = b.bin_id WHERE b.place_id = ? AND "
        "b.account = 'store' AND (CAST(? AS TEXT) = 'none' OR i.abc = ?) ORDER BY COALESCE(n.walk, 0), b.bin_id, "
        "i.code, b.lot_id",
        {stocktake.id.value, store->id.value, std::string(text_of(input.only)), std::string(text_of(input.only))});
    if (stocktake.lines == 0) return fail(Code::conflict, "materials.nothing_there");
    ZS_TRY(update(transaction, stocktake));
    publish(transaction, actor, stocktake, "started");
    return stocktake;
}

Result<Stocktake> count(Transaction& transaction, const Actor& actor, Id<Stocktake> id, const CountInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Stocktake stocktake, load_visible(transaction, actor, id));
    if (stocktake.state != StocktakeState::counting) return fail(Code::conflict, "materials.not_counting");
    if (input.counts.empty()) return fail_field("counts", "field.required");
    std::vector<FieldError> errors;
    for (std::size_t i = 0; i < input.counts.size(); ++i) {
        const Status done = count_one(transaction, actor, stocktake, input.counts[i]);
        if (done) continue;
        if (done.error().fields.empty()) return tl::unexpected(done.error());
        for (const auto& error : done.error().fields)
            errors.push_back({fmt::format("counts[{}].{}", i, error.field), error.key, error.params});
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    transaction.query("SELECT COUNT(*), COUNT(counted) FROM materials_count_line WHERE stocktake_id = ?", {id.value},
                      [&](const Row& row) {
                          stocktake.lines = row.integer(0);
                          stocktake.counted = row.integer(1);
                      });
    ZS_TRY(update(transaction, stocktake));
    publish(transaction, actor, stocktake, "counted");
    return stocktake;
}

Result<Stocktake> act(Transaction& transaction, const Actor& actor, Id<Stocktake> id, StocktakeAction action,
                      const StocktakeInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Stocktake stocktake, load_visible(transaction, actor, id));
    const auto* step = stocktake_flow.find(stocktake.state, action);
    if (step == nullptr || action == StocktakeAction::count)
        return tl::unexpected(Error{Code::conflict,
                                    "workflow.action_not_allowed",
                                    {},
                                    {},
                                    fmt::format("{{\"current\":{}}}", to_json(stocktake))});
    if (!may(actor, step->permission, action)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != stocktake.version) return fail(Code::stale, "entity.stale");
    const std::string reason(text::trim(input.reason));
    if (action == StocktakeAction::submit) ZS_TRY(submit(transaction, stocktake));
    if (action == StocktakeAction::recount) ZS_TRY(count_again(transaction, stocktake));
    if (action == StocktakeAction::post) ZS_TRY(post_differences(transaction, actor, stocktake, reason));
    if (action == StocktakeAction::cancel) stocktake.reason = reason;
    stocktake.state = step->to;
    if (action == StocktakeAction::recount) ZS_TRY(judge_all(transaction, stocktake));
    ZS_TRY(update(transaction, stocktake));
    publish(transaction, actor, stocktake, past_of(action));
    return stocktake;
}

}  // namespace zs::materials
