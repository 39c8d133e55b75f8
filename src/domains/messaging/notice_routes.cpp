// A person's notices, acknowledging them, and what he wants to be told.
#include <fmt/format.h>

#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/messaging/routes.h"
#include "domains/messaging/views.h"
#include "platform/audit/audit.h"

namespace zs::messaging {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t page_default = 30;
constexpr std::int64_t page_max = 100;
constexpr std::string_view escalation_is_open =
    "EXISTS (SELECT 1 FROM messaging_escalation e WHERE e.entity = messaging_notice.entity AND e.entity_id = "
    "messaging_notice.entity_id AND e.state = 'open')";

bool asks(Reader& reader, const Notice& notice) {
    return notice.level > 0 && !notice.acknowledged_at &&
           reader.exists("SELECT 1 FROM messaging_escalation WHERE entity = ? AND entity_id = ? AND state = 'open'",
                         {notice.entity, notice.entity_id});
}

NoticeRow row_of(Reader& reader, const Vocabulary& words, const Notice& notice, Language language) {
    NoticeRow row;
    row.id = {notice.id.value};
    row.kind = notice.kind;
    row.priority = notice.priority;
    row.urgent = notice.urgent;
    row.level = notice.level;
    row.rang_at = notice.rang_at;
    row.rings = notice.rings;
    row.read_at = notice.read_at;
    row.acknowledged_at = notice.acknowledged_at;
    row.acknowledged_by = notice.acknowledged_by;
    row.asks = asks(reader, notice);
    if (notice.level > 0) row.level_label = words.texts.text(fmt::format("messaging.level_{}", notice.level), language);
    const auto* kind = words.find(notice.kind);
    const auto texts = json::parse_object(notice.texts.text);
    if (kind == nullptr || !texts) return row;  // a module that is gone
    row.kind_label = language == Language::zh ? kind->zh : kind->en;
    row.text = sentence(words, *kind, *texts, language, Where::app);
    row.page = fmt::format("{}{}", kind->page, notice.entity_id);
    return row;
}

/// "<rang_at>-<id>" of the last row of a page.
std::optional<std::pair<std::int64_t, std::int64_t>> read_cursor(std::string_view cursor) {
    const auto hyphen = cursor.find('-');
    if (hyphen == std::string_view::npos) return std::nullopt;
    const auto at = text::parse_integer(cursor.substr(0, hyphen));
    const auto id = text::parse_integer(cursor.substr(hyphen + 1));
    return at && id ? std::optional(std::pair(*at, *id)) : std::nullopt;
}

Result<Response> my_notices(Context& context, Reader& reader) {
    std::int64_t limit = page_default;
    if (const auto given = context.request.query_value("limit"); !given.empty()) {
        const auto number = text::parse_integer(given);
        if (!number || *number < 1 || *number > page_max) return fail_field("limit", "field.not_a_number");
        limit = *number;
    }
    std::string where = "WHERE user_id = ?";
    Values values{context.actor.user_id};
    if (context.request.query_value("unread") == "true") where += " AND read_at IS NULL";
    if (const auto cursor = context.request.query_value("cursor"); !cursor.empty()) {
        const auto after = read_cursor(cursor);
        if (!after) return fail_field("cursor", "list.bad_cursor");
        where += " AND (rang_at < ? OR (rang_at = ? AND id < ?))";
        values.insert(values.end(), {after->first, after->first, after->second});
    }
    const auto words = vocabulary();
    NoticePage page;
    const auto found =
        select<Notice>(reader, fmt::format("{} ORDER BY rang_at DESC, id DESC LIMIT {}", where, limit + 1), values);
    for (const auto& notice : found) {
        if (static_cast<std::int64_t>(page.items.size()) == limit) {
            const auto& last = found[page.items.size() - 1];
            page.next = fmt::format("{}-{}", last.rang_at.unix_ms, last.id.value);
            break;
        }
        page.items.push_back(row_of(reader, *words, notice, context.actor.language));
    }
    const Values me{context.actor.user_id};
    page.unread =
        reader.integer("SELECT COUNT(*) FROM messaging_notice WHERE user_id = ? AND read_at IS NULL", me).value_or(0);
    page.asking = reader
                      .integer(fmt::format("SELECT COUNT(*) FROM messaging_notice WHERE user_id = ? AND level > 0 AND "
                                           "acknowledged_at IS NULL AND {}",
                                           escalation_is_open),
                               me)
                      .value_or(0);
    return http::ok(to_json(page));
}

/// Other open pages of the same person show the same count.
void refresh_own_pages(Transaction& transaction, const Teller& teller, const Notice& notice) {
    ring(transaction, teller, notice, true);
}

Result<Response> read_one(const Teller& teller, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    auto notice = find(transaction, Id<Notice>{id});
    if (!notice || notice->user_id != context.actor.user_id) return fail(Code::not_found, "entity.not_found");
    if (!notice->read_at) {
        notice->read_at = transaction.now();
        ZS_TRY(update(transaction, *notice));
        refresh_own_pages(transaction, teller, *notice);
    }
    return http::no_content();
}

Result<Response> read_all(const Teller& teller, Context& context, Transaction& transaction) {
    const auto newest = select_one<Notice>(
        transaction, "WHERE user_id = ? AND read_at IS NULL ORDER BY id DESC LIMIT 1", {context.actor.user_id});
    if (!newest) return http::no_content();
    transaction.execute("UPDATE messaging_notice SET read_at = ? WHERE user_id = ? AND read_at IS NULL AND id <= ?",
                        {transaction.now().unix_ms, context.actor.user_id, newest->id.value});
    refresh_own_pages(transaction, teller, *newest);
    return http::no_content();
}

Result<Response> acknowledge_one(const Teller& teller, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(acknowledge(transaction, teller, context.actor, {id}));
    const auto notice = find(transaction, Id<Notice>{id});
    return http::ok(to_json(row_of(transaction, *vocabulary(), *notice, context.actor.language)));
}

/// Kinds that can reach this person at all.
bool can_reach(Reader& reader, const Actor& actor, const notify::NoticeKind& kind) {
    const auto parameters = catalog::parameters(reader);
    const auto on_ladder = [&] {
        for (int level = 1; level <= 4; ++level)
            for (const auto& role : actor.roles)
                if (rules::lists(parameters->text(fmt::format("messaging.ladder.level_{}_roles", level), reader.now()),
                                 role))
                    return true;
        return false;
    };
    return std::any_of(kind.audiences.begin(), kind.audiences.end(), [&](const notify::Audience& audience) {
        return audience.reach == notify::Reach::ladder ? on_ladder() : rules::may_be_reached(actor, audience);
    });
}

Choices choices_of(Reader& reader, const Actor& actor) {
    const auto stored = select_one<Choice>(reader, "WHERE user_id = ?", {actor.user_id}).value_or(Choice{});
    Choices choices;
    const auto words = vocabulary();
    for (const auto& kind : words->kinds) {
        if (!can_reach(reader, actor, kind)) continue;
        choices.kinds.push_back({std::string(kind.event),
                                 std::string(actor.language == Language::zh ? kind.zh : kind.en),
                                 kind.asks_acknowledgement, !rules::lists(stored.muted, kind.event),
                                 rules::lists(stored.mentioned, kind.event)});
    }
    choices.wecom_id = stored.wecom_id;
    choices.dingtalk_id = stored.dingtalk_id;
    choices.feishu_id = stored.feishu_id;
    choices.quiet_from_minute = stored.quiet_from_minute;
    choices.quiet_to_minute = stored.quiet_to_minute;
    return choices;
}

Status check_choices(const Choices& choices) {
    std::vector<FieldError> errors;
    const auto words = vocabulary();
    for (const auto& one : choices.kinds) {
        const auto* kind = words->find(one.kind);
        if (kind == nullptr)
            errors.push_back({"kinds", "messaging.unknown_kind", {{"kind", one.kind}}});
        else if (kind->asks_acknowledgement && !one.in_app)
            errors.push_back({"kinds", "messaging.always_told", {}});
    }
    const auto check_id = [&](std::string_view field, const std::string& id) {
        if (!rules::is_robot_id(id)) errors.push_back({std::string(field), "messaging.bad_robot_id", {}});
    };
    check_id("wecom_id", choices.wecom_id);
    check_id("dingtalk_id", choices.dingtalk_id);
    check_id("feishu_id", choices.feishu_id);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Result<Response> choose(const Teller& teller, Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(const auto choices, context.command<Choices>());
    ZS_TRY(check_choices(choices));
    const auto known = select_one<Choice>(transaction, "WHERE user_id = ?", {context.actor.user_id});
    Choice choice = known.value_or(Choice{});
    choice.user_id = context.actor.user_id;
    choice.muted.clear();
    choice.mentioned.clear();
    for (const auto& one : choices.kinds) {
        if (!one.in_app) choice.muted += (choice.muted.empty() ? "" : ",") + one.kind;
        if (one.robot) choice.mentioned += (choice.mentioned.empty() ? "" : ",") + one.kind;
    }
    choice.wecom_id = choices.wecom_id;
    choice.dingtalk_id = choices.dingtalk_id;
    choice.feishu_id = choices.feishu_id;
    choice.quiet_from_minute = choices.quiet_from_minute;
    choice.quiet_to_minute = choices.quiet_to_minute;
    if (known)
        ZS_TRY(update(transaction, choice));
    else
        insert(transaction, choice);
    audit::record(transaction, context.actor, "messaging.choices", "access_user", context.actor.user_id,
                  diff(known.value_or(Choice{}), choice));
    transaction.after_commit([&people = teller.people] { people.forget(); });
    return http::ok(to_json(choices_of(transaction, context.actor)));
}

}  // namespace

http::Routes notice_routes(const std::shared_ptr<const Teller>& teller) {
    using http::Method;
    const auto write = [&teller](auto handler) {
        return [teller, handler](Context& context, Transaction& transaction) {
            return handler(*teller, context, transaction);
        };
    };
    constexpr std::string_view own = "the caller's own";
    http::Routes all;
    all.push_back({.method = Method::get,
                   .path = "/api/v1/messaging/notices",
                   .permission = "session",
                   .summary = "My notices, latest first (limit, cursor, unread=true), with the counts of the bell",
                   .read = my_notices,
                   .output = &table_of<NoticePage>(),
                   .scope = own});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/notices/read",
                   .permission = "session",
                   .summary = "All my notices are read",
                   .write = write(read_all),
                   .scope = own});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/notices/{id}/read",
                   .permission = "session",
                   .summary = "This notice is read",
                   .write = write(read_one),
                   .scope = own});
    all.push_back({.method = Method::post,
                   .path = "/api/v1/messaging/notices/{id}/acknowledge",
                   .permission = "session",
                   .summary = "I see to it: the escalation stops ringing",
                   .write = write(acknowledge_one),
                   .output = &table_of<NoticeRow>(),
                   .scope = own});
    all.push_back({.method = Method::get,
                   .path = "/api/v1/messaging/choices",
                   .permission = "session",
                   .summary = "What I want to be told, and how",
                   .read = [](Context& context, Reader& reader) -> Result<Response> {
                       return http::ok(to_json(choices_of(reader, context.actor)));
                   },
                   .output = &table_of<Choices>(),
                   .scope = own});
    all.push_back({.method = Method::put,
                   .path = "/api/v1/messaging/choices",
                   .permission = "session",
                   .summary = "Choose what I am told",
                   .write = write(choose),
                   .input = &table_of<Choices>(),
                   .output = &table_of<Choices>(),
                   .scope = own});
    return all;
}

}  // namespace zs::messaging
