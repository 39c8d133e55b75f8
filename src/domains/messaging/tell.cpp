// From events to notices and waiting messages.
#include "domains/messaging/tell.h"

#include <fmt/format.h>

#include "domains/catalog/catalog.h"

namespace zs::messaging {
namespace {

constexpr auto news_age_max = std::chrono::hours(24);  // an outbox read late tells nobody of what is long over

/// The members of the payload that sentences are made of.
constexpr std::string_view text_members[] = {"number", "title", "place", "place_en", "priority"};

std::string level_name(const Vocabulary& words, std::int64_t level, Language language) {
    return words.texts.text(fmt::format("messaging.level_{}", std::clamp<std::int64_t>(level, 1, 4)), language);
}

/// "P1 " before the sentence: what hurts most is seen first.
std::string priority_mark(std::string_view priority) {
    if (priority.empty()) return "";
    std::string mark(priority);
    mark.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(mark.front())));
    return mark + " ";
}

JsonText texts_of(const json::object& payload, std::int64_t level) {
    json::object texts;
    for (const auto member : text_members)
        if (const auto text = rules::text_of(payload, member); !text.empty()) texts[member] = text;
    if (level > 0) texts["level"] = level;
    return {json::write(texts)};
}

Notice notice_of(const Transaction& transaction, const notify::NoticeKind& kind, const events::Event& event,
                 const json::object& payload, std::int64_t level) {
    const auto facts = rules::facts_of(payload);
    Notice notice;
    notice.event_id = event.id;
    notice.kind = kind.event;
    notice.entity = kind.entity;
    notice.entity_id = event.entity_id;
    notice.priority = facts.priority;
    notice.level = level;
    notice.urgent = facts.priority == "p1";
    notice.texts = texts_of(payload, level);
    notice.created_at = notice.rang_at = transaction.now();
    return notice;
}

void give(Transaction& transaction, const Teller& teller, const Person& person, Notice notice) {
    notice.user_id = person.actor.user_id;
    if (transaction.exists("SELECT 1 FROM messaging_notice WHERE user_id = ? AND event_id = ?",
                           {notice.user_id, notice.event_id}))
        return;
    if (notice.level > 0)  // a higher call takes the place of the earlier one about the same thing
        transaction.execute(
            "DELETE FROM messaging_notice WHERE user_id = ? AND entity = ? AND entity_id = ? AND level > 0 AND "
            "acknowledged_at IS NULL",
            {notice.user_id, notice.entity, notice.entity_id});
    insert(transaction, notice);
    ring(transaction, teller, notice, !notice.urgent && is_quiet(person.choice, transaction.now()));
}

bool concerns(const notify::NoticeKind& kind, const Actor& actor, const rules::Facts& facts) {
    return std::any_of(kind.audiences.begin(), kind.audiences.end(),
                       [&](const auto& audience) { return rules::reached(actor, audience, facts); });
}

void give_to_all(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                 const events::Event& event, const json::object& payload) {
    const auto facts = rules::facts_of(payload);
    const auto everybody = teller.people.at(transaction);
    for (const auto& person : everybody->people) {
        if (!concerns(kind, person.actor, facts)) continue;
        const bool urgent = facts.priority == "p1";
        if (!urgent && rules::lists(person.choice.muted, kind.event)) continue;
        give(transaction, teller, person, notice_of(transaction, kind, event, payload, 0));
    }
}

const std::string& chat_id(const Choice& choice, ChannelKind kind) {
    switch (kind) {
        case ChannelKind::wecom:
            return choice.wecom_id;
        case ChannelKind::dingtalk:
            return choice.dingtalk_id;
        case ChannelKind::feishu:
            return choice.feishu_id;
    }
    return choice.wecom_id;
}

/// Chat ids of those who were told of this event, want to be named for it and are not in their quiet hours.
std::string mentions_of(Transaction& transaction, const Teller& teller, const events::Event& event,
                        const notify::NoticeKind& kind, ChannelKind channel, bool urgent) {
    std::string ids;
    const auto everybody = teller.people.at(transaction);
    transaction.query("SELECT user_id FROM messaging_notice WHERE event_id = ? ORDER BY user_id", {event.id},
                      [&](const Row& row) {
                          const auto* person = everybody->find(row.integer(0));
                          if (person == nullptr || !rules::lists(person->choice.mentioned, kind.event)) return;
                          const auto& id = chat_id(person->choice, channel);
                          if (id.empty() || (!urgent && is_quiet(person->choice, transaction.now()))) return;
                          ids += (ids.empty() ? "" : ",") + id;
                      });
    return ids;
}

Status enqueue(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
               const events::Event& event, const json::object& payload) {
    const auto facts = rules::facts_of(payload);
    const auto words = vocabulary();
    for (const auto& channel : select<Channel>(transaction, "WHERE active = 1 ORDER BY id")) {
        if (!rules::lists(channel.topics, kind.event)) continue;
        if (!channel.priorities.empty() && !rules::lists(channel.priorities, facts.priority)) continue;
        if (channel.crew_id && channel.crew_id->value != facts.owner.crew_id) continue;
        if (transaction.exists("SELECT 1 FROM messaging_message WHERE channel_id = ? AND event_id = ?",
                               {channel.id.value, event.id}))
            continue;
        Message message;
        message.channel_id = channel.id;
        message.event_id = event.id;
        message.urgent = facts.priority == "p1";
        message.text = priority_mark(facts.priority) +
                       sentence(*words, kind, payload, hospital_language(transaction), Where::chat);
        message.link = fmt::format("{}{}{}", teller.public_url, kind.page, event.entity_id);
        message.mentions = mentions_of(transaction, teller, event, kind, channel.kind, message.urgent);
        message.created_at = message.not_before = transaction.now();
        insert(transaction, message);
    }
    return {};
}

}  // namespace

Language hospital_language(Reader& reader) {
    return catalog::parameters(reader)->text("messaging.language", reader.now()) == "en" ? Language::en : Language::zh;
}

std::string sentence(const Vocabulary& words, const notify::NoticeKind& kind, const json::object& texts,
                     Language language, Where where) {
    const auto told = [&](std::string_view name) {
        const auto text = rules::text_of(texts, name);
        return where == Where::chat ? rules::chat_text(text) : text;
    };
    std::string place = told(language == Language::en ? "place_en" : "place");
    if (place.empty()) place = told("place");
    const auto* level = texts.if_contains("level");
    const std::int64_t on = level != nullptr && level->is_int64() ? level->as_int64() : 0;
    Params params{{"number", rules::text_of(texts, "number")}, {"title", told("title")}, {"place", place}};
    if (on > 0) params.push_back({"level_name", level_name(words, on, language)});
    return words.texts.text(kind.text_key, language, params);
}

bool is_quiet(const Choice& choice, Instant now) {
    return rules::in_hours(choice.quiet_from_minute, choice.quiet_to_minute, minute_of_day(now, Zone{}));
}

void ring(Transaction& transaction, const Teller& teller, const Notice& notice, bool quiet) {
    transaction.after_commit([&hub = teller.hub, user = notice.user_id,
                              data = fmt::format(R"({{"id":{},"kind":"{}","urgent":{},"quiet":{},"level":{}}})",
                                                 notice.id.value, notice.kind, notice.urgent, quiet, notice.level)] {
        hub.publish_to_user("messaging.notice", user, data);
    });
}

Result<std::int64_t> tell_ladder(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                                 const events::Event& event, const json::object& payload) {
    const auto facts = rules::facts_of(payload);
    const auto parameters = catalog::parameters(transaction);
    const auto everybody = teller.people.at(transaction);
    std::map<std::int64_t, std::int64_t> called;  // user → his highest level
    for (std::int64_t level = facts.level_before + 1; level <= facts.level; ++level) {
        const auto roles = parameters->text(fmt::format("messaging.ladder.level_{}_roles", level), transaction.now());
        for (const auto& person : everybody->people)
            if (rules::on_level(person.actor, roles, level, facts, everybody->leads(person.actor, facts.owner.crew_id)))
                called[person.actor.user_id] = level;
    }
    for (const auto& [user, level] : called)
        give(transaction, teller, *everybody->find(user), notice_of(transaction, kind, event, payload, level));
    return static_cast<std::int64_t>(called.size());
}

Status tell(Transaction& transaction, const Teller& teller, const events::Event& event) {
    if (event.at + news_age_max < transaction.now()) return {};
    const auto payload = json::parse_object(event.payload);
    if (!payload) return {};
    const auto words = vocabulary();
    if (event.type == "messaging.escalation_climbed") {
        const auto* climbing = words->find(rules::text_of(*payload, "kind"));
        if (climbing == nullptr) return {};
        ZS_TRY_ASSIGN(const bool still_open, call_next(transaction, teller, *climbing, event, *payload));
        return still_open ? enqueue(transaction, teller, *climbing, event, *payload) : Status{};
    }
    ZS_TRY(settle(transaction, teller, event, *payload));
    const auto* kind = words->find(event.type);
    if (kind == nullptr) return {};
    if (kind->asks_acknowledgement)
        ZS_TRY(escalate(transaction, teller, *kind, event, *payload));
    else
        give_to_all(transaction, teller, *kind, event, *payload);
    return enqueue(transaction, teller, *kind, event, *payload);
}

}  // namespace zs::messaging
