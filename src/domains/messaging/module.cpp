// What messaging is made of.
#include "domains/catalog/catalog.h"
#include "domains/messaging/generated_resources.h"
#include "domains/messaging/messaging.h"
#include "domains/messaging/routes.h"

namespace zs::messaging {
namespace {

std::vector<ParameterDefault> parameters() {
    constexpr std::string_view design = "设计默认值 design default";
    return {
        {"messaging.language", "zh", "", "群消息语言 zh/en", "Language of group messages zh/en", design},
        {"messaging.keep_days", "180", "d", "通知与消息保留期", "Notices and messages kept", design},
        {"messaging.ladder.level_1_roles", "leader", "", "升级一级(班长)角色", "Roles of level 1 (crew leader)",
         design},
        {"messaging.ladder.level_2_roles", "dispatcher", "", "升级二级(主管)角色", "Roles of level 2 (supervisor)",
         design},
        {"messaging.ladder.level_3_roles", "head", "", "升级三级(科长)角色", "Roles of level 3 (head)", design},
        {"messaging.ladder.level_4_roles", "vice_president,head", "", "升级四级(分管院领导)角色",
         "Roles of level 4 (vice president)", design},
        {"messaging.escalation.repeat_minutes_urgent", "5", "min", "P1、P2 未确认时重复提醒",
         "Ring again for P1 and P2 after", design},
        {"messaging.escalation.repeat_minutes_other", "60", "min", "P3、P4 未确认时重复提醒",
         "Ring again for P3 and P4 after", design},
        {"messaging.escalation.repeats_before_climb", "2", "", "重复几次后再升一级", "Repeats before the next level",
         design},
    };
}

/// Old notices and messages are forgotten a little every night.
Result<std::int64_t> purge(Transaction& transaction) {
    const Instant now = transaction.now();
    const auto days = catalog::parameters(transaction)->integer("messaging.keep_days", now);
    const Instant before = now - std::chrono::hours(24 * days);
    const auto notices = transaction.execute("DELETE FROM messaging_notice WHERE created_at < ?", {before.unix_ms});
    const auto messages = transaction.execute(
        "DELETE FROM messaging_message WHERE created_at < ? AND state <> 'waiting'", {before.unix_ms});
    return notices + messages;
}

}  // namespace

Module module(Services& services) {
    struct Kept {
        People people;
        Teller teller;
        explicit Kept(Services& all) : teller{people, all.hub, all.public_url} {}
    };
    const auto kept = std::make_shared<Kept>(services);
    Module result;
    result.name = "messaging";
    result.level = 1;
    result.depends = {"catalog", "organization"};
    result.entities = {&table_of<Channel>(), &table_of<Message>(), &table_of<Notice>(), &table_of<Choice>(),
                       &table_of<Escalation>()};
    result.master_data = {
        master_data<Channel>("messaging/channels", "messaging.manage", "messaging.manage", check_channel)};
    for (auto&& routes : {notice_routes(std::shared_ptr<const Teller>(kept, &kept->teller)), channel_routes(services)})
        result.routes.insert(result.routes.end(), routes.begin(), routes.end());
    result.permissions = {{"messaging.manage", "消息通道", "Message channels", {"administrator"}}};
    result.subscriptions = {{"messaging.enqueue", "", [kept](Transaction& transaction, const events::Event& event) {
                                 return tell(transaction, kept->teller, event);
                             }}};
    result.jobs = {
        {.name = "messaging.send",
         .every_seconds = 5,
         .run_outside = send_waiting,
         .zh = "发送消息",
         .en = "Send messages"},
        {.name = "messaging.repeat",
         .every_seconds = 30,
         .run = [kept](Transaction& transaction) { return repeat_escalations(transaction, kept->teller); },
         .zh = "重复未确认的升级",
         .en = "Repeat unanswered escalations"},
        {.name = "messaging.purge", .daily_minute = 195, .run = purge, .zh = "清除旧通知", .en = "Forget old notices"}};
    result.parameters = parameters();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::messaging
