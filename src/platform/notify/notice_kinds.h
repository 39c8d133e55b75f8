// What people can be told about: declared by the domain whose event it is, made into notices and messages by messaging.
#pragma once
#include <string_view>
#include <vector>

namespace zs::notify {

/// Whom an event concerns, by the ids in its payload.
enum class Reach {
    assignee,    // the member of staff in assignee_id
    crew,        // whose scope names crew_id
    department,  // whose scope names department_id, and the user in reporter_user_id
    vendor,      // whose scope names vendor_id
    overseer,    // whose scope contains the row without naming crew, department or vendor: the whole hospital, a campus
    ladder,      // the persons of the escalation levels above level_before up to level
};
struct Audience {
    Reach reach = Reach::overseer;
    std::string_view permission;  // that the person must have as well
};

/// A kind is known by the type of its event. The payload carries campus_id, department_id, crew_id, vendor_id,
/// assignee_id, reporter_user_id, actor_user_id (who is not told of his own deed), priority, state, and for the ladder
/// level and level_before; its texts (number, title, place, place_en …) fill the sentence.
struct NoticeKind {
    std::string_view event;     // "repair.work_order_reported"
    std::string_view zh, en;    // its name among the choices: "新报修"
    std::string_view text_key;  // sentence in messages.json
    std::string_view entity;    // "repair_work_order": whose id the event carries
    std::string_view page;      // "/orders/": the id follows
    std::vector<Audience> audiences;
    bool asks_acknowledgement = false;  // repeats and climbs the ladder until somebody of the level acknowledges
};

}  // namespace zs::notify
