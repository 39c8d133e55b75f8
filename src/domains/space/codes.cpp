// Printed place codes.
#include "domains/space/codes.h"

#include <fmt/format.h>

#include "core/hash.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::space {
namespace {

constexpr std::size_t token_bytes = 15;  // 120 bits: cannot be guessed

}  // namespace

Result<PlaceCode> ensure_code(Transaction& transaction, const Actor& actor, Id<Room> room,
                              std::string_view device_name) {
    ZS_TRY_ASSIGN(const auto found, load(transaction, room));
    if (auto known = select_one<PlaceCode>(transaction, "WHERE room_id = ? AND device_name = ? AND active = 1",
                                           {room.value, std::string(device_name)}))
        return *std::move(known);
    const auto count =
        transaction.integer("SELECT COUNT(*) FROM space_place_code WHERE room_id = ?", {room.value}).value_or(0);
    PlaceCode code;
    code.code = count == 0 ? found.code : fmt::format("{}-{}", found.code, count + 1);
    code.token = random_token(token_bytes);
    code.room_id = room;
    code.device_name = device_name;
    code.created_at = transaction.now();
    insert(transaction, code);
    audit::record(transaction, actor, "space.place_code.create", "space_place_code", code.id.value);
    return code;
}

Status move_code(Transaction& transaction, Id<PlaceCode> id, Id<Room> room) {
    ZS_TRY_ASSIGN(auto code, load(transaction, id));
    code.room_id = room;
    return update(transaction, code);
}

Result<PlaceCode> rotate_code(Transaction& transaction, const Actor& actor, Id<PlaceCode> id) {
    ZS_TRY_ASSIGN(auto code, load(transaction, id));
    code.token = random_token(token_bytes);
    code.active = true;
    ZS_TRY(update(transaction, code));
    audit::record(transaction, actor, "space.place_code.rotate", "space_place_code", id.value);
    return code;
}

Status deactivate_code(Transaction& transaction, const Actor& actor, Id<PlaceCode> id) {
    ZS_TRY_ASSIGN(auto code, load(transaction, id));
    code.active = false;
    ZS_TRY(update(transaction, code));
    audit::record(transaction, actor, "space.place_code.deactivate", "space_place_code", id.value);
    return {};
}

Result<std::int64_t> codes_for_floor(Transaction& transaction, const Actor& actor, Id<Floor> floor) {
    std::int64_t made = 0;
    const auto rooms =
        select<Room>(transaction,
                     "WHERE floor_id = ? AND active = 1 AND NOT EXISTS (SELECT 1 FROM space_place_code k "
                     "WHERE k.room_id = space_room.id AND k.device_name = '' AND k.active = 1)",
                     {floor.value});
    for (const auto& room : rooms) {
        ZS_TRY(ensure_code(transaction, actor, room.id, ""));
        ++made;
    }
    return made;
}

}  // namespace zs::space
