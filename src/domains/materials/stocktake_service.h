// Use cases of stocktakes, and the pure judgement of a line.
#pragma once
#include "domains/materials/service.h"
#include "domains/materials/stocktake.h"

namespace zs::materials {

/// Share of the book value that a class may differ by without somebody who approves (0.005 = 0.5 %).
struct Tolerance {
    double a = 0, b = 0, c = 0;
};
/// Result, difference and whether it is beyond the tolerance of the item's class. `price` values what the books do not
/// know. A line not counted stays waiting.
void judge(CountLine& line, Abc abc, UnitPrice price, const Tolerance& tolerance);

Restriction visible_stocktakes(const Actor& actor);
Result<Stocktake> load_visible(Reader& reader, const Actor& actor, Id<Stocktake> id);

/// Freezes what the books say of a store. Errors: materials.counted_already (another is open), materials.nothing_there.
Result<Stocktake> start_stocktake(Transaction& transaction, const Actor& actor, const NewStocktake& input);
/// Counts of lines, or of what the list does not know. The later count of a line stands; the same twice changes
/// nothing.
Result<Stocktake> count(Transaction& transaction, const Actor& actor, Id<Stocktake> id, const CountInput& input);
/// submit, recount, post, cancel. Errors: materials.not_all_counted {left}, materials.reason_for_differences,
/// materials.beyond_tolerance, materials.own_count, workflow.action_not_allowed, entity.stale.
Result<Stocktake> act(Transaction& transaction, const Actor& actor, Id<Stocktake> id, StocktakeAction action,
                      const StocktakeInput& input);
std::vector<StocktakeAction> allowed_actions(const Actor& actor, const Stocktake& stocktake);

/// With its lines; while it is counted nobody sees what the books say.
std::string stocktake_json(Reader& reader, const Actor& actor, const Stocktake& stocktake);

}  // namespace zs::materials
