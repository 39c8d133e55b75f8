// Sending what waits.
#include <spdlog/spdlog.h>

#include "domains/messaging/messaging.h"
#include "domains/messaging/robots.h"
#include "platform/http_client/http_client.h"

namespace zs::messaging {
namespace {

constexpr std::chrono::milliseconds send_time{8000};
constexpr std::int64_t retry_minutes[] = {1, 5, 30};

bool is_quiet(const Channel& channel, Instant now) {
    if (channel.quiet_from_minute == channel.quiet_to_minute) return false;
    const Zone zone;
    const std::int64_t minute = (now - start_of_day(local_date(now, zone), zone)).count() / 60'000;
    if (channel.quiet_from_minute < channel.quiet_to_minute)
        return minute >= channel.quiet_from_minute && minute < channel.quiet_to_minute;
    return minute >= channel.quiet_from_minute || minute < channel.quiet_to_minute;  // over midnight
}

struct Batch {
    Channel channel;
    std::vector<Message> messages;
};

/// What may go out now, by channel.
Result<std::vector<Batch>> due(Database& database, Instant& now) {
    std::vector<Batch> batches;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        now = reader.now();
        for (const auto& channel : select<Channel>(reader, "WHERE active = 1 ORDER BY id")) {
            const auto sent_lately = reader
                                         .integer(
                                             "SELECT COUNT(DISTINCT sent_at) FROM messaging_message WHERE "
                                             "channel_id = ? AND sent_at > ?",
                                             {channel.id.value, now.unix_ms - 60'000})
                                         .value_or(0);
            if (sent_lately >= robots::limits_of(channel.kind).per_minute) continue;
            auto messages = select<Message>(
                reader,
                is_quiet(channel, now)
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

struct Delivery {
    robots::Verdict verdict = robots::Verdict::refused;
    std::string error;
};

Delivery deliver(const Batch& batch, Instant now) {
    std::vector<std::string> lines;
    for (const auto& message : batch.messages) lines.push_back(message.text);
    const auto text = robots::merge(lines, robots::limits_of(batch.channel.kind).text_bytes_max);
    const auto request = robots::request(batch.channel, text, now);
    const auto url = http_client::parse_url(request.url);
    if (!url) return {robots::Verdict::refused, "field.not_a_url"};
    const auto answer = http_client::post_json(*url, request.body, send_time);
    if (!answer) return {robots::Verdict::refused, answer.error().key};
    const auto verdict = robots::read_answer(batch.channel.kind, answer->status, answer->body);
    return {verdict, verdict == robots::Verdict::delivered ? "" : answer->body.substr(0, 200)};
}

Status note(Transaction& transaction, const Batch& batch, const Delivery& delivery, Instant now) {
    for (auto message : batch.messages) {
        ++message.attempts;
        message.error = delivery.error;
        if (delivery.verdict == robots::Verdict::delivered) {
            message.state = MessageState::sent;
            message.sent_at = now;
        } else if (delivery.verdict == robots::Verdict::slow_down) {
            --message.attempts;  // not the message's fault
            message.not_before = now + std::chrono::minutes(1);
        } else if (message.attempts > static_cast<std::int64_t>(std::size(retry_minutes))) {
            message.state = MessageState::failed;
        } else {
            message.not_before =
                now + std::chrono::minutes(retry_minutes[static_cast<std::size_t>(message.attempts - 1)]);
        }
        ZS_TRY(update(transaction, message));
    }
    return {};
}

}  // namespace

Result<std::int64_t> send_waiting(Database& database) {
    Instant now;
    ZS_TRY_ASSIGN(const auto batches, due(database, now));
    std::int64_t delivered = 0;
    for (const auto& batch : batches) {
        const auto delivery = deliver(batch, now);
        ZS_TRY(database.write([&](Transaction& transaction) { return note(transaction, batch, delivery, now); }));
        if (delivery.verdict == robots::Verdict::delivered)
            delivered += static_cast<std::int64_t>(batch.messages.size());
        else
            spdlog::warn("channel {}: {}", batch.channel.code, delivery.error);  // never the address: it is the secret
    }
    return delivered;
}

}  // namespace zs::messaging
