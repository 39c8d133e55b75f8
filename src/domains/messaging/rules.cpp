// Who is told what, and how.
#include "domains/messaging/rules.h"

#include "core/text.h"

namespace zs::messaging::rules {
namespace {

std::int64_t number_of(const json::object& payload, std::string_view name) {
    const auto* found = payload.if_contains(name);
    return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

bool contains(const std::vector<std::int64_t>& ids, std::int64_t id) {
    return id != 0 && std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// What a robot would read as markup, and the mark that looks like it and is none.
struct Neutral {
    char mark;
    std::string_view instead;
};
constexpr Neutral neutrals[] = {{'<', "\u2039"}, {'>', "\u203A"}, {'[', "("}, {']', ")"},
                                {'@', "\uFF20"}, {'*', "\u2217"}, {'`', "'"}, {'#', "\uFF03"},
                                {'\n', " "},     {'\r', " "},     {'\t', " "}};

std::string_view neutral(const char& c) {
    for (const auto& one : neutrals)
        if (one.mark == c) return one.instead;
    return {&c, 1};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string text_of(const json::object& payload, std::string_view name) {
    const auto* found = payload.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

Facts facts_of(const json::object& payload) {
    const auto number = [&](std::string_view name) { return number_of(payload, name); };
    return {{number("campus_id"), number("department_id"), number("crew_id"), number("vendor_id")},
            number("assignee_id"),
            number("reporter_user_id"),
            number("actor_user_id"),
            number("level"),
            number("level_before"),
            text_of(payload, "priority"),
            text_of(payload, "state")};
}

bool lists(std::string_view list, std::string_view wanted) {
    for (const auto entry : text::split(list, ','))
        if (text::trim(entry) == wanted) return true;
    return false;
}

bool reached(const Actor& actor, const notify::Audience& audience, const Facts& facts) {
    if (actor.user_id != 0 && actor.user_id == facts.actor_user_id) return false;
    if (!actor.may(audience.permission)) return false;
    const auto& scope = actor.scope;
    switch (audience.reach) {
        case notify::Reach::assignee:
            return actor.person_id != 0 && actor.person_id == facts.assignee_id;
        case notify::Reach::crew:
            return contains(scope.crew_ids, facts.owner.crew_id);
        case notify::Reach::department:
            return contains(scope.department_ids, facts.owner.department_id) ||
                   (actor.user_id != 0 && actor.user_id == facts.reporter_user_id);
        case notify::Reach::vendor:
            return contains(scope.vendor_ids, facts.owner.vendor_id);
        case notify::Reach::overseer:
            return scope.all || contains(scope.campus_ids, facts.owner.campus_id);
        case notify::Reach::ladder:
            return false;
    }
    return false;
}

bool may_be_reached(const Actor& actor, const notify::Audience& audience) {
    if (!actor.may(audience.permission)) return false;
    const auto& scope = actor.scope;
    switch (audience.reach) {
        case notify::Reach::assignee:
            return actor.person_id != 0;
        case notify::Reach::crew:
            return !scope.crew_ids.empty();
        case notify::Reach::department:
            return true;  // also as the reporter
        case notify::Reach::vendor:
            return !scope.vendor_ids.empty();
        case notify::Reach::overseer:
            return scope.all || !scope.campus_ids.empty();
        case notify::Reach::ladder:
            return false;
    }
    return false;
}

bool on_level(const Actor& actor, std::string_view roles, std::int64_t level, const Facts& facts, bool leads_the_crew) {
    if (level == 1 && leads_the_crew) return true;
    if (!in_scope(actor, facts.owner)) return false;
    return std::any_of(actor.roles.begin(), actor.roles.end(),
                       [&](const std::string& role) { return lists(roles, role); });
}

std::int64_t top_level(std::string_view priority) { return priority == "p1" ? 4 : 3; }

bool in_hours(std::int64_t from_minute, std::int64_t to_minute, std::int64_t minute) {
    if (from_minute == to_minute) return false;
    if (from_minute < to_minute) return minute >= from_minute && minute < to_minute;
    return minute >= from_minute || minute < to_minute;
}

std::string chat_text(std::string_view text) {
    constexpr std::size_t phone_digits_min = 7;
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        std::size_t digits = 0;
        // A run of digits, with single spaces or hyphens between them.
        for (std::size_t j = i; j < text.size(); ++j) {
            if (is_digit(text[j])) {
                ++digits;
                end = j + 1;
            } else if (digits == 0 || (text[j] != ' ' && text[j] != '-') || !is_digit(text[j - 1])) {
                break;
            }
        }
        if (digits >= phone_digits_min) {
            out += "***";
            i = end;
        } else if (digits > 0) {
            out += text.substr(i, end - i);
            i = end;
        } else {
            out += neutral(text[i++]);
        }
    }
    return out;
}

bool is_robot_id(std::string_view id) {
    constexpr std::size_t length_max = 64;
    return id.size() <= length_max && std::all_of(id.begin(), id.end(), [](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
                      c == '.';
           });
}

}  // namespace zs::messaging::rules
