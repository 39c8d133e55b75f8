// Where messages go (group robots) and the outbox of messages.
#pragma once
#include "domains/organization/entities.h"
#include "platform/entity/entity.h"

namespace zs::messaging {

enum class ChannelKind { wecom, dingtalk, feishu };
constexpr auto options(Of<ChannelKind>) {
    return std::array{Option{"wecom", "企业微信群机器人", "WeCom group robot"},
                      Option{"dingtalk", "钉钉群机器人", "DingTalk group robot"},
                      Option{"feishu", "飞书群机器人", "Feishu group robot"}};
}
enum class MessageState { waiting, sent, failed, moved };
constexpr auto options(Of<MessageState>) {
    return std::array{Option{"waiting", "待发送", "Waiting", Tone::waiting},
                      Option{"sent", "已发送", "Sent", Tone::done}, Option{"failed", "发送失败", "Failed", Tone::late},
                      Option{"moved", "已转备用通道", "Moved to the fallback", Tone::neutral}};
}

struct Channel {
    Id<Channel> id;
    std::int64_t version = 0;
    std::string code;
    std::string name;
    ChannelKind kind = ChannelKind::wecom;
    std::string url;     // whole webhook address; whoever has it can write into the group
    std::string secret;  // DingTalk and Feishu sign with it
    std::string topics = "repair.work_order_escalated";
    std::string priorities;  // "p1,p2"; empty = all
    std::optional<Id<organization::Crew>> crew_id;
    std::int64_t quiet_from_minute = 0;  // equal to quiet_to_minute: no quiet hours
    std::int64_t quiet_to_minute = 0;
    std::optional<Id<Channel>> fallback_channel_id;  // gets what failed three times here
    std::optional<Instant> paused_until;             // the robot said that we are too fast
    bool active = true;
};
constexpr auto describe(Of<Channel>) {
    return entity(
        "messaging_channel", "消息通道", "Message channel",
        field<&Channel::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Channel::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Channel::code>("code",
                              {.zh = "代码", .en = "Code", .required = true, .length_max = 40, .searchable = true}),
        field<&Channel::name>("name",
                              {.zh = "名称", .en = "Name", .required = true, .length_max = 60, .searchable = true}),
        field<&Channel::kind>("kind", {.zh = "类别", .en = "Kind", .required = true}),
        field<&Channel::url>(
            "url",
            {.zh = "Webhook 地址", .en = "Webhook address", .required = true, .secret = true, .length_max = 500}),
        field<&Channel::secret>("secret",
                                {.zh = "签名密钥", .en = "Signing secret", .secret = true, .length_max = 200}),
        field<&Channel::topics>("topics", {.zh = "通知哪些事", .en = "What it is told", .length_max = 500}),
        field<&Channel::priorities>("priorities",
                                    {.zh = "优先级(空=全部)", .en = "Priorities (empty = all)", .length_max = 20}),
        field<&Channel::crew_id>("crew_id",
                                 {.zh = "只限班组", .en = "Only this crew", .references = "organization_crew"}),
        field<&Channel::quiet_from_minute>(
            "quiet_from_minute", {.zh = "免打扰开始", .en = "Quiet from", .min = 0, .max = 1439, .unit = "min"}),
        field<&Channel::quiet_to_minute>("quiet_to_minute",
                                         {.zh = "免打扰结束", .en = "Quiet to", .min = 0, .max = 1439, .unit = "min"}),
        field<&Channel::fallback_channel_id>(
            "fallback_channel_id", {.zh = "备用通道", .en = "Fallback channel", .references = "messaging_channel"}),
        field<&Channel::paused_until>("paused_until", {.zh = "暂停至", .en = "Paused until", .read_only = true}),
        field<&Channel::active>("active", {.zh = "启用", .en = "Active"}));
}
static_assert(fully_described<Channel>);

struct Message {
    Id<Message> id;
    Id<Channel> channel_id;
    std::int64_t event_id = 0;
    std::string text;
    bool urgent = false;
    MessageState state = MessageState::waiting;
    std::int64_t attempts = 0;
    Instant created_at;
    Instant not_before;
    std::optional<Instant> sent_at;
    std::string error;     // what went wrong, in the hospital's language, or the robot's own answer
    std::string link;      // page of the thing in the app; carries no token
    std::string mentions;  // user ids in the channel's chat program, comma-separated
};
constexpr auto describe(Of<Message>) {
    return entity(
        "messaging_message", "消息", "Message",
        field<&Message::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Message::channel_id>("channel_id", {.zh = "通道", .en = "Channel", .references = "messaging_channel"}),
        field<&Message::event_id>("event_id", {.zh = "事件", .en = "Event"}),
        field<&Message::text>("text", {.zh = "内容", .en = "Text", .searchable = true}),
        field<&Message::urgent>("urgent", {.zh = "紧急", .en = "Urgent"}),
        field<&Message::state>("state", {.zh = "状态", .en = "State"}),
        field<&Message::attempts>("attempts", {.zh = "尝试次数", .en = "Attempts"}),
        field<&Message::created_at>("created_at", {.zh = "产生时间", .en = "Created"}),
        field<&Message::not_before>("not_before", {.zh = "不早于", .en = "Not before"}),
        field<&Message::sent_at>("sent_at", {.zh = "发送时间", .en = "Sent"}),
        field<&Message::error>("error", {.zh = "错误", .en = "Error"}),
        field<&Message::link>("link", {.zh = "链接", .en = "Link"}),
        field<&Message::mentions>("mentions", {.zh = "点名", .en = "Mentions"}));
}
static_assert(fully_described<Message>);

}  // namespace zs::messaging
