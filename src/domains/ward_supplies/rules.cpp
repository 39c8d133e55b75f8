// Decisions of ward supplies without a database.
#include "domains/ward_supplies/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "core/text.h"

namespace zs::ward_supplies {
namespace {

constexpr int days_of_week = 7;

/// Of those on the same floor that are left, the nearest; the first where no way is known.
std::size_t nearest(const std::vector<StopPlace>& places, const std::vector<std::size_t>& left, const StopPlace& from,
                    const WalkBetween& walk) {
    std::size_t best = 0;
    std::optional<double> shortest;
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto& to = places[left[i]];
        if (to.room_id == from.room_id) return i;
        const auto metres = walk(from.room_id, to.room_id);
        if (!metres || (shortest && *shortest <= *metres)) continue;
        shortest = metres;
        best = i;
    }
    return best;
}

}  // namespace

std::optional<std::vector<int>> weekdays_of(std::string_view text) {
    std::vector<int> days;
    while (true) {
        const auto comma = text.find(',');
        const auto part = text::trim(text.substr(0, comma));
        if (part.size() != 1 || part[0] < '1' || part[0] > '0' + days_of_week) return std::nullopt;
        const int day = part[0] - '0';
        if (std::find(days.begin(), days.end(), day) != days.end()) return std::nullopt;
        days.push_back(day);
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return days;
}

bool due_on(const Times& times, Date day) {
    if (day < times.from || (times.to && day > *times.to)) return false;
    const auto days = weekdays_of(times.weekdays);
    return days && std::find(days->begin(), days->end(), weekday(day)) != days->end();
}

bool overlap(const Times& a, const Times& b) {
    const Date first = std::max(a.from, b.from);
    for (int i = 0; i < days_of_week; ++i)
        if (due_on(a, first + i) && due_on(b, first + i)) return true;
    return false;
}

std::vector<std::size_t> walking_order(const std::vector<StopPlace>& places, const WalkBetween& walk) {
    std::vector<std::size_t> left(places.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
    const auto by_code = [&](std::size_t i) {
        const auto& one = places[i];
        return std::tie(one.building, one.level, one.floor_id, one.room, one.room_id);
    };
    std::stable_sort(left.begin(), left.end(), [&](std::size_t a, std::size_t b) { return by_code(a) < by_code(b); });
    std::vector<std::size_t> order;
    while (!left.empty()) {
        const std::int64_t floor = places[left.front()].floor_id;
        const auto end =
            std::find_if(left.begin(), left.end(), [&](std::size_t i) { return places[i].floor_id != floor; });
        std::vector<std::size_t> here(left.begin(), end);
        left.erase(left.begin(), end);
        std::size_t next = 0;
        while (!here.empty()) {
            order.push_back(here[next]);
            here.erase(here.begin() + static_cast<std::ptrdiff_t>(next));
            next = nearest(places, here, places[order.back()], walk);
        }
    }
    return order;
}

std::string month_of(Date day) {
    const auto date = civil(day);
    return fmt::format("{}-{:02}", date.year, date.month);
}

bool is_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return false;
    for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U})
        if (text[i] < '0' || text[i] > '9') return false;
    const int month = (text[5] - '0') * 10 + (text[6] - '0');
    return month >= 1 && month <= 12;
}

std::string month_before(std::string_view month) {
    int year = 0;
    for (const char digit : month.substr(0, 4)) year = year * 10 + (digit - '0');
    const int number = (month[5] - '0') * 10 + (month[6] - '0');
    return number == 1 ? fmt::format("{:04}-12", year - 1) : fmt::format("{:04}-{:02}", year, number - 1);
}

std::optional<double> per(Money value, std::optional<std::int64_t> count) {
    if (!count || *count <= 0) return std::nullopt;
    return static_cast<double>(value.units) / 100 / static_cast<double>(*count);
}

std::optional<std::int64_t> held_after(const Exchange& exchange) {
    const std::int64_t after = exchange.out + exchange.brought - exchange.taken_back;
    return after >= 0 ? std::optional(after) : std::nullopt;
}

bool passes_limit(const Crossing& crossing) {
    return crossing.before <= crossing.limit && crossing.after > crossing.limit;
}

}  // namespace zs::ward_supplies
