// Notices to single people, their choices, and escalations that wait for somebody.
#pragma once
#include "platform/entity/entity.h"

namespace zs::messaging {

/// One person is told of one event, once. Its sentence is made when it is read, in the reader's language.
struct Notice {
    Id<Notice> id;
    std::int64_t user_id = 0;
    std::int64_t event_id = 0;
    std::string kind;  // type of the event
    std::string entity;
    std::int64_t entity_id = 0;
    std::string priority;
    std::int64_t level = 0;  // of the ladder, 0 when it is no escalation
    bool urgent = false;
    JsonText texts;  // {"number": …, "title": …}
    Instant created_at;
    Instant rang_at;  // escalations ring again
    std::int64_t rings = 1;
    std::optional<Instant> read_at;
    std::optional<Instant> acknowledged_at;
    std::string acknowledged_by;
};
constexpr auto describe(Of<Notice>) {
    return entity("messaging_notice", "通知", "Notice",
                  field<&Notice::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Notice::user_id>("user_id", {.zh = "用户", .en = "User"}),
                  field<&Notice::event_id>("event_id", {.zh = "事件", .en = "Event"}),
                  field<&Notice::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Notice::entity>("entity", {.zh = "对象", .en = "Entity"}),
                  field<&Notice::entity_id>("entity_id", {.zh = "对象号", .en = "Entity id"}),
                  field<&Notice::priority>("priority", {.zh = "优先级", .en = "Priority"}),
                  field<&Notice::level>("level", {.zh = "升级级别", .en = "Level"}),
                  field<&Notice::urgent>("urgent", {.zh = "紧急", .en = "Urgent"}),
                  field<&Notice::texts>("texts", {.zh = "内容", .en = "Texts"}),
                  field<&Notice::created_at>("created_at", {.zh = "产生时间", .en = "Created"}),
                  field<&Notice::rang_at>("rang_at", {.zh = "提醒时间", .en = "Rang"}),
                  field<&Notice::rings>("rings", {.zh = "提醒次数", .en = "Rings"}),
                  field<&Notice::read_at>("read_at", {.zh = "已读时间", .en = "Read"}),
                  field<&Notice::acknowledged_at>("acknowledged_at", {.zh = "确认时间", .en = "Acknowledged"}),
                  field<&Notice::acknowledged_by>("acknowledged_by", {.zh = "确认人", .en = "Acknowledged by"}));
}
static_assert(fully_described<Notice>);

/// What one person wants. Without a row everything is told in the app and nothing is mentioned in groups.
struct Choice {
    Id<Choice> id;
    std::int64_t version = 0;
    std::int64_t user_id = 0;
    std::string muted;      // kinds not wanted in the app, comma-separated
    std::string mentioned;  // kinds in which group robots should name this person
    std::string wecom_id;   // user ids in the chat programs
    std::string dingtalk_id;
    std::string feishu_id;
    std::int64_t quiet_from_minute = 0;  // equal to quiet_to_minute: no quiet hours
    std::int64_t quiet_to_minute = 0;
};
constexpr auto describe(Of<Choice>) {
    return entity(
        "messaging_choice", "通知偏好", "Notice choices",
        field<&Choice::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
        field<&Choice::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
        field<&Choice::user_id>("user_id", {.zh = "用户", .en = "User"}),
        field<&Choice::muted>("muted", {.zh = "不提醒", .en = "Muted"}),
        field<&Choice::mentioned>("mentioned", {.zh = "群里点名", .en = "Mentioned in groups"}),
        field<&Choice::wecom_id>("wecom_id", {.zh = "企业微信用户号", .en = "WeCom user id"}),
        field<&Choice::dingtalk_id>("dingtalk_id", {.zh = "钉钉用户号", .en = "DingTalk user id"}),
        field<&Choice::feishu_id>("feishu_id", {.zh = "飞书用户号", .en = "Feishu user id"}),
        field<&Choice::quiet_from_minute>("quiet_from_minute", {.zh = "免打扰开始", .en = "Quiet from", .unit = "min"}),
        field<&Choice::quiet_to_minute>("quiet_to_minute", {.zh = "免打扰结束", .en = "Quiet to", .unit = "min"}));
}
static_assert(fully_described<Choice>);

enum class EscalationState { open, acknowledged, over };
constexpr auto options(Of<EscalationState>) {
    return std::array{Option{"open", "待确认", "Open", Tone::late},
                      Option{"acknowledged", "已确认", "Acknowledged", Tone::working},
                      Option{"over", "已处理", "Over", Tone::done}};
}
/// Who has been called about a thing, and whether somebody said "I see to it".
struct Escalation {
    Id<Escalation> id;
    std::string kind;
    std::string entity;
    std::int64_t entity_id = 0;
    std::int64_t event_id = 0;  // the event that raised the present level
    std::int64_t level = 0;
    EscalationState state = EscalationState::open;
    JsonText payload;  // of that event
    Instant raised_at;
    std::int64_t repeats = 0;  // at the present level
    Instant repeat_at;
    std::optional<Instant> acknowledged_at;
    std::string acknowledged_by;
};
constexpr auto describe(Of<Escalation>) {
    return entity("messaging_escalation", "升级", "Escalation",
                  field<&Escalation::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Escalation::kind>("kind", {.zh = "类别", .en = "Kind"}),
                  field<&Escalation::entity>("entity", {.zh = "对象", .en = "Entity"}),
                  field<&Escalation::entity_id>("entity_id", {.zh = "对象号", .en = "Entity id"}),
                  field<&Escalation::event_id>("event_id", {.zh = "事件", .en = "Event"}),
                  field<&Escalation::level>("level", {.zh = "级别", .en = "Level"}),
                  field<&Escalation::state>("state", {.zh = "状态", .en = "State"}),
                  field<&Escalation::payload>("payload", {.zh = "内容", .en = "Payload"}),
                  field<&Escalation::raised_at>("raised_at", {.zh = "升级时间", .en = "Raised"}),
                  field<&Escalation::repeats>("repeats", {.zh = "重复次数", .en = "Repeats"}),
                  field<&Escalation::repeat_at>("repeat_at", {.zh = "下次提醒", .en = "Repeats at"}),
                  field<&Escalation::acknowledged_at>("acknowledged_at", {.zh = "确认时间", .en = "Acknowledged"}),
                  field<&Escalation::acknowledged_by>("acknowledged_by", {.zh = "确认人", .en = "Acknowledged by"}));
}
static_assert(fully_described<Escalation>);

}  // namespace zs::messaging
