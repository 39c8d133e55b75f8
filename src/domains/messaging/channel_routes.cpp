// Channels beyond their master data.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/messaging/routes.h"
#include "domains/messaging/sender.h"
#include "domains/messaging/views.h"
#include "platform/audit/audit.h"
#include "platform/http_client/http_client.h"

namespace zs::messaging {
namespace {

using http::Context;
using http::Response;

constexpr auto shown_hours = std::chrono::hours(24);

Result<Response> messages(Context& context, Reader& reader) {
    return http::list_page(context, reader, table_of<Message>());
}

Result<Response> kinds(Context& context) {
    std::string out = "{\"items\":[";
    const auto words = vocabulary();
    for (const auto& kind : words->kinds) {
        out += out.back() == '[' ? "{\"kind\":" : ",{\"kind\":";
        json::append_string(out, kind.event);
        out += ",\"label\":";
        json::append_string(out, context.actor.language == Language::zh ? kind.zh : kind.en);
        out += '}';
    }
    return http::ok(out + "]}");
}

Result<Response> channel_states(Context&, Reader& reader) {
    const std::int64_t since = (reader.now() - shown_hours).unix_ms;
    std::vector<ChannelState> states;
    reader.query("SELECT id FROM messaging_channel ORDER BY id", {},
                 [&](const Row& row) { states.push_back({{row.integer(0)}}); });
    for (auto& state : states) {
        const auto count = [&](std::string_view what, Values values) {
            values.insert(values.begin(), state.channel_id.value);
            return reader
                .integer(fmt::format("SELECT COUNT(*) FROM messaging_message WHERE channel_id = ? AND {}", what),
                         values)
                .value_or(0);
        };
        state.sent = count("sent_at > ?", {since});
        state.waiting = count("state = 'waiting'", {});
        state.failed = count("state IN ('failed','moved') AND created_at > ?", {since});
        const auto last =
            reader.integer("SELECT MAX(sent_at) FROM messaging_message WHERE channel_id = ?", {state.channel_id.value});
        if (last) state.last_sent_at = Instant{*last};
        state.last_error = reader
                               .text(
                                   "SELECT error FROM messaging_message WHERE channel_id = ? AND error <> '' AND "
                                   "created_at > ? ORDER BY id DESC LIMIT 1",
                                   {state.channel_id.value, since})
                               .value_or("");
    }
    std::string out = "{\"items\":";
    append_json_array(out, states);
    return http::ok(out + ",\"next\":null,\"total\":null}");
}

/// Sends at once, in quiet hours too: somebody stands there and looks.
Result<Response> send_test(Services& services, Context& context) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    Channel channel;
    Language language = Language::zh;
    Instant now;
    ZS_TRY(services.database.read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(channel, load(reader, Id<Channel>{id}));
        language = hospital_language(reader);
        now = reader.now();
        return {};
    }));
    Message message;
    message.text =
        vocabulary()->texts.text("messaging.test_line", language, {{"name", rules::chat_text(channel.name)}});
    message.link = services.public_url;
    const auto delivery = deliver(channel, {message}, language, now);
    const bool delivered = delivery.verdict == robots::Verdict::delivered;
    ZS_TRY(services.database.write([&](Transaction& transaction) -> Status {
        audit::record(transaction, context.actor, "messaging.channel.test", "messaging_channel", id,
                      fmt::format(R"({{"delivered":{}}})", delivered));
        return {};
    }));
    return http::ok(to_json(TestAnswer{delivered, delivery.answer.empty() ? delivery.error : delivery.answer}));
}

constexpr std::string_view send_again =
    "UPDATE messaging_message SET state = 'waiting', attempts = 0, not_before = ? WHERE ";

Result<Response> retry_message(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    if (!transaction.exists("SELECT 1 FROM messaging_message WHERE id = ?", {id}))
        return fail(Code::not_found, "entity.not_found");
    const auto changed = transaction.execute(std::string(send_again) + "id = ? AND state IN ('failed','waiting')",
                                             {transaction.now().unix_ms, id});
    if (changed == 0) return fail(Code::conflict, "messaging.not_failed");
    audit::record(transaction, context.actor, "messaging.message.retry", "messaging_message", id);
    return http::no_content();
}

/// Everything of the channel that failed lately or waits for its next try.
Result<Response> retry_channel(Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(transaction, Id<Channel>{id}));
    const Instant now = transaction.now();
    const auto changed = transaction.execute(
        std::string(send_again) + "channel_id = ? AND (state = 'waiting' OR (state = 'failed' AND created_at > ?))",
        {now.unix_ms, id, (now - shown_hours).unix_ms});
    transaction.execute("UPDATE messaging_channel SET paused_until = NULL WHERE id = ?", {id});
    audit::record(transaction, context.actor, "messaging.channel.retry", "messaging_channel", id,
                  fmt::format(R"({{"messages":{}}})", changed));
    return http::ok(fmt::format(R"({{"messages":{}}})", changed));
}

}  // namespace

Status check_channel(Transaction&, const void*, void* after) {
    const auto& channel = *static_cast<const Channel*>(after);
    std::vector<FieldError> errors;
    if (const auto url = http_client::parse_url(channel.url); !url) errors.push_back({"url", "field.not_a_url", {}});
    const auto words = vocabulary();
    for (const auto topic : text::split(channel.topics, ','))
        if (!text::trim(topic).empty() && words->find(text::trim(topic)) == nullptr)
            errors.push_back({"topics", "messaging.unknown_kind", {{"kind", std::string(text::trim(topic))}}});
    for (const auto priority : text::split(channel.priorities, ','))
        if (!priority.empty() && !rules::lists("p1,p2,p3,p4", text::trim(priority)))
            errors.push_back({"priorities", "messaging.unknown_priority", {}});
    if (channel.fallback_channel_id && channel.fallback_channel_id->value == channel.id.value)
        errors.push_back({"fallback_channel_id", "messaging.own_fallback", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

http::Routes channel_routes(Services& services) {
    using http::Method;
    constexpr std::string_view manage = "messaging.manage";
    constexpr std::string_view nobodys = "none: administration";
    http::Routes all;
    all.push_back({.method = Method::get,
                   .path = "/api/v1/messaging/messages",
                   .permission = manage,
                   .summary = "Messages to group robots and what became of them",
                   .read = messages,
                   .output = &table_of<Message>(),
                   .page = true,
                   .scope = nobodys});
    all.push_back({.method = Method::get,
                   .path = "/api/v1/messaging/kinds",
                   .permission = manage,
                   .summary = "What channels can be told about",
                   .plain = kinds,
                   .scope = nobodys});
    all.push_back({.method = Method::get,
                   .path = "/api/v1/messaging/channel-states",
                   .permission = manage,
                   .summary = "The last 24 hours of every channel",
                   .read = channel_states,
                   .output = &table_of<ChannelState>(),
                   .scope = nobodys});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/channels/{id}/test",
                   .permission = manage,
                   .summary = "Send a test message and show the robot's answer",
                   .plain = [&services](Context& context) { return send_test(services, context); },
                   .output = &table_of<TestAnswer>(),
                   .scope = nobodys,
                   .per_minute = 10});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/channels/{id}/retry",
                   .permission = manage,
                   .summary = "Send everything again that failed lately or waits",
                   .write = retry_channel,
                   .scope = nobodys});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/messages/{id}/retry",
                   .permission = manage,
                   .summary = "Send this message now",
                   .write = retry_message,
                   .scope = nobodys});
    return all;
}

}  // namespace zs::messaging
