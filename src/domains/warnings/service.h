// Use cases of warnings: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/equipment/equipment.h"
#include "domains/repair/repair.h"
#include "domains/warnings/rules.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::warnings {

/// A sign of a device's point, on its way to a warning.
struct Sighting {
    std::int64_t device_id = 0;
    std::int64_t point_id = 0;
    std::string type_code;
    std::string measure;
    Evidence seen;
};

/// Opens, renews or lets grow the one warning of this device and cause. Signs that no row of the fault table names, of
/// devices that are not in service, and such that were judged already are left out. Returns whether a row changed.
Result<bool> take_sighting(Transaction& transaction, const Actor& actor, const Sighting& sighting);
/// Ends warnings that wait while the device's readings have been usual for `warnings.expire_hours`, and closes judged
/// ones whose repair is done. Returns how many.
Result<std::int64_t> end_usual(Transaction& transaction, const Actor& actor, std::int64_t device_id,
                               Instant judged_until);

/// The warning if this actor may see its device, else entity.not_found.
Result<Warning> load_visible(Reader& reader, const Actor& actor, Id<Warning> id);
/// Takes a step: visible, permission, version (stale), transition, input.
Result<Warning> act(Transaction& transaction, const Actor& actor, Id<Warning> id, WarningAction action,
                    const WarningInput& input);
std::vector<WarningAction> allowed_actions(const Actor& actor, const Warning& warning);

/// What the finish form of a warning's order asks; nullopt for other orders and once the warning is judged.
std::optional<repair::Suspicion> suspicion_of(Reader& reader, const repair::WorkOrder& order);
/// The technician's answer judges the warning, in the transaction that finishes the order. One that was judged
/// meanwhile stays as it is.
Status judge_by_order(Transaction& transaction, const Actor& actor, const repair::WorkOrder& order,
                      const repair::ActionInput& found, Instant at);

/// What is unusual, since when, probable cause, time until the limit, what to check, in a language.
std::vector<std::string> sentences(Reader& reader, const Warning& warning, Language language);
std::string warning_json(Reader& reader, const Actor& actor, const Warning& warning);

/// Limits and fault table for the device types of the standard catalogue, where their codes are not taken yet.
Result<std::int64_t> add_standard_tables(Transaction& transaction);
Status check_measure(Transaction& transaction, const void* before_or_null, void* after);
Status check_fault(Transaction& transaction, const void* before_or_null, void* after);

}  // namespace zs::warnings
