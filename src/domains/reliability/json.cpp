// What pages get: figures of a period by group, one device with every term and what is missing, repair or replace.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/reliability/service.h"

namespace zs::reliability {
namespace {

std::string_view in_language(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh || en.empty() ? zh : en;
}

std::string number(std::optional<double> value, int digits = 4) {
    return value ? fmt::format("{:.{}f}", *value, digits) : "null";
}
std::string money(std::int64_t fen) { return fmt::format("\"{}\"", decimal_text(fen, 2)); }

/// Devices put together: of a type, a class, a department, or all.
struct Group {
    std::string key, label;
    std::int64_t devices = 0, working = 0;
    rules::Observed observed;
    std::int64_t due = 0, kept = 0, by_counter = 0;

    void add(const DeviceFacts& device, const Period& period) {
        ++devices;
        const bool works =
            device.state == equipment::DeviceState::in_use || device.state == equipment::DeviceState::standby;
        working += works ? 1 : 0;
        observed += observed_of(device, period);
        due += device.due;
        kept += device.kept;
        by_counter += device.basis == Basis::counter ? 1 : 0;
    }
    std::string json() const {
        const auto figures = rules::figures_of(observed);
        const auto share = [](std::int64_t part, std::int64_t all) {
            return all > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(all)) : std::nullopt;
        };
        std::string out = "{";
        json::append_text(out, "key", key);
        json::append_text(out, "label", label);
        out += fmt::format(
            R"(,"devices":{},"by_counter":{},"failures":{},"service_h":{:.2f},"operating_h":{:.2f},"down_h":{:.2f},)"
            R"("mtbf_h":{},"mttr_h":{},"availability":{},"intact_time":{},"intact_spot":{},"due":{},"compliance":{}}})",
            devices, by_counter, observed.failures, observed.service_h, observed.operating_h, observed.down_h,
            number(figures.mtbf_h, 2), number(figures.mttr_h, 2), number(figures.availability, 6),
            number(figures.intact_time, 6), number(share(working, devices)), due, number(share(kept, due)));
        return out;
    }
};

/// Keys and labels of the groups that a device belongs to.
using Names = std::map<std::string, std::string, std::less<>>;
Names names_for(Reader& reader, const Actor& actor, std::string_view by) {
    Names names;
    const auto table = by == "class"        ? "equipment_device_class"
                       : by == "department" ? "organization_department"
                                            : "equipment_device_type";
    reader.query(fmt::format("SELECT {}, name, name_en FROM {}", by == "class" ? "code" : "id", table), {},
                 [&](const Row& row) {
                     const auto key = by == "class" ? std::string(row.text(0)) : std::to_string(row.integer(0));
                     names[key] = in_language(actor.language, row.text(1), row.text(2));
                 });
    return names;
}
std::vector<std::string> keys_of(const DeviceFacts& device, std::string_view by) {
    if (by == "class") return equipment::rules::codes_of(device.classes);
    return {std::to_string(by == "department" ? device.department_id : device.type_id)};
}

void append_cost(std::string& out, const DeviceFacts& device) {
    const auto& cost = device.cost;
    out += fmt::format(
        R"(,"cost":{{"price":{},"parts":{},"repair_labour":{},"maintenance_labour":{},"outside":{},"all":{},)"
        R"("repairs":{},"maintenances":{}}},"missing":[)",
        money(device.price.units), money(cost.parts), money(cost.repair_labour), money(cost.maintenance_labour),
        money(cost.outside), money(device.price.units + cost.all()), cost.repairs, cost.maintenances);
    const auto missing = [&](std::string_view what, std::int64_t count) {
        if (count > 0) out += fmt::format(R"({}{{"what":"{}","count":{}}})", out.back() == '[' ? "" : ",", what, count);
    };
    missing("price", device.price.units == 0 ? 1 : 0);
    missing("in_service_on", device.in_service_on ? 0 : 1);
    missing("judgement", device.judgement ? 0 : 1);
    missing("labour", cost.without_labour);
    missing("vendor_bills", cost.vendor_repairs);
    missing("maintenance_parts", cost.maintenances);
    out += ']';
}

void append_score(std::string& out, Reader& reader, const DeviceFacts& device) {
    const Instant now = reader.now();
    const auto score = score_of(reader, device, now);
    const auto limits = weights(reader, now);
    out += fmt::format(R"(,"score":{:.2f},"known":{:g},"advice":"{}","renew_at":{:g},"overhaul_at":{:g},"terms":{})",
                       score.total, score.known, text_of(score.advice), limits.renew_at, limits.overhaul_at,
                       terms_json(score));
}

}  // namespace

std::string summary_json(Reader& reader, const Actor& actor, const Period& period, std::string_view by) {
    const auto facts = load_facts(reader, equipment::visible_devices(actor), period);
    const auto names = names_for(reader, actor, by);
    Group all;
    std::map<std::string, Group> groups;
    for (const auto& device : facts.devices) {
        all.add(device, period);
        for (const auto& key : keys_of(device, by)) {
            auto& group = groups[key];
            group.key = key;
            const auto name = names.find(key);
            group.label = name == names.end() ? "" : name->second;
            group.add(device, period);
        }
    }
    std::vector<const Group*> order;
    for (const auto& [key, group] : groups) order.push_back(&group);
    std::ranges::stable_sort(order, std::greater{}, [](const Group* group) { return group->observed.failures; });
    std::string out = fmt::format(R"({{"from":"{}","to":"{}","by":"{}","all":{},"items":[)", to_text(period.from),
                                  to_text(period.to), by, all.json());
    for (const auto* group : order) out += (out.back() == '[' ? "" : ",") + group->json();
    return out + "]}";
}

std::string device_json(Reader& reader, const Actor& actor, const DeviceFacts& device, const Facts& facts,
                        const Period& period) {
    const Instant now = reader.now();
    Group alone;
    alone.key = std::to_string(device.id);
    alone.label = device.name;
    alone.add(device, period);
    const auto age = age_of(device, now);
    std::string out = fmt::format(R"({{"device_id":{},"from":"{}","to":"{}","figures":{},"basis":"{}")", device.id,
                                  to_text(period.from), to_text(period.to), alone.json(), text_of(device.basis));
    out += fmt::format(R"(,"run_share":{:.4f},"counter":{:.1f},"age_years":{},"life_years":{})", device.run_share,
                       device.counter, number(age, 2), device.life_years);
    const Date today = local_date(now, catalog::calendar(reader)->zone());
    out +=
        fmt::format(R"(,"net_value":{})",
                    device.in_service_on
                        ? money(rules::net_value(device.price, *device.in_service_on, device.life_years, today).units)
                        : "null");
    const auto history = history_of(reader, device, now);
    const auto& type = facts.types.at(device.type_id);
    const auto risk = rules::risk_of(type, equipment::risk_scale(reader, now), history);
    const auto& risk_text = Column<equipment::rules::RiskClass>::options[static_cast<std::size_t>(risk.risk_class)];
    out += fmt::format(R"(,"risk":{{"variant":"{}","score":{},"function":{},"risk":{},"maintenance":{},"history":{},)"
                       R"("months":{},"set_months":{},"class":"{}")",
                       catalog::parameters(reader)->text("reliability.risk_variant", now), risk.score,
                       type.function_score, type.risk_score, type.maintenance_score, history, risk.months,
                       type.maintenance_months, risk_text.value);
    json::append_text(out, "label", in_language(actor.language, risk_text.zh, risk_text.en));
    out += '}';
    append_score(out, reader, device);
    append_cost(out, device);
    out += ",\"judgement\":" + (device.judgement ? to_json(*device.judgement) : std::string("null"));
    out += fmt::format(R"(,"may_judge":{}}})", actor.may("reliability.judge"));
    return out;
}

std::string repair_or_replace_json(Reader& reader, const DeviceFacts& device, Money cost,
                                   std::optional<Money> replacement) {
    const Instant now = reader.now();
    const auto parameters = catalog::parameters(reader);
    const auto yuan = [](std::int64_t fen) { return static_cast<double>(fen) / 100; };
    std::string_view source = "given";
    if (!replacement && device.judgement && device.judgement->replacement_cost.units > 0) {
        replacement = device.judgement->replacement_cost;
        source = "judgement";
    }
    if (!replacement) {
        replacement = device.price;
        source = "price";
    }
    const auto age = age_of(device, now);
    rules::RepairQuestion question;
    question.cost = yuan(cost.units);
    question.replacement = yuan(replacement->units);
    question.age_years = age.value_or(0);
    question.life_years = static_cast<double>(device.life_years);
    question.limit_share = parameters->real("reliability.repair_limit_percent", now) / 100;
    question.remaining_least = parameters->real("reliability.remaining_least_percent", now) / 100;
    const auto answer = rules::repair_or_replace(question);
    const bool told = age.has_value() && replacement->units > 0;  // else nothing can be advised
    return fmt::format(
        R"({{"cost":{},"replacement":{},"replacement_by":"{}","age_years":{},"life_years":{},"remaining":{:.4f},)"
        R"("limit_share":{:.4f},"remaining_least":{:.4f},"limit":{},"advice":"{}","repaired_so_far":{}}})",
        money(cost.units), money(replacement->units), source, number(age, 2), device.life_years, answer.remaining,
        question.limit_share, question.remaining_least, money(std::llround(answer.limit * 100)),
        !told            ? "unknown"
        : answer.replace ? "replace"
                         : "repair",
        money(device.cost.repair()));
}

}  // namespace zs::reliability
