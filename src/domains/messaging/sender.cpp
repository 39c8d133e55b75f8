// Sending what waits.
#include "domains/messaging/sender.h"

#include <spdlog/spdlog.h>

#include "core/text.h"
#include "domains/messaging/tell.h"
#include "platform/http_client/http_client.h"

namespace zs::messaging {
namespace {

constexpr std::chrono::milliseconds send_time{8000};
constexpr std::int64_t retry_minutes[] = {1, 5, 30};
constexpr std::int64_t tries_before_fallback = 3;
constexpr auto collect_window = std::chrono::minutes(10);
constexpr std::int64_t collect_after = 10;  // messages within the window; what follows is sent together when it ends

struct Batch {
    Channel channel;
    std::vector<Message> messages;
};

/// How many messages went to the robot since then; merged ones carry the same time and count once.
std::int64_t sent_since(Reader& reader, const Channel& channel, Instant since) {
    return reader
        .integer("SELECT COUNT(DISTINCT sent_at) FROM messaging_message WHERE channel_id = ? AND sent_at > ?",
                 {channel.id.value, since.unix_ms})
        .value_or(0);
}

bool may_send(Reader& reader, const Channel& channel, Instant now) {
    if (channel.paused_until && *channel.paused_until > now) return false;
    const auto limits = robots::limits_of(channel.kind, robots::Form::markdown);
    return sent_since(reader, channel, now - std::chrono::minutes(1)) < limits.per_minute;
}

/// Only what cannot wait goes out now: in quiet hours, and while a flood is being collected.
bool only_urgent(Reader& reader, const Channel& channel, Instant now) {
    return rules::in_hours(channel.quiet_from_minute, channel.quiet_to_minute, minute_of_day(now, Zone{})) ||
           sent_since(reader, channel, now - collect_window) >= collect_after;
}

/// What may go out now, by channel.
Result<std::vector<Batch>> due(Database& database, Instant& now, Language& language) {
    std::vector<Batch> batches;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        now = reader.now();
        language = hospital_language(reader);
        for (const auto& channel : select<Channel>(reader, "WHERE active = 1 ORDER BY id")) {
            if (!may_send(reader, channel, now)) continue;
            auto messages = select<Message>(
                reader,
                only_urgent(reader, channel, now)
                    ? "WHERE channel_id = ? AND state = 'waiting' AND not_before <= ? AND urgent = 1 ORDER BY id LIMIT "
                      "200"
                    : "WHERE channel_id = ? AND state = 'waiting' AND not_before <= ? ORDER BY id LIMIT 200",
                {channel.id.value, now.unix_ms});
            if (!messages.empty()) batches.push_back({channel, std::move(messages)});
        }
        return {};
    }));
    return batches;
}

std::vector<std::string> mentions_of(const std::vector<Message>& messages) {
    std::vector<std::string> all;
    for (const auto& message : messages)
        for (const auto id : text::split(message.mentions, ','))
            if (!id.empty() && std::find(all.begin(), all.end(), id) == all.end()) all.emplace_back(id);
    return all;
}

/// After three failures the fallback gets what this channel could not deliver, unless it was told the same already.
Status move_to_fallback(Transaction& transaction, const Channel& channel, Message& message) {
    const auto there = transaction.text("SELECT state FROM messaging_message WHERE channel_id = ? AND event_id = ?",
                                        {channel.fallback_channel_id->value, message.event_id});
    const bool failed_there = there == "failed" || there == "moved";
    message.state = failed_there ? MessageState::failed : MessageState::moved;
    if (there) return {};
    Message copy;
    copy.channel_id = *channel.fallback_channel_id;
    copy.event_id = message.event_id;
    copy.text = message.text;
    copy.link = message.link;
    copy.urgent = message.urgent;
    copy.created_at = message.created_at;
    copy.not_before = transaction.now();
    insert(transaction, copy);
    return {};
}

bool has_fallback(Reader& reader, const Channel& channel) {
    return channel.fallback_channel_id && reader.exists("SELECT 1 FROM messaging_channel WHERE id = ? AND active = 1",
                                                        {channel.fallback_channel_id->value});
}

Status note_failure(Transaction& transaction, const Channel& channel, Message& message, Instant now) {
    ++message.attempts;
    if (message.attempts >= tries_before_fallback && has_fallback(transaction, channel))
        return move_to_fallback(transaction, channel, message);
    if (message.attempts > static_cast<std::int64_t>(std::size(retry_minutes)))
        message.state = MessageState::failed;
    else
        message.not_before = now + std::chrono::minutes(retry_minutes[static_cast<std::size_t>(message.attempts - 1)]);
    return {};
}

Status note(Transaction& transaction, const Batch& batch, const Delivery& delivery, Instant now) {
    if (delivery.verdict == robots::Verdict::slow_down) {
        const auto pause =
            std::chrono::minutes(robots::limits_of(batch.channel.kind, robots::Form::markdown).pause_minutes);
        transaction.execute("UPDATE messaging_channel SET paused_until = ? WHERE id = ?",
                            {(now + pause).unix_ms, batch.channel.id.value});
    }
    for (auto message : batch.messages) {
        message.error = delivery.error;
        if (delivery.verdict == robots::Verdict::delivered) {
            ++message.attempts;
            message.state = MessageState::sent;
            message.sent_at = now;
        } else if (delivery.verdict == robots::Verdict::refused) {
            ZS_TRY(note_failure(transaction, batch.channel, message, now));
        }
        ZS_TRY(update(transaction, message));
    }
    return {};
}

}  // namespace

Delivery deliver(const Channel& channel, const std::vector<Message>& messages, Language language, Instant now) {
    const auto words = vocabulary();
    const auto mentions = mentions_of(messages);
    const auto form = robots::form_of(channel.kind, mentions);
    std::vector<std::string> lines;
    for (const auto& message : messages)
        lines.push_back(robots::line(message, form, words->texts.text("messaging.open", language)));
    const auto more = [&](std::size_t n) {
        return words->texts.text("messaging.more", language, {{"n", std::to_string(n)}});
    };
    const auto bytes_max =
        robots::limits_of(channel.kind, form).text_bytes_max - robots::mention_marks(channel.kind, mentions).size();
    const auto request = robots::request(channel, words->texts.text("messaging.title", language),
                                         robots::merge(lines, bytes_max, more), mentions, now);
    const auto failed = [&](const Error& error) {
        const auto& key = error.fields.empty() ? error.key : error.fields.front().key;
        return Delivery{robots::Verdict::refused, words->texts.text(key, language)};
    };
    const auto url = http_client::parse_url(request.url);
    if (!url) return failed(url.error());
    const auto answer = http_client::post_json(*url, request.body, send_time);
    if (!answer) return failed(answer.error());
    const auto verdict = robots::read_answer(channel.kind, answer->status, answer->body);
    return {verdict, verdict == robots::Verdict::delivered ? "" : robots::short_answer(answer->body),
            robots::short_answer(answer->body)};
}

Result<std::int64_t> send_waiting(Database& database) {
    Instant now;
    Language language = Language::zh;
    ZS_TRY_ASSIGN(const auto batches, due(database, now, language));
    std::int64_t delivered = 0;
    for (const auto& batch : batches) {
        const auto delivery = deliver(batch.channel, batch.messages, language, now);
        ZS_TRY(database.write([&](Transaction& transaction) { return note(transaction, batch, delivery, now); }));
        if (delivery.verdict == robots::Verdict::delivered)
            delivered += static_cast<std::int64_t>(batch.messages.size());
        else
            spdlog::warn("channel {}: {}", batch.channel.code, delivery.error);  // never the address: it is the secret
    }
    return delivered;
}

}  // namespace zs::messaging
