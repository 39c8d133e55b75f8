// Crews, posts, people, zones and rosters of the demo hospital. All people are invented.
#include <fmt/format.h>

#include "app/demo/demo.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/organization/service.h"
#include "domains/repair/repair.h"
#include "domains/space/zones.h"
#include "platform/base/random.h"

namespace zs::demo {
namespace {

using organization::Crew;
using organization::Person;

constexpr std::string_view family_names[] = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                             "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗"};
constexpr std::string_view given_names[] = {"建国", "志强", "永生", "海涛", "晓东", "文斌", "国庆",
                                            "立新", "春明", "德胜", "卫东", "玉林", "家俊", "学军",
                                            "少华", "宏伟", "成龙", "广平", "长青", "金波"};

struct CrewPlan {
    std::string_view code, name, name_en, trades;
    int people;
    std::string_view vendor = "";
};
constexpr CrewPlan crews[] = {{"Z1", "一区维修班", "Zone crew 1", "plumbing,power,carpentry,civil", 5},
                              {"Z2", "二区维修班", "Zone crew 2", "plumbing,power,carpentry,civil", 5},
                              {"Z3", "三区维修班", "Zone crew 3", "plumbing,power,carpentry,civil", 5},
                              {"Z4", "四区维修班", "Zone crew 4", "plumbing,power,carpentry,civil", 5},
                              {"Z5", "五区维修班", "Zone crew 5", "plumbing,power,carpentry,civil", 4},
                              {"GAS", "制氧班", "Medical gas crew", "gas", 5},
                              {"HVAC", "空调班", "HVAC crew", "hvac", 6},
                              {"ELEC", "配电班", "Electrical room crew", "power", 5},
                              {"WEAK", "弱电班", "Nurse call and data crew", "weak_current", 5},
                              {"LIFT", "电梯维保组", "Lift contractor", "lift", 4, "V-LIFT"},
                              {"KIT", "厨房设备组", "Kitchen contractor", "kitchen", 3, "V-KITCHEN"},
                              {"MED", "医学工程组", "Biomedical engineers", "medical", 6}};

/// Building (and from which level up) that each zone crew answers for.
struct ZonePlan {
    std::string_view code, name, name_en, crew, where;
};
constexpr ZonePlan zones[] = {
    {"ZONE1", "一责任区(门急诊)", "Zone 1 outpatient", "Z1", "b.code = 'M'"},
    {"ZONE2", "二责任区(医技)", "Zone 2 technical", "Z2", "b.code = 'Y'"},
    {"ZONE3", "三责任区(住院一号楼低区)", "Zone 3 inpatient 1 low", "Z3", "b.code = 'A' AND fl.level <= 6"},
    {"ZONE4", "四责任区(住院一号楼高区)", "Zone 4 inpatient 1 high", "Z4", "b.code = 'A' AND fl.level > 6"},
    {"ZONE5", "五责任区(住院二号楼、行政、动力)", "Zone 5 inpatient 2, offices", "Z5", "b.code IN ('B','X','D')"}};
constexpr std::string_view specialists[] = {"GAS", "HVAC", "WEAK", "LIFT", "KIT"};

std::int64_t id_of(Reader& reader, std::string_view table, std::string_view code) {
    return reader.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)}).value_or(0);
}

std::string skills_of(Random& random, std::string_view trades) {
    const auto all = text::split(trades, ',');
    if (all.size() == 1) return "";
    std::string skills;
    const std::size_t left_out = random.below(all.size());  // everybody of a zone crew knows all trades but one
    for (std::size_t i = 0; i < all.size(); ++i)
        if (i != left_out) skills += (skills.empty() ? "" : ",") + std::string(all[i]);
    return skills;
}

void add_people(Transaction& transaction, Random& random, const CrewPlan& plan, Crew& crew, int& number) {
    const auto department = id_of(transaction, "organization_department", "ZWK");
    const auto base =
        transaction.integer("SELECT id FROM space_room WHERE name LIKE '维修值班室%' ORDER BY id LIMIT 1");
    for (int i = 0; i < plan.people; ++i, ++number) {
        Person person;
        person.code = fmt::format("W{:03}", number);
        person.name =
            std::string(family_names[static_cast<std::size_t>(number * 7) % std::size(family_names)]) +
            std::string(given_names[static_cast<std::size_t>(number * 3 + number / 20) % std::size(given_names)]);
        person.department_id = Id<organization::Department>{department};
        person.crew_id = crew.id;
        person.vendor_id = crew.vendor_id;
        person.skills = skills_of(random, plan.trades);
        person.phone = fmt::format("1390000{:04}", number);
        person.base_room_id = base;
        person.search_key = text::search_key({person.name, person.code});
        insert(transaction, person);
        if (i == 0) crew.lead_person_id = person.id.value;
    }
}

struct PostPlan {
    std::string_view code, name, name_en, crew;
};
constexpr PostPlan posts[] = {{"P-ELEC", "配电室值班", "Electrical room duty", "ELEC"},
                              {"P-GAS", "制氧站值班", "Oxygen plant duty", "GAS"},
                              {"P-HVAC", "空调机房值班", "HVAC plant duty", "HVAC"}};

struct Worker {
    Person person;
    std::string crew;
    int index;  // within the crew
    int size;
    std::optional<Id<organization::Post>> post;
};

std::vector<Worker> workers(Reader& reader) {
    std::vector<Worker> all;
    for (const auto& crew : select<Crew>(reader, "ORDER BY id")) {
        const auto people = select<Person>(reader, "WHERE crew_id = ? ORDER BY id", {crew.id.value});
        const auto post = select_one<organization::Post>(reader, "WHERE crew_id = ?", {crew.id.value});
        for (std::size_t i = 0; i < people.size(); ++i)
            all.push_back({people[i], crew.code, static_cast<int>(i), static_cast<int>(people.size()),
                           post ? std::optional(post->id) : std::nullopt});
    }
    return all;
}

/// Which shift somebody has on a day: duty crews rotate through 24 h duty; the others work days, one in five at night.
std::string_view shift_of(const Worker& worker, Date day, bool working_day) {
    const int turn = (day.days + worker.index) % worker.size;
    if (worker.post) return turn == 0 ? "duty24" : working_day && turn >= 2 ? "day" : "";
    if (worker.crew == "LIFT" || worker.crew == "WEAK")
        return turn == 0 ? "duty24" : working_day && turn >= 2 ? "day" : "";
    if (worker.crew == "KIT" || worker.crew == "MED") return working_day || turn == 0 ? "day" : "";
    const int zone = worker.crew.back() - '1';
    const auto has_night = [&](Date at) { return (at.days + zone) % 5 < 2; };  // two of five zone crews each night
    if (has_night(day) && turn == 0) return "night";
    if (has_night(day + -1) && turn == 1) return "";  // came off the night this morning
    if (working_day) return "day";
    return turn == 1 || turn == 2 ? "day" : "";
}

}  // namespace

Status build_crews(Transaction& transaction, const Options& options) {
    Random random(options.seed ^ 0xC0FFEE);
    int number = 1;
    for (const auto& plan : crews) {
        Crew crew;
        crew.code = plan.code;
        crew.name = plan.name;
        crew.name_en = plan.name_en;
        crew.trades = plan.trades;
        crew.department_id = Id<organization::Department>{id_of(transaction, "organization_department", "ZWK")};
        if (!plan.vendor.empty())
            crew.vendor_id = Id<organization::Vendor>{id_of(transaction, "organization_vendor", plan.vendor)};
        crew.phone = fmt::format("82{:02}", number);
        insert(transaction, crew);
        add_people(transaction, random, plan, crew, number);
        ZS_TRY(update(transaction, crew));
    }
    for (const auto& plan : posts) {
        organization::Post post;
        post.code = plan.code;
        post.name = plan.name;
        post.name_en = plan.name_en;
        post.crew_id = Id<Crew>{id_of(transaction, "organization_crew", plan.crew)};
        post.round_the_clock = true;
        insert(transaction, post);
    }
    return {};
}

Status build_zones(Transaction& transaction) {
    const Actor actor = Actor::system("demo");
    std::vector<std::int64_t> everywhere;
    for (const auto& plan : zones) {
        space::Zone zone;
        zone.code = plan.code;
        zone.name = plan.name;
        zone.name_en = plan.name_en;
        zone.crew_id = {id_of(transaction, "organization_crew", plan.crew)};
        insert(transaction, zone);
        std::vector<std::int64_t> floors;
        transaction.query(
            fmt::format("SELECT fl.id FROM space_floor fl JOIN space_building b ON b.id = fl.building_id WHERE {}",
                        plan.where),
            {}, [&](const Row& row) { floors.push_back(row.integer(0)); });
        ZS_TRY(space::set_members(transaction, actor, zone.id, floors, {}));
        everywhere.insert(everywhere.end(), floors.begin(), floors.end());
    }
    for (const auto code : specialists) {
        const auto crew = select_one<Crew>(transaction, "WHERE code = ?", {std::string(code)});
        space::Zone zone;
        zone.code = fmt::format("ALL-{}", code);
        zone.name = fmt::format("全院({})", crew->name);
        zone.name_en = fmt::format("Whole hospital ({})", crew->name_en);
        zone.crew_id = crew->id;
        zone.trades = crew->trades;
        insert(transaction, zone);
        ZS_TRY(space::set_members(transaction, actor, zone.id, everywhere, {}));
    }
    return {};
}

Status build_rosters(Transaction& transaction, const Options&, Date from, Date to) {
    const Actor actor = Actor::system("demo");
    const auto calendar = catalog::calendar(transaction);
    std::map<std::string, Id<organization::Shift>, std::less<>> shifts;
    for (const auto& shift : select<organization::Shift>(transaction, "ORDER BY id")) shifts[shift.code] = shift.id;
    const auto staff = workers(transaction);
    for (Date day = from; day < to; day = day + 1)
        for (const auto& worker : staff) {
            const auto code = shift_of(worker, day, calendar->is_working_day(day));
            if (code.empty()) continue;
            organization::RosterEntry entry;
            entry.person_id = worker.person.id;
            entry.day = day;
            entry.shift_id = shifts.find(code)->second;
            if (code == "duty24") entry.post_id = worker.post;
            // A day after a 24 h duty would overlap nothing by construction; an overlap here is a bug of the plan.
            ZS_TRY(organization::add_entry(transaction, actor, std::move(entry)));
        }
    return {};
}

Status build_hospital(Transaction& transaction, const Options& options) {
    ZS_TRY(build_departments(transaction));
    ZS_TRY(build_buildings(transaction, options));
    ZS_TRY(build_crews(transaction, options));
    ZS_TRY(build_zones(transaction));
    ZS_TRY(repair::add_standard_catalogue(transaction));
    return build_devices(transaction, options);
}

}  // namespace zs::demo
