// What the routes of messaging take and answer.
#pragma once
#include "domains/messaging/entities.h"

namespace zs::messaging {

/// A notice as its reader sees it.
struct NoticeRow {
    Id<NoticeRow> id;
    std::string kind;
    std::string kind_label;
    std::string text;
    std::string priority;
    bool urgent = false;
    std::string page;  // address in the app
    std::int64_t level = 0;
    std::string level_label;
    Instant rang_at;
    std::int64_t rings = 1;
    std::optional<Instant> read_at;
    std::optional<Instant> acknowledged_at;
    std::string acknowledged_by;
    bool asks = false;  // still waits for an acknowledgement
};
constexpr auto describe(Of<NoticeRow>) {
    return view("NoticeRow", "", "通知", "Notice", field<&NoticeRow::id>("id", {.zh = "编号", .en = "ID", .key = true}),
                field<&NoticeRow::kind>("kind", {.zh = "类别", .en = "Kind"}),
                field<&NoticeRow::kind_label>("kind_label", {.zh = "类别名称", .en = "Kind name"}),
                field<&NoticeRow::text>("text", {.zh = "内容", .en = "Text"}),
                field<&NoticeRow::priority>("priority", {.zh = "优先级", .en = "Priority"}),
                field<&NoticeRow::urgent>("urgent", {.zh = "紧急", .en = "Urgent"}),
                field<&NoticeRow::page>("page", {.zh = "页面", .en = "Page"}),
                field<&NoticeRow::level>("level", {.zh = "升级级别", .en = "Level"}),
                field<&NoticeRow::level_label>("level_label", {.zh = "级别名称", .en = "Level name"}),
                field<&NoticeRow::rang_at>("rang_at", {.zh = "提醒时间", .en = "Rang"}),
                field<&NoticeRow::rings>("rings", {.zh = "提醒次数", .en = "Rings"}),
                field<&NoticeRow::read_at>("read_at", {.zh = "已读时间", .en = "Read"}),
                field<&NoticeRow::acknowledged_at>("acknowledged_at", {.zh = "确认时间", .en = "Acknowledged"}),
                field<&NoticeRow::acknowledged_by>("acknowledged_by", {.zh = "确认人", .en = "Acknowledged by"}),
                field<&NoticeRow::asks>("asks", {.zh = "待确认", .en = "To be acknowledged"}));
}

/// Latest first, with the counts that the bell shows.
struct NoticePage {
    std::vector<NoticeRow> items;
    std::optional<std::string> next;
    std::int64_t unread = 0;
    std::int64_t asking = 0;
};
constexpr auto describe(Of<NoticePage>) {
    return view("NoticePage", "", "我的通知", "My notices",
                field<&NoticePage::items>("items", {.zh = "通知", .en = "Notices"}),
                field<&NoticePage::next>("next", {.zh = "下一页", .en = "Next page"}),
                field<&NoticePage::unread>("unread", {.zh = "未读", .en = "Unread"}),
                field<&NoticePage::asking>("asking", {.zh = "待确认", .en = "To be acknowledged"}));
}

struct KindChoice {
    std::string kind;
    std::string label;    // answer only
    bool always = false;  // answer only: cannot be switched off
    bool in_app = true;
    bool robot = false;
};
constexpr auto describe(Of<KindChoice>) {
    return view("KindChoice", "", "一类通知", "Kind of notice",
                field<&KindChoice::kind>("kind", {.zh = "类别", .en = "Kind", .required = true, .length_max = 80}),
                field<&KindChoice::label>("label", {.zh = "名称", .en = "Name", .length_max = 80}),
                field<&KindChoice::always>("always", {.zh = "总是提醒", .en = "Always told"}),
                field<&KindChoice::in_app>("in_app", {.zh = "应用内提醒", .en = "In the app"}),
                field<&KindChoice::robot>("robot", {.zh = "群里点名", .en = "Mentioned in groups"}));
}
struct Choices {
    std::vector<KindChoice> kinds;
    std::string wecom_id;
    std::string dingtalk_id;
    std::string feishu_id;
    std::int64_t quiet_from_minute = 0;
    std::int64_t quiet_to_minute = 0;
};
constexpr auto describe(Of<Choices>) {
    return view(
        "NoticeChoices", "", "通知偏好", "Notice choices",
        field<&Choices::kinds>("kinds", {.zh = "类别", .en = "Kinds"}),
        field<&Choices::wecom_id>("wecom_id", {.zh = "企业微信用户号", .en = "WeCom user id", .length_max = 64}),
        field<&Choices::dingtalk_id>("dingtalk_id", {.zh = "钉钉用户号", .en = "DingTalk user id", .length_max = 64}),
        field<&Choices::feishu_id>("feishu_id", {.zh = "飞书用户号", .en = "Feishu user id", .length_max = 64}),
        field<&Choices::quiet_from_minute>(
            "quiet_from_minute", {.zh = "免打扰开始", .en = "Quiet from", .min = 0, .max = 1439, .unit = "min"}),
        field<&Choices::quiet_to_minute>("quiet_to_minute",
                                         {.zh = "免打扰结束", .en = "Quiet to", .min = 0, .max = 1439, .unit = "min"}));
}

/// A channel's last 24 hours.
struct ChannelState {
    Id<Channel> channel_id;
    std::int64_t sent = 0;     // messages; merged ones counted singly
    std::int64_t waiting = 0;  // now
    std::int64_t failed = 0;
    std::optional<Instant> last_sent_at;
    std::string last_error;
};
constexpr auto describe(Of<ChannelState>) {
    return view("ChannelState", "", "通道状态", "Channel state",
                field<&ChannelState::channel_id>("channel_id", {.zh = "通道", .en = "Channel"}),
                field<&ChannelState::sent>("sent", {.zh = "24 小时已发送", .en = "Sent in 24 h"}),
                field<&ChannelState::waiting>("waiting", {.zh = "待发送", .en = "Waiting"}),
                field<&ChannelState::failed>("failed", {.zh = "24 小时失败", .en = "Failed in 24 h"}),
                field<&ChannelState::last_sent_at>("last_sent_at", {.zh = "最近发送", .en = "Last sent"}),
                field<&ChannelState::last_error>("last_error", {.zh = "最近错误", .en = "Last error"}));
}

struct TestAnswer {
    bool delivered = false;
    std::string answer;
};
constexpr auto describe(Of<TestAnswer>) {
    return view("ChannelTest", "", "测试结果", "Test result",
                field<&TestAnswer::delivered>("delivered", {.zh = "已送达", .en = "Delivered"}),
                field<&TestAnswer::answer>("answer", {.zh = "对方回答", .en = "Answer"}));
}

}  // namespace zs::messaging
