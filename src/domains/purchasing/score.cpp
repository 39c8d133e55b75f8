// The score card: on time, quality, price, service; the standing that follows from it.
#include <cmath>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/supplier_service.h"

namespace zs::purchasing {
namespace {

std::optional<Decimal<1>> tenths(std::optional<double> value) {
    if (!value) return std::nullopt;
    return Decimal<1>{std::llround(*value * 10)};
}

/// Share in percent of the rows of `sql` whose first column is 1; the second column is how many rows there are.
std::optional<double> percent_of(Reader& reader, std::string_view sql, const Values& values) {
    std::optional<double> percent;
    reader.query(sql, values, [&](const Row& row) {
        if (row.integer(1) > 0)
            percent = 100.0 * static_cast<double>(row.integer(0)) / static_cast<double>(row.integer(1));
    });
    return percent;
}

Parts100 measure(Reader& reader, std::int64_t vendor_id) {
    const auto parameters = catalog::parameters(reader);
    const Instant now = reader.now();
    const Instant since = now - std::chrono::hours(24 * parameters->integer("purchasing.score.days", now));
    const Instant late = now - std::chrono::hours(24 * parameters->integer("purchasing.score.confirm_days", now));
    const std::int64_t answer_ms = (now - late).count();
    Parts100 parts;
    parts.on_time = percent_of(
        reader,
        "SELECT CAST(COALESCE(SUM(CASE WHEN d.arrives_on <= COALESCE(o.confirmed_on, x.wanted_on) THEN 1 ELSE 0 END), "
        "0) "
        "AS BIGINT), COUNT(*) FROM purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id JOIN "
        "purchasing_order_line x ON x.id = l.order_line_id JOIN purchasing_order o ON o.id = d.order_id WHERE "
        "d.vendor_id = ? AND d.inspected_at >= ? AND d.state IN ('accepted', 'refused')",
        {vendor_id, since.unix_ms});
    // Thousandths of a line, so that half a line rejected is half a line.
    parts.quality = percent_of(
        reader,
        "SELECT CAST(COALESCE(SUM(l.accepted * 1000 / (l.accepted + l.rejected)), 0) AS BIGINT), COUNT(*) * 1000 FROM "
        "purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id WHERE d.vendor_id = ? AND "
        "d.inspected_at >= ? AND d.state IN ('accepted', 'refused') AND l.accepted + l.rejected > 0",
        {vendor_id, since.unix_ms});
    parts.price = percent_of(
        reader,
        "SELECT CAST(COALESCE(SUM(CASE WHEN x.price <= x.reference THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*) FROM "
        "purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id JOIN purchasing_order_line x ON "
        "x.id = l.order_line_id WHERE d.vendor_id = ? AND d.inspected_at >= ? AND d.state = 'accepted' AND x.reference "
        "> 0",
        {vendor_id, since.unix_ms});
    parts.service = percent_of(
        reader,
        "SELECT CAST(COALESCE(SUM(CASE WHEN confirmed_at - sent_at <= ? THEN 1 ELSE 0 END), 0) AS BIGINT), COUNT(*) "
        "FROM purchasing_order WHERE vendor_id = ? AND sent_at >= ? AND (confirmed_at IS NOT NULL OR sent_at < ?)",
        {answer_ms, vendor_id, since.unix_ms, late.unix_ms});
    return parts;
}

std::int64_t lines_counted(Reader& reader, std::int64_t vendor_id) {
    const Instant now = reader.now();
    const Instant since =
        now - std::chrono::hours(24 * catalog::parameters(reader)->integer("purchasing.score.days", now));
    return reader
        .integer(
            "SELECT COUNT(*) FROM purchasing_delivery_line l JOIN purchasing_delivery d ON d.id = l.delivery_id WHERE "
            "d.vendor_id = ? AND d.inspected_at >= ? AND d.state IN ('accepted', 'refused')",
            {vendor_id, since.unix_ms})
        .value_or(0);
}

Supplier card_of(Reader& reader, std::int64_t vendor_id) {
    auto known = select_one<Supplier>(reader, "WHERE vendor_id = ?", {vendor_id});
    if (known) return *std::move(known);
    Supplier supplier;
    supplier.vendor_id = {vendor_id};
    return supplier;
}

}  // namespace

std::optional<double> total_of(const Parts100& parts, const Weights& weights) {
    double sum = 0, weight = 0;
    const auto add = [&](std::optional<double> part, double share) {
        if (!part) return;
        sum += *part * share;
        weight += share;
    };
    add(parts.on_time, weights.on_time);
    add(parts.quality, weights.quality);
    add(parts.price, weights.price);
    add(parts.service, weights.service);
    if (weight <= 0) return std::nullopt;
    return sum / weight;
}

Standing standing_of(std::optional<double> total, std::int64_t lines, const Limits& limits) {
    if (!total || lines < limits.lines_min) return Standing::unknown;
    if (*total < limits.blocked_below) return Standing::blocked;
    return *total < limits.warned_below ? Standing::warned : Standing::good;
}

Status score_supplier(Transaction& transaction, std::int64_t vendor_id) {
    const auto parameters = catalog::parameters(transaction);
    const auto real = [&](std::string_view code) { return parameters->real(code, transaction.now()); };
    const Parts100 parts = measure(transaction, vendor_id);
    const auto total =
        total_of(parts, {real("purchasing.score.weight.on_time"), real("purchasing.score.weight.quality"),
                         real("purchasing.score.weight.price"), real("purchasing.score.weight.service")});
    Supplier card = card_of(transaction, vendor_id);
    const Standing before = card.standing;
    card.deliveries = lines_counted(transaction, vendor_id);
    card.standing = standing_of(total, card.deliveries,
                                {real("purchasing.score.blocked_below"), real("purchasing.score.warned_below"),
                                 parameters->integer("purchasing.score.lines_min", transaction.now())});
    card.score = tenths(total);
    card.on_time = tenths(parts.on_time);
    card.quality = tenths(parts.quality);
    card.price = tenths(parts.price);
    card.service = tenths(parts.service);
    card.computed_at = transaction.now();
    if (card.id.value == 0)
        insert(transaction, card);
    else
        ZS_TRY(update(transaction, card));
    if (card.standing != before && (card.standing == Standing::warned || card.standing == Standing::blocked))
        publish(transaction, Actor::system("purchasing.score"),
                {"supplier", text_of(card.standing), vendor_id, std::to_string(vendor_id), text_of(card.standing),
                 card.version, vendor_id});
    return {};
}

Result<std::int64_t> score_suppliers(Transaction& transaction) {
    std::vector<std::int64_t> vendors;
    transaction.query("SELECT DISTINCT vendor_id FROM purchasing_order WHERE sent_at IS NOT NULL ORDER BY vendor_id",
                      {}, [&](const Row& row) { vendors.push_back(row.integer(0)); });
    for (const auto vendor : vendors) ZS_TRY(score_supplier(transaction, vendor));
    return static_cast<std::int64_t>(vendors.size());
}

Result<Supplier> lift(Transaction& transaction, const Actor& actor, std::int64_t vendor_id, const LiftInput& input) {
    auto supplier = select_one<Supplier>(transaction, "WHERE vendor_id = ?", {vendor_id});
    if (!supplier) return fail(Code::not_found, "entity.not_found");
    if (supplier->standing != Standing::blocked) return fail(Code::conflict, "purchasing.not_blocked");
    supplier->lift_reason = text::trim(input.reason);
    if (supplier->lift_reason.empty()) return fail_field("reason", "field.required");
    const Date day = today(transaction);
    constexpr int longest_days = 92;
    if (input.until < day || day + longest_days < input.until) return fail_field("until", "purchasing.lift_too_long");
    supplier->lifted_until = input.until;
    supplier->lifted_by = actor.name;
    ZS_TRY(update(transaction, *supplier));
    publish(transaction, actor,
            {"supplier", "lifted", vendor_id, std::to_string(vendor_id), text_of(supplier->standing), supplier->version,
             vendor_id});
    return *std::move(supplier);
}

}  // namespace zs::purchasing
