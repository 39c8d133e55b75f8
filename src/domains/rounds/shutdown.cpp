// Use cases of shutdown notices.
#include "domains/rounds/shutdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/json.h"
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "platform/audit/audit.h"
#include "platform/events/events.h"
#include "platform/sequence/sequence.h"

namespace zs::rounds {
namespace {

bool announces(const Actor& actor) { return actor.may("rounds.announce"); }

bool is_of(const Actor& actor, std::int64_t department) {
    return std::ranges::find(actor.scope.department_ids, department) != actor.scope.department_ids.end();
}

Result<std::set<std::int64_t>> departments_of(Reader& reader, std::string_view list) {
    std::set<std::int64_t> ids;
    for (const auto part : text::split(list, ',')) {
        const auto id = text::parse_integer(text::trim(part));
        if (!id || !find(reader, Id<organization::Department>{*id}))
            return fail_field("departments", "field.reference_missing");
        ids.insert(*id);
    }
    return ids;
}

Status check(const NewShutdown& input, Instant now) {
    std::vector<FieldError> errors;
    const auto need = [&](std::string_view field, bool there) {
        if (!there) errors.push_back({std::string(field), "field.required", {}});
    };
    need("utility", input.utility.has_value());
    need("title", !text::trim(input.title).empty());
    need("place", !text::trim(input.place).empty());
    need("from_at", input.from_at.has_value());
    need("until_at", input.until_at.has_value());
    need("departments", !text::trim(input.departments).empty());
    if (input.from_at && input.until_at && *input.until_at <= *input.from_at)
        errors.push_back({"until_at", "rounds.ends_before_it_begins", {}});
    if (input.until_at && *input.until_at < now) errors.push_back({"until_at", "rounds.is_over_already", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

/// One event for each department: people are told by the department they belong to.
void tell(Transaction& transaction, const Actor& actor, const Shutdown& shutdown, std::int64_t department,
          std::string_view past) {
    const Zone zone = catalog::calendar(transaction)->zone();
    std::string texts = "\"title\":";
    json::append_string(texts, shutdown.title);
    texts += ",\"place\":";
    json::append_string(texts, shutdown.place);
    texts += fmt::format(R"(,"from":"{}","until":"{}")", local_text(shutdown.from_at, zone),
                         local_text(shutdown.until_at, zone));
    events::publish(transaction, fmt::format("rounds.shutdown_{}", past), shutdown.id.value,
                    fmt::format(R"({{"topic":"rounds.shutdown","id":{},"number":"{}","state":"{}","version":{},{},)"
                                R"("campus_id":0,"department_id":{},"crew_id":0,"vendor_id":0,"actor_user_id":{}}})",
                                shutdown.id.value, shutdown.number, text_of(shutdown.state), shutdown.version, texts,
                                department, actor.user_id));
}

std::vector<NoticeReader> readers_of(Reader& reader, Id<Shutdown> id) {
    return select<NoticeReader>(reader, "WHERE shutdown_id = ? ORDER BY id", {id.value});
}

}  // namespace

Restriction visible_shutdowns(const Actor& actor) {
    if (actor.scope.all || announces(actor)) return {};
    auto scope = scope_restriction(actor, {.department = "x.department_id"});
    return {fmt::format("EXISTS (SELECT 1 FROM rounds_reader x WHERE x.shutdown_id = rounds_shutdown.id AND {})",
                        scope.sql),
            std::move(scope.parameters)};
}

Result<Shutdown> announce(Transaction& transaction, const Actor& actor, const NewShutdown& input) {
    ZS_TRY(check(input, transaction.now()));
    ZS_TRY_ASSIGN(const auto departments, departments_of(transaction, input.departments));
    Shutdown shutdown;
    shutdown.utility = *input.utility;
    shutdown.title = input.title;
    shutdown.place = input.place;
    shutdown.reason = input.reason;
    shutdown.from_at = *input.from_at;
    shutdown.until_at = *input.until_at;
    shutdown.announced_at = transaction.now();
    shutdown.announced_by = actor.name;
    shutdown.contact = input.contact;
    const Zone zone = catalog::calendar(transaction)->zone();
    shutdown.number = sequence::next(transaction, "TJ", civil(local_date(transaction.now(), zone)).year);
    insert(transaction, shutdown);
    for (const auto department : departments) {
        NoticeReader told{{}, shutdown.id, {department}, {}, ""};
        insert(transaction, told);
        tell(transaction, actor, shutdown, department, "announced");
    }
    audit::record(transaction, actor, "rounds.shutdown.announce", "rounds_shutdown", shutdown.id.value,
                  to_json(shutdown));
    return shutdown;
}

Result<Shutdown> cancel_shutdown(Transaction& transaction, const Actor& actor, Id<Shutdown> id) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Shutdown shutdown, load(transaction, id));
    if (shutdown.state == ShutdownState::cancelled) return fail(Code::conflict, "rounds.cancelled_already");
    const Shutdown before = shutdown;
    shutdown.state = ShutdownState::cancelled;
    ZS_TRY(update(transaction, shutdown));
    for (const auto& told : readers_of(transaction, id))
        tell(transaction, actor, shutdown, told.department_id.value, "cancelled");
    audit::record(transaction, actor, "rounds.shutdown.cancel", "rounds_shutdown", id.value, diff(before, shutdown));
    return shutdown;
}

Result<std::int64_t> confirm_read(Transaction& transaction, const Actor& actor, Id<Shutdown> id) {
    lock(transaction, id);
    ZS_TRY(load(transaction, id));
    std::int64_t confirmed = 0;
    bool his = false;
    for (auto& told : readers_of(transaction, id)) {
        if (!is_of(actor, told.department_id.value)) continue;
        his = true;
        if (told.read_at) continue;
        told.read_at = transaction.now();
        told.person = actor.name;
        ZS_TRY(update(transaction, told));
        ++confirmed;
    }
    if (!his) return fail(Code::forbidden, "rounds.notice_not_for_you");
    audit::record(transaction, actor, "rounds.shutdown.read", "rounds_shutdown", id.value);
    return confirmed;
}

Result<std::string> shutdown_json(Reader& reader, const Actor& actor, Id<Shutdown> id) {
    ZS_TRY_ASSIGN(const Shutdown shutdown, load(reader, id));
    bool his = false;
    bool waits = false;
    std::string told_json = "[";
    for (const auto& told : readers_of(reader, id)) {
        const bool own = is_of(actor, told.department_id.value);
        his = his || own;
        waits = waits || (own && !told.read_at);
        if (told_json.back() != '[') told_json += ',';
        told_json += to_json(told);
        told_json.pop_back();
        told_json += ",\"department\":";
        json::append_string(
            told_json, reader.text("SELECT name FROM organization_department WHERE id = ?", {told.department_id.value})
                           .value_or(""));
        told_json += '}';
    }
    if (!(actor.scope.all || announces(actor) || his)) return fail(Code::not_found, "entity.not_found");
    std::string out = to_json(shutdown);
    out.pop_back();
    return out + fmt::format(R"(,"departments":{}],"may_confirm":{},"may_cancel":{}}})", told_json,
                             waits && shutdown.state == ShutdownState::announced,
                             announces(actor) && shutdown.state == ShutdownState::announced);
}

}  // namespace zs::rounds
