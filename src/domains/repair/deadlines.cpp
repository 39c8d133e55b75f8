// What time does by itself: automatic confirmation, filing, escalation, forgetting telephone numbers.
#include <fmt/format.h>

#include "domains/catalog/catalog.h"
#include "domains/repair/service.h"
#include "platform/audit/audit.h"

namespace zs::repair {
namespace {

constexpr std::string_view batch = " LIMIT 500";  // bounds one transaction; the next run goes on

Result<std::int64_t> act_on_all(Transaction& transaction, std::string_view name, OrderAction action,
                                const std::vector<WorkOrder>& orders) {
    const Actor actor = Actor::system(name);
    for (const auto& order : orders) ZS_TRY(act_unchecked(transaction, actor, order, action, {}));
    return static_cast<std::int64_t>(orders.size());
}

}  // namespace

Result<std::int64_t> confirm_overdue(Transaction& transaction) {
    const auto orders =
        select<WorkOrder>(transaction, fmt::format("WHERE state = 'restored' AND due_at <= ? ORDER BY due_at{}", batch),
                          {transaction.now().unix_ms});
    return act_on_all(transaction, "repair.auto_confirm", OrderAction::confirm, orders);
}

Result<std::int64_t> file_complete(Transaction& transaction) {
    const auto orders = select<WorkOrder>(
        transaction,
        fmt::format(
            "WHERE state = 'confirmed' AND cause <> '' AND remedy <> '' AND (labour_minutes > 0 OR vendor_id > 0) "
            "ORDER BY id{}",
            batch));
    return act_on_all(transaction, "repair.auto_file", OrderAction::file, orders);
}

Result<std::int64_t> escalate_late(Transaction& transaction) {
    const Instant now = transaction.now();
    const auto parameters = catalog::parameters(transaction);
    const rules::EscalationSteps steps{parameters->integer("repair.escalation.leader_percent", now),
                                       parameters->integer("repair.escalation.supervisor_percent", now),
                                       parameters->integer("repair.escalation.head_percent", now)};
    std::int64_t raised = 0;
    const auto open =
        select<WorkOrder>(transaction,
                          "WHERE state IN ('reported','accepted','pooled','dispatched','taken','working') AND "
                          "escalation < 4 AND due_at IS "
                          "NOT NULL AND reported_at <= ? ORDER BY due_at LIMIT 2000",
                          {now.unix_ms});
    for (auto order : open) {
        const auto level = rules::escalation_level(order, order.reported_at, *order.due_at, now, steps);
        if (level <= order.escalation) continue;
        order.escalation = level;
        ZS_TRY(update(transaction, order));
        add_timeline(transaction, Actor::system("repair.escalate"), order, "escalate", order.state, {}, {}, {},
                     fmt::format(R"({{"level":{}}})", level));
        publish_change(transaction, order, "escalated");
        ++raised;
    }
    return raised;
}

Result<std::int64_t> purge_phones(Transaction& transaction) {
    const Instant now = transaction.now();
    const auto days = catalog::parameters(transaction)->integer("repair.phone_retention_days", now);
    const Instant before = now - std::chrono::hours(24 * days);
    return transaction.execute(
        "UPDATE repair_work_order SET reporter_phone = '' WHERE reporter_phone <> '' AND "
        "(closed_at < ? OR (state IN ('cancelled','merged') AND reported_at < ?))",
        {before.unix_ms, before.unix_ms});
}

}  // namespace zs::repair
