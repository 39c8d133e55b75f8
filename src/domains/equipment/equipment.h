// Public face of equipment: which device hangs behind a code, and how a repair takes it down and brings it back.
#pragma once
#include <optional>

#include "domains/equipment/circuits.h"
#include "domains/equipment/entities.h"
#include "domains/equipment/service.h"  // clocks and records, for the domains that do the work
#include "platform/access/actor.h"
#include "platform/module/module.h"

namespace zs::equipment {

/// The device that a printed code hangs on.
std::optional<Device> device_of_code(Reader& reader, Id<space::PlaceCode> code);

/// The repair that a device is down for.
struct RepairOrder {
    std::int64_t id = 0;
    std::string number;
    std::string reason;
};
/// Takes a device in use or standing by down for a repair: state, down-time of a failure, timeline. Any other device is
/// left as it is. Errors: entity.not_found.
Status take_down(Transaction& transaction, const Actor& actor, Id<Device> device, const RepairOrder& order, Instant at);
/// Ends the down-time that this order began and returns the device to service, or stops it where an inspection is
/// overdue. `failed` false: nothing was broken, the down-time is no failure. Does nothing for other orders.
/// Errors: entity.not_found.
Status bring_back(Transaction& transaction, const Actor& actor, Id<Device> device, const RepairOrder& order, Instant at,
                  bool failed = true);
/// The device stays down, from now on for another order.
void pass_downtime(Transaction& transaction, Id<Device> device, const RepairOrder& from, const RepairOrder& to);

/// What hangs on a circuit: kW of the appliances in use on it, and its rating. Zero of a circuit that does not exist.
struct CircuitLoad {
    double load_kw = 0;
    double rated_kw = 0;
};
CircuitLoad circuit_load(Reader& reader, Id<Circuit> circuit);
/// An appliance found on site joins the register with the next number (DQ-…), checked on `day`. Errors: field errors
/// on name, power_w, quantity, circuit_id, room_id.
Result<Appliance> register_appliance(Transaction& transaction, const Actor& actor, Appliance appliance, Date day);
/// Seen and checked on site; never back in time. Errors: entity.not_found.
Status note_checked(Transaction& transaction, Id<Appliance> appliance, Date day);
/// Not found on site: out of use, its load leaves the circuit. Errors: entity.not_found.
Status retire_appliance(Transaction& transaction, const Actor& actor, Id<Appliance> appliance, std::string_view why);
/// Changes when a device is added or scrapped, or becomes of another type or system. Who keeps something by the ledger
/// asks this instead of watching its table, which every repair changes.
std::string devices_known(Reader& reader);

/// Classes, types that fit most hospitals, where their codes are not taken yet; how many were added.
Result<std::int64_t> add_standard_catalogue(Transaction& transaction);

Module module(Services& services);

}  // namespace zs::equipment
