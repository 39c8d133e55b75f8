// Pure decisions: whom an event concerns, who stands on which level, when not to ring, what may be said in a group.
#pragma once
#include <string>
#include <string_view>

#include "core/json.h"
#include "platform/access/actor.h"
#include "platform/notify/notice_kinds.h"

namespace zs::messaging::rules {

/// What an event says about the row that it is about; absent numbers are 0.
struct Facts {
    RowOwner owner;
    std::int64_t assignee_id = 0;
    std::int64_t reporter_user_id = 0;
    std::int64_t actor_user_id = 0;
    std::int64_t level = 0;
    std::int64_t level_before = 0;
    std::string priority;
    std::string state;
};
Facts facts_of(const json::object& payload);
std::string text_of(const json::object& payload, std::string_view name);

/// Comma-separated `list` has the entry `wanted`.
bool lists(std::string_view list, std::string_view wanted);

/// The event concerns this person (ladder apart: see on_level). Nobody is told of his own deed.
bool reached(const Actor& actor, const notify::Audience& audience, const Facts& facts);
/// Events can reach this person in that way at all: offered among his choices.
bool may_be_reached(const Actor& actor, const notify::Audience& audience);
/// Holds one of the level's roles (comma-separated) with the row in scope. The crew's appointed leader stands on the
/// first level whatever his roles are.
bool on_level(const Actor& actor, std::string_view roles, std::int64_t level, const Facts& facts, bool leads_the_crew);
/// Highest level that silence leads to: the vice president is called for P1 only.
std::int64_t top_level(std::string_view priority);

/// Minute of the day within [from, to), also over midnight; equal bounds: never.
bool in_hours(std::int64_t from_minute, std::int64_t to_minute, std::int64_t minute);

/// A text that strangers may have written, safe for a group chat: no marks that a robot reads as links, styles or
/// mentions, no line breaks, runs of seven and more digits (telephone numbers) hidden.
std::string chat_text(std::string_view text);
/// Letters, digits, '_', '-', '.', at most 64: what chat programs use as user ids.
bool is_robot_id(std::string_view id);

}  // namespace zs::messaging::rules
