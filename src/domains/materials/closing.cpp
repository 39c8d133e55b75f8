// Months: closed in order, each in one transaction, so that a crash leaves one closed or not begun.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/materials/ledger.h"
#include "platform/audit/audit.h"

namespace zs::materials {
namespace {

struct Month {
    std::string name;
    Date first;
    Date next;  // first day of the month after
};
std::optional<Month> month_of(std::string_view text) {
    if (text.size() != 7) return std::nullopt;
    const auto first = parse_date(std::string(text) + "-01");
    if (!first) return std::nullopt;
    const auto day = civil(*first);
    return Month{std::string(text), *first,
                 date_of(day.month == 12 ? CivilDate{day.year + 1, 1, 1} : CivilDate{day.year, day.month + 1, 1})};
}

/// The month closed last and not reopened since, or "".
std::string closed_last(Reader& reader) {
    return reader.text("SELECT MAX(month) FROM materials_snapshot WHERE valid = 1 AND month <> ''").value_or("");
}

Status check_in_order(Reader& reader, const Month& month, Zone zone) {
    const auto last = closed_last(reader);
    if (!last.empty() && last >= month.name) return fail(Code::conflict, "materials.month_is_closed");
    if (!last.empty() && month_of(last)->next != month.first)
        return fail(Code::conflict, "materials.close_in_order", {{"month", last}});
    if (reader.now() < start_of_day(month.next, zone)) return fail(Code::conflict, "materials.month_not_over");
    std::string below;
    reader.query(
        "SELECT i.name FROM materials_balance b JOIN materials_item i ON i.id = b.item_id WHERE b.quantity < 0 ORDER "
        "BY i.id LIMIT 1",
        {}, [&](const Row& row) { below = row.text(0); });
    if (!below.empty()) return fail(Code::conflict, "materials.negative_left", {{"item", below}});
    return {};
}

void record(Transaction& transaction, const Actor& actor, const Document& document) {
    audit::record(transaction, actor, fmt::format("materials.{}", text_of(document.kind)), "materials_document",
                  document.id.value, fmt::format(R"({{"month":"{}"}})", document.month));
}

}  // namespace

Result<Document> close_month(Transaction& transaction, const Actor& actor, const std::string& name) {
    const auto month = month_of(name);
    if (!month) return fail_field("month", "materials.month_unreadable");
    enter(transaction, Hold::alone);
    const Zone zone = catalog::calendar(transaction)->zone();
    ZS_TRY(check_in_order(transaction, *month, zone));
    const Instant last = start_of_day(month->next, zone) - Duration{1};
    Document document;
    document.kind = DocumentKind::close;
    document.month = month->name;
    document.at = transaction.now();
    head(transaction, actor, document);
    insert(transaction, document);
    const auto snapshot = take_snapshot(transaction, last, month->name, document.id);
    transaction.execute("UPDATE materials_ledger SET locked_until = ? WHERE id = 1", {last.unix_ms});
    ZS_ASSERT(snapshot.value > 0);
    record(transaction, actor, document);
    return document;
}

Result<Document> reopen_month(Transaction& transaction, const Actor& actor, const std::string& name,
                              const std::string& reason) {
    const auto month = month_of(name);
    if (!month) return fail_field("month", "materials.month_unreadable");
    if (text::trim(reason).empty()) return fail_field("reason", "field.required");
    enter(transaction, Hold::alone);
    if (closed_last(transaction) != month->name) return fail(Code::conflict, "materials.not_closed");
    const auto snapshot =
        select_one<Snapshot>(transaction, "WHERE valid = 1 AND month = ? ORDER BY id DESC LIMIT 1", {month->name});
    ZS_ASSERT(snapshot.has_value());
    Document document;
    document.kind = DocumentKind::reopen;
    document.month = month->name;
    document.of_document_id = snapshot->document_id;
    document.reason = text::trim(reason);
    head(transaction, actor, document);
    insert(transaction, document);
    transaction.execute("UPDATE materials_snapshot SET valid = 0 WHERE id = ?", {snapshot->id.value});
    const auto before = closed_last(transaction);
    const Zone zone = catalog::calendar(transaction)->zone();
    const std::int64_t until = before.empty() ? 0 : (start_of_day(month_of(before)->next, zone) - Duration{1}).unix_ms;
    transaction.execute("UPDATE materials_ledger SET locked_until = ? WHERE id = 1", {until});
    record(transaction, actor, document);
    return document;
}

}  // namespace zs::materials
