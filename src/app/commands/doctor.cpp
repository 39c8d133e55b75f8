// zhongshu doctor: what would keep a hospital from working, told with the way out.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "app/commands/commands.h"

namespace zs::app {
namespace {

struct Finding {
    std::string_view sql;   // counts what is wrong
    std::string_view text;  // {} = the count
};
constexpr Finding findings[] = {
    {"SELECT CASE WHEN EXISTS (SELECT 1 FROM access_user WHERE active = 1 AND roles LIKE '%administrator%') THEN 0 "
     "ELSE "
     "1 END",
     "no active administrator: run `zhongshu user NAME --role administrator`"},
    {"SELECT COUNT(*) FROM space_room r WHERE NOT EXISTS (SELECT 1 FROM space_place_code k WHERE k.room_id = r.id AND "
     "k.active = 1)",
     "{} rooms have no printed code: nobody can report from them by phone"},
    {"SELECT COUNT(*) FROM space_room r WHERE NOT EXISTS (SELECT 1 FROM space_zone_member e WHERE e.room_id = r.id OR "
     "e.floor_id = r.floor_id)",
     "{} rooms belong to no responsibility zone: their orders go to anybody"},
    {"SELECT COUNT(*) FROM repair_fault_type f WHERE f.active = 1 AND NOT EXISTS (SELECT 1 FROM organization_trade t "
     "WHERE t.code = f.trade)",
     "{} fault types ask for a trade that does not exist"},
    {"SELECT COUNT(*) FROM event_outbox WHERE id > (SELECT COALESCE(MIN(last_id), 0) FROM event_cursor) + 10000",
     "{} events wait: the server is not running or a subscription fails"},
    {"SELECT COUNT(*) FROM job_run WHERE outcome = 'failed' AND started_at > (SELECT MAX(started_at) FROM job_run) - "
     "86400000",
     "{} runs of jobs failed within a day: see the page of jobs"},
    {"SELECT COUNT(*) FROM access_user WHERE locked_until IS NOT NULL AND active = 1",
     "{} users were locked out by wrong passwords"},
};

}  // namespace

int examine(const Settings& settings) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    int found = 0;
    const auto status = (*app)->database->read([&](Reader& reader) -> Status {
        for (const auto& finding : findings) {
            const auto count = reader.integer(finding.sql).value_or(0);
            if (count == 0) continue;
            ++found;
            std::cout << "- " << fmt::format(fmt::runtime(finding.text), count) << '\n';
        }
        return {};
    });
    if (!status) return failed(status.error());
    std::error_code ignored;
    const auto room = std::filesystem::space(settings.data, ignored);
    constexpr std::uintmax_t room_min = std::uintmax_t{1} << 30;
    if (!ignored && room.available < room_min) {
        ++found;
        std::cout << fmt::format("- only {} MB left on the disk of {}\n", room.available >> 20, settings.data);
    }
    std::cout << (found == 0 ? "Nothing found.\n" : fmt::format("{} findings.\n", found));
    return 0;
}

}  // namespace zs::app
