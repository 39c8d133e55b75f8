// Checks of the ledger beyond the rules of its fields: what an import and a form have in common.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/equipment/equipment.h"
#include "domains/equipment/service.h"
#include "domains/space/space.h"
#include "platform/database/kept.h"

namespace zs::equipment {
namespace {

using ClassMap = std::map<std::string, DeviceClass, std::less<>>;
Kept<int, ClassMap> kept_classes({"equipment_device_class"});

std::shared_ptr<const ClassMap> all_classes(Reader& reader) {
    return kept_classes.get(reader, 0, [&] {
        auto map = std::make_shared<ClassMap>();
        for (auto& one : select<DeviceClass>(reader, "ORDER BY id")) map->emplace(one.code, one);
        return std::shared_ptr<const ClassMap>(std::move(map));
    });
}

Status check_classes(Reader& reader, const std::string& list) {
    if (list.empty()) return {};
    const auto known = all_classes(reader);
    for (const auto& code : rules::codes_of(list))
        if (!known->contains(code)) return fail_field("classes", "equipment.class_unknown", {{"code", code}});
    return {};
}

/// Climbs from the new parent: whoever meets himself would be a part of himself.
Status check_parent(Reader& reader, const Device& device) {
    constexpr int depth_max = 20;
    std::int64_t above = device.parent_id ? device.parent_id->value : 0;
    for (int depth = 0; above != 0; ++depth) {
        if (above == device.id.value || depth == depth_max) return fail_field("parent_id", "equipment.part_of_itself");
        above = reader.integer("SELECT parent_id FROM equipment_device WHERE id = ?", {above}).value_or(0);
    }
    return {};
}

/// Campus and, where none is given, department come from the room.
void take_place(Reader& reader, Device& device) {
    device.campus_id = 0;
    if (!device.room_id) return;
    const auto place = space::place(reader, *device.room_id);
    if (!place) return;
    device.campus_id = place->campus_id.value;
    if (!device.department_id && place->department_id != 0) device.department_id = {{place->department_id}};
}

}  // namespace

std::vector<DeviceClass> classes_of(Reader& reader, const Device& device) {
    const auto known = all_classes(reader);
    const auto of_type =
        reader.text("SELECT classes FROM equipment_device_type WHERE id = ?", {device.type_id.value}).value_or("");
    std::vector<DeviceClass> classes;
    for (const auto& code : rules::codes_of(of_type + "," + device.classes))
        if (const auto found = known->find(code); found != known->end()) classes.push_back(found->second);
    return classes;
}

Status check_type(Transaction& transaction, const void*, void* after) {
    return check_classes(transaction, static_cast<const DeviceType*>(after)->classes);
}

Status check_device(Transaction& transaction, const void* before_or_null, void* after) {
    auto& device = *static_cast<Device*>(after);
    const auto* before = static_cast<const Device*>(before_or_null);
    ZS_TRY(check_classes(transaction, device.classes));
    if (before == nullptr || before->parent_id != device.parent_id) ZS_TRY(check_parent(transaction, device));
    if (before == nullptr) device.registered_at = transaction.now();
    if (before == nullptr || before->room_id != device.room_id || before->department_id != device.department_id)
        take_place(transaction, device);
    if (device.place_code_id && device.room_id && before != nullptr && before->room_id != device.room_id)
        ZS_TRY(space::move_code(transaction, {*device.place_code_id}, *device.room_id));
    device.search_key = text::search_key({device.name, device.asset_no, device.model, device.serial});
    return {};
}

std::string devices_known(Reader& reader) {
    std::string text;
    reader.query(
        "SELECT COUNT(*), COALESCE(MAX(id), 0), CAST(COALESCE(SUM(id * type_id), 0) AS BIGINT), "
        "CAST(COALESCE(SUM(id * parent_id), 0) AS BIGINT) FROM equipment_device WHERE state <> 'scrapped'",
        {}, [&](const Row& row) {
            text = fmt::format("{}.{}.{}.{}", row.integer(0), row.integer(1), row.integer(2), row.integer(3));
        });
    return text;
}

}  // namespace zs::equipment
