// Routes of stock: what is there, one item's card, the figures of the desk. The table last, handlers first.
#include <fmt/format.h>

#include <map>
#include <set>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/requisition_service.h"
#include "domains/materials/routes.h"
#include "domains/materials/scan.h"
#include "domains/materials/service.h"
#include "domains/materials/stock_views.h"
#include "platform/module/exchange.h"

namespace zs::materials {
namespace {

using http::Context;
using http::Response;

constexpr int series_days = 180;

std::set<std::int64_t> visible_ids(Reader& reader, const Actor& actor) {
    const auto restriction = visible_stores(actor);
    std::set<std::int64_t> ids;
    reader.query(
        fmt::format("SELECT s.id FROM materials_store s WHERE {}", restriction.sql.empty() ? "1=1" : restriction.sql),
        restriction.parameters, [&](const Row& row) { ids.insert(row.integer(0)); });
    return ids;
}

std::string list_of(const std::set<std::int64_t>& ids) {
    std::string list = "0";
    for (const auto id : ids) list += fmt::format(",{}", id);
    return list;
}

std::string quantity_text(std::int64_t units) { return decimal_text(units, Quantity::scale); }
std::string money_text(std::int64_t units) { return decimal_text(units, Money::scale); }

Result<Response> list_stock(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<StockRow>(), visible_stores(context.actor));
}

Result<Response> export_stock(Context& context, Reader& reader) {
    return export_list(reader, context, table_of<StockRow>(), visible_stores(context.actor));
}

Result<Response> list_shelves(Context& context, Reader& reader) {
    auto restriction = visible_stores(context.actor);
    restriction.sql = (restriction.sql.empty() ? "" : restriction.sql + " AND ") + "b.account = 'store'";
    return http::list_page(context, reader, table_of<ShelfRow>(), restriction);
}

Result<Response> find_item(Context& context, Reader& reader) {
    const std::string code(text::trim(context.request.query_value("code")));
    if (code.empty()) return fail_field("code", "field.required");
    const auto item = item_of_code(reader, code);
    if (!item) return fail(Code::not_found, "materials.no_such_item");
    return http::ok(to_json(*item));
}

/// Sum over the visible stores at the end of each day, going back from what is there now.
void append_series(std::string& out, Reader& reader, std::int64_t item, const std::string& stores) {
    const Zone zone = catalog::calendar(reader)->zone();
    const Date today = local_date(reader.now(), zone);
    std::int64_t quantity =
        reader
            .integer(fmt::format("SELECT CAST(COALESCE(SUM(quantity), 0) AS BIGINT) FROM materials_balance WHERE "
                                 "item_id = ? AND account = 'store' AND place_id IN ({})",
                                 stores),
                     {item})
            .value_or(0);
    std::map<std::int32_t, std::int64_t> changes;
    reader.query(
        fmt::format("SELECT at, quantity FROM materials_entry WHERE item_id = ? AND at >= ? AND account = 'store' AND "
                    "place_id IN ({})",
                    stores),
        {item, start_of_day(today + -series_days, zone).unix_ms},
        [&](const Row& row) { changes[local_date({row.integer(0)}, zone).days] += row.integer(1); });
    std::vector<std::string> points;
    for (Date day = today; today - day < series_days; day = day + -1) {
        points.push_back(fmt::format(R"(["{}","{}"])", to_text(day), quantity_text(quantity)));
        if (const auto change = changes.find(day.days); change != changes.end()) quantity -= change->second;
    }
    json::append_key(out, "series");
    out += '[';
    for (auto point = points.rbegin(); point != points.rend(); ++point) out += (out.back() == '[' ? "" : ",") + *point;
    out += ']';
}

void append_movements(std::string& out, Reader& reader, std::int64_t item, const std::string& stores) {
    json::append_key(out, "movements");
    out += '[';
    reader.query(
        fmt::format(
            "SELECT o.id, o.number, o.kind, e.at, e.quantity, e.value, s.name, COALESCE(l.number, ''), "
            "COALESCE(d.name, ''), o.actor, o.reason, e.account FROM materials_entry e JOIN materials_document o ON "
            "o.id = e.document_id JOIN materials_store s ON s.id = e.place_id LEFT JOIN materials_lot l ON l.id = "
            "e.lot_id LEFT JOIN organization_department d ON d.id = o.department_id WHERE e.item_id = ? AND e.account "
            "= 'store' AND e.place_id IN ({}) AND e.quantity <> 0 ORDER BY e.at DESC, e.id DESC LIMIT 80",
            stores),
        {item}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += fmt::format(R"({{"document_id":{})", row.integer(0));
            json::append_text(out, "number", row.text(1));
            json::append_text(out, "kind", row.text(2));
            json::append_text(out, "at", to_text(Instant{row.integer(3)}));
            json::append_text(out, "quantity", quantity_text(row.integer(4)));
            json::append_text(out, "value", money_text(row.integer(5)));
            json::append_text(out, "store", row.text(6));
            json::append_text(out, "lot", row.text(7));
            json::append_text(out, "department", row.text(8));
            json::append_text(out, "actor", row.text(9));
            json::append_text(out, "reason", row.text(10));
            out += '}';
        });
    out += ']';
}

void append_prices(std::string& out, Reader& reader, std::int64_t item) {
    json::append_key(out, "prices");
    out += '[';
    reader.query(
        "SELECT o.at, o.number, e.quantity, e.value, COALESCE(v.name, '') FROM materials_entry e JOIN "
        "materials_document o ON o.id = e.document_id LEFT JOIN organization_vendor v ON v.id = o.vendor_id WHERE "
        "e.item_id = ? AND e.account = 'store' AND e.quantity > 0 AND o.kind = 'receipt' ORDER BY o.at DESC LIMIT 24",
        {item}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            const auto price = valuation::unit_price({{row.integer(2)}, {row.integer(3)}});
            out += '{';
            json::append_text(out, "at", to_text(Instant{row.integer(0)}));
            json::append_text(out, "number", row.text(1));
            json::append_text(out, "price", decimal_text(price.units, UnitPrice::scale));
            json::append_text(out, "vendor", row.text(4));
            out += '}';
        });
    out += ']';
}

/// What the catalogue said before: from the audit.
void append_editions(std::string& out, Reader& reader, std::int64_t item) {
    json::append_key(out, "editions");
    out += '[';
    reader.query(
        "SELECT at, actor_name, changes FROM audit_entry WHERE entity = 'materials_item' AND entity_id = ? ORDER BY id "
        "DESC LIMIT 30",
        {item}, [&](const Row& row) {
            if (out.back() != '[') out += ',';
            out += '{';
            json::append_text(out, "at", to_text(Instant{row.integer(0)}));
            json::append_text(out, "actor", row.text(1));
            json::append_key(out, "changes");
            out += row.text(2);
            out += '}';
        });
    out += ']';
}

Result<Response> card(Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const Item item, load(reader, Id<Item>{id}));
    const std::string stores = list_of(visible_ids(reader, context.actor));
    std::string out = "{\"item\":" + to_json(item);
    json::append_text(out, "usual_price", decimal_text(usual_price(reader, item).units, UnitPrice::scale));
    json::append_key(out, "shelves");
    append_json_array(out, select<ShelfRow>(reader,
                                            fmt::format("WHERE b.item_id = ? AND b.account = 'store' AND b.place_id IN "
                                                        "({}) ORDER BY s.id, l.expires_on, b.id LIMIT 200",
                                                        stores),
                                            {id}));
    append_series(out, reader, id, stores);
    append_movements(out, reader, id, stores);
    append_prices(out, reader, id);
    append_editions(out, reader, id);
    return http::ok(out + "}");
}

/// What one would take, and from where: ?store_id=, item_id=, quantity=, unit=.
Result<Response> propose(Context& context, Reader& reader) {
    const auto number = [&](std::string_view name) {
        return text::parse_integer(context.request.query_value(name)).value_or(0);
    };
    if (number("store_id") == 0) return fail_field("store_id", "field.required");
    if (number("item_id") == 0) return fail_field("item_id", "field.required");
    ZS_TRY_ASSIGN(const auto store, load_visible_store(reader, context.actor, number("store_id")));
    ZS_TRY_ASSIGN(const auto facts, item_facts(reader, {number("item_id")}));
    const auto units = parse_decimal(context.request.query_value("quantity"), Quantity::scale);
    if (!units || *units <= 0) return fail_field("quantity", "materials.must_be_positive");
    ZS_TRY_ASSIGN(const Quantity wanted, in_base_units(facts->item, {*units}, context.request.query_value("unit")));
    const auto found = allocate(shelves_of(reader, {store->id.value, facts->item.id.value}), wanted,
                                local_date(reader.now(), catalog::calendar(reader)->zone()), Expired::blocked);
    std::string out = fmt::format(R"({{"missing":"{}","expired":"{}","unit":)", quantity_text(found.missing.units),
                                  quantity_text(found.blocked.units));
    json::append_string(out, facts->item.unit);
    out += ",\"picks\":[";
    for (const auto& pick : found.picks) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"lot_id":{},"bin_id":{},"owner_id":{},"quantity":"{}")", pick.shelf.lot_id,
                           pick.shelf.bin_id, pick.shelf.owner_id, quantity_text(pick.quantity.units));
        json::append_text(out, "lot", pick.shelf.lot_number);
        json::append_text(out, "bin", pick.shelf.bin);
        json::append_text(out, "expires_on", pick.shelf.expires_on ? to_text(*pick.shelf.expires_on) : "");
        out += '}';
    }
    return http::ok(out + "]}");
}

/// What a technician may draw: stock of the main stores by name or scan, with the usual price. ?store_id=, q=, text=.
Result<Response> list_parts(Context& context, Reader& reader) {
    const std::string scanned(text::trim(context.request.query_value("text")));
    const auto store = text::parse_integer(context.request.query_value("store_id")).value_or(0);
    std::string where = "WHERE s.kind = 'main' AND s.active = 1 AND b.quantity > 0";
    Values parameters;
    if (store != 0) {
        where += " AND b.place_id = ?";
        parameters.emplace_back(store);
    }
    if (!scanned.empty()) {
        const auto found = read_scan(reader, scanned);
        if (!found.item) return fail(Code::not_found, "materials.no_such_item");
        where += " AND b.item_id = ?";
        parameters.emplace_back(found.item->id.value);
    } else if (const std::string words(text::trim(context.request.query_value("q"))); !words.empty()) {
        std::string pattern = "%";
        for (const char c : text::lower_ascii(words)) {
            if (c == '%' || c == '_' || c == '\\') pattern += '\\';
            pattern += c;
        }
        where += R"( AND (i.search_key LIKE ? ESCAPE '\' OR i.name LIKE ? ESCAPE '\' OR i.code LIKE ? ESCAPE '\'))";
        for (int i = 0; i < 3; ++i) parameters.emplace_back(pattern + "%");
    }
    std::string out = "{\"stores\":[";
    for (const auto& one : select<Store>(reader, "WHERE kind = 'main' AND active = 1 ORDER BY id")) {
        if (out.back() != '[') out += ',';
        out += fmt::format(R"({{"id":{})", one.id.value);
        json::append_text(out, "name", one.name);
        json::append_text(out, "name_en", one.name_en);
        out += '}';
    }
    out += "],\"items\":[";
    for (const auto& row : select<StockRow>(reader, where + " ORDER BY i.code, b.place_id LIMIT 30", parameters)) {
        ZS_TRY_ASSIGN(const auto facts, item_facts(reader, {row.item_id}));
        if (out.back() != '[') out += ',';
        std::string one = to_json(row);
        one.pop_back();
        json::append_text(one, "price", decimal_text(usual_price(reader, facts->item).units, UnitPrice::scale));
        out += one + fmt::format(R"(,"exchange_required":{}}})", facts->item.exchange_required);
    }
    return http::ok(out + "]}");
}

std::int64_t sum(Reader& reader, std::string_view sql, const Values& parameters = {}) {
    return reader.integer(sql, parameters).value_or(0);
}

/// What expires within 180, 90 and 30 days, what stands idle, and the share of lines that could not be given in full
/// within the last 30 days: as the figures of the same names say it.
std::string tiles_json(Reader& reader, const std::string& stores, Date today) {
    const auto value = [&](std::string_view condition) {
        return money_text(
            sum(reader, fmt::format("SELECT CAST(COALESCE(SUM(b.value), 0) AS BIGINT) FROM materials_balance b JOIN "
                                    "materials_item i ON i.id = b.item_id LEFT JOIN materials_lot l ON l.id = b.lot_id "
                                    "WHERE b.account = 'store' AND b.owner_id = 0 AND b.place_id IN ({}) AND {}",
                                    stores, condition)));
    };
    const auto within = [&](int days) {
        return value(fmt::format("l.expires_on >= {} AND l.expires_on <= {}", today.days, today.days + days));
    };
    std::int64_t lines = 0, missing = 0;
    reader.query(
        fmt::format("SELECT COUNT(*), CAST(COALESCE(SUM(l.short_line), 0) AS BIGINT) FROM materials_requisition_line l "
                    "JOIN materials_requisition o ON o.id = l.requisition_id WHERE o.picked_at >= ? AND o.store_id IN "
                    "({})",
                    stores),
        {(reader.now() - std::chrono::hours(24 * 30)).unix_ms}, [&](const Row& row) {
            lines = row.integer(0);
            missing = row.integer(1);
        });
    const std::int64_t idle = sum(
        reader, fmt::format("SELECT COUNT(DISTINCT b.item_id) FROM materials_balance b JOIN materials_item i ON i.id = "
                            "b.item_id WHERE b.account = 'store' AND b.place_id IN ({}) AND i.fsn = 'dead'",
                            stores));
    return fmt::format(R"("expiring_180":"{}","expiring_90":"{}","expiring_30":"{}","idle_items":{},"idle_value":"{}",)"
                       R"("lines_30d":{},"short_30d":{})",
                       within(180), within(90), within(30), idle, value("i.fsn = 'dead'"), lines, missing);
}

/// The desk's figures over the visible stores: value, turnover in days of the last 30, what expires, what waits.
Result<Response> overview(Context& context, Reader& reader) {
    const auto ids = visible_ids(reader, context.actor);
    const std::string stores = list_of(ids);
    const Date today = local_date(reader.now(), catalog::calendar(reader)->zone());
    const auto days = catalog::parameters(reader)->integer("materials.near_expiry_days", reader.now());
    const auto stock = [&](std::string_view condition) {
        return sum(reader, fmt::format("SELECT CAST(COALESCE(SUM(b.value), 0) AS BIGINT) FROM materials_balance b LEFT "
                                       "JOIN materials_lot l ON l.id = b.lot_id WHERE b.account = 'store' AND "
                                       "b.place_id IN ({}) AND {}",
                                       stores, condition));
    };
    const std::int64_t own = stock("b.owner_id = 0");
    constexpr int window = 30;
    const Instant from = reader.now() - std::chrono::hours(24 * window);
    std::int64_t before = 0;
    for (const auto& balance : balance_at(reader, from))
        if (balance.account == Account::store && ids.contains(balance.place_id)) before += balance.value.units;
    const std::int64_t used = sum(
        reader, "SELECT CAST(COALESCE(SUM(value), 0) AS BIGINT) FROM materials_entry WHERE at > ? AND account = 'use'",
        {from.unix_ms});
    const auto count = [&](std::string_view state) {
        const auto scope = visible_requisitions(context.actor);
        Values parameters{std::string(state)};
        parameters.insert(parameters.end(), scope.parameters.begin(), scope.parameters.end());
        return sum(reader,
                   fmt::format("SELECT COUNT(*) FROM materials_requisition o JOIN materials_store s ON s.id = "
                               "o.store_id WHERE o.state = ? AND {}",
                               scope.sql.empty() ? "1=1" : scope.sql),
                   parameters);
    };
    const double turnover = used > 0 ? static_cast<double>(own + before) / 2 / static_cast<double>(used) * window : -1;
    return http::ok(fmt::format(
        R"({{"value":"{}","consigned":"{}","used_30d":"{}","turnover_days":{},"expired":"{}","near_expiry":"{}",)"
        R"("near_expiry_days":{},"negative":{},"in_transit":{},"requested":{},"approved":{},"picked":{},{}}})",
        money_text(own), money_text(stock("b.owner_id > 0")), money_text(used),
        turnover < 0 ? "null" : fmt::format("{:.1f}", turnover),
        money_text(stock(fmt::format("l.expires_on < {}", today.days))),
        money_text(stock(fmt::format("l.expires_on >= {} AND l.expires_on <= {}", today.days, today.days + days))),
        days,
        sum(reader,
            fmt::format("SELECT COUNT(*) FROM materials_balance WHERE quantity < 0 AND place_id IN ({})", stores)),
        sum(reader, "SELECT COUNT(*) FROM materials_balance WHERE account = 'transit'"), count("requested"),
        count("approved"), count("picked"), tiles_json(reader, stores, today)));
}

}  // namespace

http::Routes stock_routes() {
    using enum http::Method;
    http::Routes routes;
    const auto add = [&](http::Route route) {
        route.permission = "materials.view";
        route.scope = "campus, department of the store";
        routes.push_back(std::move(route));
    };
    add({.method = get,
         .path = "/api/v1/materials/stock",
         .summary = "List stock: one row an item and store",
         .read = list_stock,
         .output = &table_of<StockRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/materials/stock/export",
         .summary = "Stock as xlsx, filtered like the list",
         .read = export_stock});
    add({.method = get,
         .path = "/api/v1/materials/shelves",
         .summary = "List stock by lot, bin and owner",
         .read = list_shelves,
         .output = &table_of<ShelfRow>(),
         .page = true});
    add({.method = get,
         .path = "/api/v1/materials/find",
         .summary = "The item of a code or barcode: ?code=",
         .read = find_item,
         .output = &table_of<Item>()});
    add({.method = get,
         .path = "/api/v1/materials/items/{id}/card",
         .summary = "An item with its stock, movements, prices and editions",
         .read = card});
    add({.method = get,
         .path = "/api/v1/materials/propose",
         .summary = "What to take from where: ?store_id=, item_id=, quantity=, unit=",
         .read = propose});
    add({.method = get,
         .path = "/api/v1/materials/overview",
         .summary = "Value, turnover, expiry and what waits",
         .read = overview});
    routes.push_back({.method = get,
                      .path = "/api/v1/materials/parts",
                      .permission = "materials.draw",
                      .summary = "Parts in the main stores with stock and price: ?store_id=, q=, text= (scanned)",
                      .read = list_parts,
                      .scope = "none: what main stores have for work orders"});
    return routes;
}

}  // namespace zs::materials
