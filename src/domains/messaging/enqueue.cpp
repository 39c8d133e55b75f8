// From events to waiting messages.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/messaging/messaging.h"

namespace zs::messaging {
namespace {

struct Wording {
    std::string_view type, zh;
};
constexpr Wording wordings[] = {
    {"repair.work_order_reported", "新报修"},        {"repair.work_order_escalated", "超时升级"},
    {"repair.work_order_action_dispatch", "已派单"}, {"repair.work_order_action_refuse", "已退单"},
    {"repair.work_order_action_hold", "已挂起"},     {"repair.work_order_action_finish", "已修复"},
    {"repair.work_order_action_reopen", "返修"}};

bool lists(std::string_view list, std::string_view wanted) {
    for (const auto entry : text::split(list, ','))
        if (text::trim(entry) == wanted) return true;
    return false;
}

std::string text_of(const json::object& payload, std::string_view name) {
    const auto* found = payload.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : "";
}

std::int64_t number_of(const json::object& payload, std::string_view name) {
    const auto* found = payload.if_contains(name);
    return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}

/// No names and no telephone numbers: group chats are outside the hospital.
std::string sentence(const events::Event& event, const json::object& payload) {
    std::string_view what = event.type;
    for (const auto& wording : wordings)
        if (wording.type == event.type) what = wording.zh;
    return fmt::format("**{}** {} [{}] {}", what, text_of(payload, "number"),
                       text::lower_ascii(text_of(payload, "priority")), text_of(payload, "title"));
}

}  // namespace

Status enqueue(Transaction& transaction, const events::Event& event) {
    const auto payload = json::parse_object(event.payload);
    if (!payload) return {};
    const std::string priority = text_of(*payload, "priority");
    const auto crew = number_of(*payload, "crew_id");
    for (const auto& channel : select<Channel>(transaction, "WHERE active = 1 ORDER BY id")) {
        if (!lists(channel.topics, event.type)) continue;
        if (!channel.priorities.empty() && !lists(channel.priorities, priority)) continue;
        if (channel.crew_id && channel.crew_id->value != crew) continue;
        Message message;
        message.channel_id = channel.id;
        message.event_id = event.id;
        message.text = sentence(event, *payload);
        message.urgent = priority == "p1";
        message.created_at = message.not_before = transaction.now();
        insert(transaction, message);
    }
    return {};
}

}  // namespace zs::messaging
