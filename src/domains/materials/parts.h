// Parts drawn on repair and maintenance orders: for the domains of those orders.
#pragma once
#include "domains/materials/movement.h"
#include "platform/access/actor.h"

namespace zs::materials {

/// The order that parts are drawn on. The caller has checked that the actor may work on it.
struct Work {
    std::string kind;  // "repair", "maintenance"
    std::int64_t id = 0;
    std::string number;
    std::int64_t department_id = 0;  // 0: a public area
};

/// Takes parts out of a main store for the order: an issue with its number. Permission materials.draw. The same request
/// key again returns the document that it made and moves nothing. Errors: those of an issue,
/// materials.ask_a_main_store.
struct Moved {
    Document document;
    bool repeated = false;
};
Result<Moved> draw_parts(Transaction& transaction, const Actor& actor, const Work& work, const MovementInput& input);
/// What was not needed goes back for what it was drawn at. Errors: materials.more_than_issued, field errors.
Result<Moved> return_parts(Transaction& transaction, const Actor& actor, const Work& work, const MovementInput& input);

/// "items": what is drawn and not brought back, by item and lot; "value"; "documents".
std::string parts_json(Reader& reader, const Work& work);
/// Worth of what is drawn and not brought back.
Money parts_value(Reader& reader, std::string_view kind, std::int64_t id);

}  // namespace zs::materials
