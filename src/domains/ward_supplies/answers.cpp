// Rounds and monthly accounts as JSON.
#include <fmt/format.h>

#include <map>

#include "core/json.h"
#include "domains/ward_supplies/service.h"
#include "domains/ward_supplies/views.h"
#include "platform/workflow/buttons.h"

namespace zs::ward_supplies {
namespace {

struct AskedField {
    std::string_view name;
    bool required = false;
};
std::vector<AskedField> asked_fields(StopAction action) {
    if (action == StopAction::deliver) return {{"delivered", true}, {"taken_back", false}, {"receiver", true}};
    return {{"reason", true}};
}

/// What a place cost in a month and the one before.
struct Part {
    std::string label, label_en;
    Money value, before;
    Quantity litres, quantity;
    std::int64_t deliveries = 0, deliveries_before = 0;
    std::optional<std::int64_t> staff, beds;
};

std::string number_or_null(const std::optional<double>& value) {
    return value ? fmt::format("{:.2f}", *value) : "null";
}
std::string count_or_null(const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : "null"; }

std::map<std::int64_t, Part> parts_of(Reader& reader, const Actor& actor, const Asked& asked) {
    const auto seen = visible_stops(actor);
    const std::string before = month_before(asked.month);
    std::string sql = fmt::format(
        "SELECT {}, o.month, CAST(SUM(o.value) AS BIGINT), CAST(SUM(o.litres) AS BIGINT), CAST(SUM(o.delivered) AS "
        "BIGINT), COUNT(*) FROM {} WHERE o.state = 'delivered' AND o.month IN (?, ?)",
        asked.by_floor ? "o.floor_id, b.name || ' ' || f.name, b.name_en || ' ' || f.name_en"
                       : "o.department_id, d.name, d.name_en",
        stop_row_from);
    Values values{asked.month, before};
    if (asked.item_id != 0) {
        sql += " AND o.item_id = ?";
        values.emplace_back(asked.item_id);
    }
    if (!seen.sql.empty()) sql += " AND " + seen.sql;
    values.insert(values.end(), seen.parameters.begin(), seen.parameters.end());
    sql += asked.by_floor ? " GROUP BY o.floor_id, b.name, f.name, b.name_en, f.name_en, o.month"
                          : " GROUP BY o.department_id, d.name, d.name_en, o.month";
    std::map<std::int64_t, Part> parts;
    reader.query(sql, values, [&](const Row& row) {
        auto& part = parts[row.integer(0)];
        part.label = row.text(1);
        part.label_en = row.text(2);
        if (row.text(3) == before) {
            part.before = {row.integer(4)};
            part.deliveries_before = row.integer(7);
            return;
        }
        part.value = {row.integer(4)};
        part.litres = {row.integer(5)};
        part.quantity = {row.integer(6)};
        part.deliveries = row.integer(7);
    });
    if (asked.by_floor) return parts;  // who sleeps and works on a floor is not known
    for (const auto& ward : select<Ward>(reader, "ORDER BY id"))
        if (const auto found = parts.find(ward.department_id.value); found != parts.end()) {
            found->second.staff = ward.staff;
            found->second.beds = ward.beds;
        }
    return parts;
}

void append_part(std::string& out, std::int64_t key, const Part& part, bool one_item) {
    if (out.back() != '[') out += ',';
    out += fmt::format(R"({{"key":{})", key);
    json::append_text(out, "label", part.label);
    json::append_text(out, "label_en", part.label_en);
    json::append_text(out, "value", decimal_text(part.value.units, Money::scale));
    out += ",\"value_before\":";
    // Nothing was delivered is not that it cost nothing.
    out += part.deliveries_before == 0 ? "null" : fmt::format("\"{}\"", decimal_text(part.before.units, Money::scale));
    json::append_text(out, "litres", decimal_text(part.litres.units, Quantity::scale));
    out += ",\"quantity\":";
    out += one_item ? fmt::format("\"{}\"", decimal_text(part.quantity.units, Quantity::scale)) : "null";
    const bool any = part.deliveries > 0;
    out += fmt::format(R"(,"deliveries":{},"staff":{},"beds":{},"per_head":{},"per_bed":{}}})", part.deliveries,
                       count_or_null(part.staff), count_or_null(part.beds),
                       number_or_null(any ? per(part.value, part.staff) : std::nullopt),
                       number_or_null(any ? per(part.value, part.beds) : std::nullopt));
}

}  // namespace

std::string summary_json(Reader& reader, const Actor& actor, const Asked& asked) {
    const auto parts = parts_of(reader, actor, asked);
    std::string out = "{";
    json::append_text(out, "month", asked.month);
    json::append_text(out, "month_before", month_before(asked.month));
    json::append_key(out, "parts");
    out += '[';
    Money value, before;
    Quantity litres;
    std::int64_t deliveries = 0, deliveries_before = 0;
    for (const auto& [key, part] : parts) {
        append_part(out, key, part, asked.item_id != 0);
        value = value + part.value;
        before = before + part.before;
        litres = litres + part.litres;
        deliveries += part.deliveries;
        deliveries_before += part.deliveries_before;
    }
    out += fmt::format(R"(],"deliveries":{})", deliveries);
    json::append_text(out, "value", decimal_text(value.units, Money::scale));
    json::append_text(out, "litres", decimal_text(litres.units, Quantity::scale));
    out += ",\"value_before\":";
    out += deliveries_before == 0 ? "null" : fmt::format("\"{}\"", decimal_text(before.units, Money::scale));
    return out + "}";
}

std::string stop_json(Reader& reader, const Actor& actor, const Stop& stop) {
    std::string out = "{}";
    if (const auto row = select_one<StopRow>(reader, "WHERE o.id = ?", {stop.id.value})) out = to_json(*row);
    out.pop_back();
    const auto article = select_one<Article>(reader, "WHERE item_id = ?", {stop.item_id.value});
    out += fmt::format(R"(,"version":{},"round_id":{},"room_id":{},"returnable":{},"held":{})", stop.version,
                       stop.round_id.value, stop.room_id.value, article && article->returnable,
                       held_at(reader, {stop.department_id.value, stop.floor_id.value, stop.item_id.value}));
    append_buttons(out, allowed_actions(actor, stop), actor.language, asked_fields);
    return out + "}";
}

std::string rounds_json(Reader& reader, const Actor& actor, Date day) {
    const auto seen = visible_stops(actor);
    std::string out = "{";
    json::append_text(out, "day", to_text(day));
    json::append_key(out, "rounds");
    out += '[';
    for (const auto& round : select<Round>(reader, "WHERE day = ? ORDER BY id", {day.days})) {
        std::string stops = "[";
        Values values{round.id.value};
        values.insert(values.end(), seen.parameters.begin(), seen.parameters.end());
        const std::string tail =
            fmt::format("WHERE id IN (SELECT o.id FROM {} WHERE o.round_id = ?{}) ORDER BY position, id", stop_row_from,
                        seen.sql.empty() ? "" : " AND " + seen.sql);
        for (const auto& stop : select<Stop>(reader, tail, values)) {
            if (stops.back() != '[') stops += ',';
            stops += stop_json(reader, actor, stop);
        }
        if (stops.size() == 1) continue;  // none of his
        if (out.back() != '[') out += ',';
        out += to_json(round);
        out.pop_back();
        for (const auto* column : {"name", "name_en"})
            json::append_text(
                out, column == std::string_view("name") ? "store" : "store_en",
                reader.text(fmt::format("SELECT {} FROM materials_store WHERE id = ?", column), {round.store_id.value})
                    .value_or(""));
        out += ",\"stops\":" + stops + "]}";
    }
    return out + "]}";
}

}  // namespace zs::ward_supplies
