// Use cases of equipment: one public function = load → decide → store → publish, inside the caller's transaction.
#pragma once
#include "domains/equipment/commands.h"
#include "domains/equipment/rules.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"

namespace zs::equipment {

/// Devices an actor may see: of his campuses, departments, vendors; crews work everywhere.
Restriction visible_devices(const Actor& actor);
/// The same for any view whose FROM names the device `d`.
RowOwner owner_of(const Device& device);
/// The device if this actor may see it, else entity.not_found.
Result<Device> load_visible(Reader& reader, const Actor& actor, Id<Device> id);
/// Whether a device is his to change, beyond seeing it.
bool is_his(const Actor& actor, const Device& device);

/// Takes a step: visible, permission and duty, version (stale), transition, input, lock.
Result<Device> act(Transaction& transaction, const Actor& actor, Id<Device> id, DeviceAction action,
                   const DeviceActionInput& input);
std::vector<DeviceAction> allowed_actions(const Actor& actor, const Device& device);

/// Checks of the ledger beyond the field rules: parent without a cycle, known classes, campus of the room, search key.
Status check_device(Transaction& transaction, const void* before_or_null, void* after);
Status check_type(Transaction& transaction, const void* before_or_null, void* after);

/// Classes of the device and its type, by code.
std::vector<DeviceClass> classes_of(Reader& reader, const Device& device);

Result<DueClock> add_clock(Transaction& transaction, const Actor& actor, DueClock clock);
Result<DueClock> change_clock(Transaction& transaction, const Actor& actor, Id<DueClock> id, const json::object& body);
/// Records a clock as done: next due day, timeline, and the lock of its device opens or closes.
Result<DueRecord> record_due(Transaction& transaction, const Actor& actor, Id<DueClock> id,
                             const DueRecordInput& input);
/// Raises reminders and stops devices whose inspection is overdue. Returns how many clocks or devices it changed.
Result<std::int64_t> check_due(Transaction& transaction);
/// Whether an inspection keeps the device from running today.
bool is_blocked(Reader& reader, const Device& device, Date today);

Result<Transfer> request_transfer(Transaction& transaction, const Actor& actor, Id<Device> device,
                                  const NewTransfer& input);
Result<Transfer> act_on_transfer(Transaction& transaction, const Actor& actor, Id<Transfer> id, TransferAction action);
std::vector<TransferAction> allowed_actions(Reader& reader, const Actor& actor, const Transfer& transfer);

Result<Document> add_document(Transaction& transaction, const Actor& actor, Id<Device> device, Document document);

/// Down-time begins and ends with states; the device row is changed but not stored.
void begin_downtime(Transaction& transaction, Device& device, Downtime because);
void end_downtime(Transaction& transaction, Device& device, Instant at);

void add_entry(Transaction& transaction, const Actor& actor, const Device& device, std::string_view action,
               DeviceState from, std::string_view note = {}, std::string_view facts = "{}");
/// Publishes `equipment.device_<past>` with what live pages, scopes and notices need.
void publish_change(Transaction& transaction, const Actor& actor, const Device& device, std::string_view past,
                    std::string_view title = {});

rules::RiskScale risk_scale(Reader& reader, Instant at);
rules::LeadDays lead_days(Reader& reader, Instant at);
/// The whole life of a device as JSON for `actor`.
std::string device_json(Reader& reader, const Actor& actor, const Device& device);

}  // namespace zs::equipment
