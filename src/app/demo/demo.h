// The demo hospital: places, people, rosters, fault types; then a played life (domains/repair/simulation.h).
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "platform/database/database.h"
#include "platform/files/store.h"

namespace zs::demo {

struct Options {
    int beds = 800;  // 40 a ward floor
    Date from;       // first day played
    Date to;         // first day not played
    std::uint64_t seed = 1;
};

/// Share done in [0, 1] and what is being done.
using Progress = std::function<void(double share, std::string_view what)>;

/// Fills an empty database with the hospital as of options.from: departments, buildings, rooms, ways, crews, people,
/// zones, fault types, reasons, place codes, devices. Deterministic by seed.
Status build_hospital(Transaction& transaction, const Options& options);
/// Shifts of everybody for [from, to), through the roster's own use case.
Status build_rosters(Transaction& transaction, const Options& options, Date from, Date to);

/// A dozen orders in all states, reported within the last hours before the transaction's now, through the use cases;
/// some are the technician's and the nurse's of the demo logins.
Status set_scene(Transaction& transaction);

/// Manuals and routes, before the life is played.
Status build_rounds(Transaction& transaction);
/// Some weeks of rounds and maintenance before `until`, what is due next, a shutdown notice.
Status play_rounds(Transaction& transaction, files::Store& files, std::uint64_t seed, Instant until);
/// Electrical surveys: last year's closed (where the hospital is old enough), this year's half done.
Status play_surveys(Transaction& transaction, Instant from, Instant until);
/// When some departments may be disturbed, a year plan that waits to be computed.
Status build_year(Transaction& transaction);
/// Catalogue, stores and ten weeks of stock before `until`.
Status play_materials(Transaction& transaction, std::uint64_t seed, Instant until);
/// Companies that sell to the hospital.
Status build_suppliers(Transaction& transaction);
/// Budgets, purchases in every state and a price check, for the logins of the demo.
Status play_sourcing(Transaction& transaction, Instant until);
/// Suppliers, contracts, orders in every state, invoices and score cards, after the materials.
Status play_purchasing(Transaction& transaction, std::uint64_t seed, Instant until);
/// Implants of the orthopaedic ward, one code one piece: after play_materials.
Status play_pieces(Transaction& transaction, Instant until);
/// Every device assessed, the oldest judged by an engineer.
Status judge_devices(Transaction& transaction);
/// A PNG that looks like a signature.
std::string draw_signature(std::string_view name);
/// Walks the rounds of crews that nobody plays, some time after they were due; how many.
Result<std::int64_t> walk_rounds(Transaction& transaction);

/// Points of the virtual plant's machines that the ledger has, and the sources through which they could come (off).
Status build_points(Transaction& transaction, const Options& options);

// Parts of build_hospital, one file each.
Status build_departments(Transaction& transaction);
Status build_buildings(Transaction& transaction, const Options& options);
Status build_crews(Transaction& transaction, const Options& options);
Status build_zones(Transaction& transaction);
Status build_devices(Transaction& transaction, const Options& options);

}  // namespace zs::demo
