// Sources: how their connections do, and trying one out.
#include "domains/telemetry/board.h"
#include "domains/telemetry/generated_resources.h"
#include "domains/telemetry/mapping.h"
#include "domains/telemetry/paged.h"
#include "domains/telemetry/routes.h"
#include "domains/telemetry/source_views.h"
#include "platform/database/generated_resources.h"
#include "platform/history/generated_resources.h"
#include "platform/i18n/catalogue.h"
#include "platform/modbus/generated_resources.h"
#include "platform/mqtt/generated_resources.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;

/// Everything that a connection may complain of.
const i18n::Catalogue& sentences() {
    static const i18n::Catalogue all({generated_messages(), mqtt::generated_messages(), modbus::generated_messages(),
                                      history::generated_messages(), database::generated_messages()});
    return all;
}

/// `details` of such an error is the device it speaks of.
std::string sentence(const std::optional<Error>& error, Language language) {
    if (!error) return {};
    // Field errors of settings (a CA that is none) say more than "fields.invalid".
    const auto& key = error->fields.empty() ? error->key : error->fields.front().key;
    auto text = sentences().text(key, language, error->params);
    return error->details.empty() ? text : error->details + (language == Language::zh ? "：" : ": ") + text;
}

SourceState state_of(const Source& source, const SourceFigures& figures) {
    if (!source.active) return SourceState::off;
    if (figures.connected) return SourceState::connected;
    return figures.error ? SourceState::failed : SourceState::connecting;
}

SourceStatus status_of(const Board& board, const Source& source, Instant now, Language language) {
    const auto figures = board.figures(source.id, now);
    const auto count = [](std::uint64_t n) { return static_cast<std::int64_t>(n); };
    SourceStatus status;
    status.id = source.id;
    status.code = source.code;
    status.name = source.name;
    status.kind = source.kind;
    status.host = source.host;
    status.port = source.port;
    status.tls = source.tls;
    status.state = state_of(source, figures);
    status.connected_at = figures.connected ? figures.connected_at : std::nullopt;
    status.last_message_at = figures.last_message_at;
    status.per_minute = count(figures.per_minute);
    status.messages = count(figures.messages);
    status.stored = count(figures.stored);
    status.waiting = count(figures.waiting);
    status.refused = count(figures.refused);
    status.dropped = count(figures.dropped);
    status.left_behind = count(figures.left_behind);
    status.connects = count(figures.connects);
    status.error = sentence(figures.error, language);
    status.error_at = figures.error_at;
    return status;
}

Result<Response> states(const Board& board, Context& context, Reader& reader) {
    return page_of<Source>(reader, context.request.query, [&](const Source& source) -> Result<SourceStatus> {
        return status_of(board, source, reader.now(), context.actor.language);
    });
}

Result<Response> state(const Board& board, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY_ASSIGN(const auto source, load(reader, Id<Source>{id}));
    return http::ok(to_json(status_of(board, source, reader.now(), context.actor.language)));
}

HeardMessage shown(const Heard& heard, Language language) {
    HeardMessage message{heard.at, heard.topic, heard.payload, sentence(heard.error, language), {}};
    for (const auto& reading : heard.readings)
        message.readings.push_back(
            {reading.measurement, reading.tags, reading.field, Instant{reading.at_ms}, reading.value});
    return message;
}

Result<Response> shown(const Board& board, std::int64_t id, Language language) {
    const auto trial = board.trial(id);
    if (!trial) return fail(Code::not_found, "entity.not_found");
    TrialState answer{trial->id, trial->source_id, trial->begun_at, trial->running, sentence(trial->error, language),
                      {}};
    for (const auto& heard : trial->heard) answer.heard.push_back(shown(heard, language));
    return http::ok(to_json(answer));
}

Result<Response> begin_trial(Board& board, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto id, context.id());
    ZS_TRY(load(reader, Id<Source>{id}));
    const auto trial = board.ask_trial({id}, reader.now());
    if (trial == 0) return fail(Code::too_many, "telemetry.trials");
    ZS_TRY_ASSIGN(auto answer, shown(board, trial, context.actor.language));
    answer.status = 201;
    return answer;
}

bool is_host(std::string_view host) { return host.find_first_of(" /\t\r\n\"<>@") == std::string_view::npos; }

}  // namespace

Status check_source(Transaction&, const void*, void* after) {
    const auto& source = *static_cast<const Source*>(after);
    std::vector<FieldError> errors;
    if (!is_host(source.host)) errors.push_back({"host", "telemetry.bad_host", {}});
    if (!source.ca_pem.empty() && source.ca_pem.find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        errors.push_back({"ca_pem", "telemetry.bad_certificate", {}});
    if (!source.password.empty() && source.user_name.empty()) errors.push_back({"user_name", "field.required", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_topic_map(Transaction& transaction, const void*, void* after) {
    const auto& map = *static_cast<const TopicMap*>(after);
    auto errors = mapping::check(map);
    const auto source = load(transaction, map.source_id);
    if (!source)
        errors.push_back({"source_id", "entity.not_found", {}});
    else if (source->kind != SourceKind::mqtt)
        errors.push_back({"source_id", "telemetry.not_a_broker", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_register(Transaction&, const void*, void* after) {
    const auto& one = *static_cast<const Register*>(after);
    std::vector<FieldError> errors;
    if (one.scale == 0) errors.push_back({"scale", "telemetry.no_scale", {}});
    if (one.low && one.high && *one.low >= *one.high) errors.push_back({"low", "telemetry.low_above_high", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status check_station(Transaction& transaction, const void*, void* after) {
    const auto& station = *static_cast<const Station*>(after);
    const auto source = load(transaction, station.source_id);
    if (!source) return fail_field("source_id", "entity.not_found");
    if (source->kind != SourceKind::modbus) return fail_field("source_id", "telemetry.not_a_gateway");
    return {};
}

http::Routes source_routes(const std::shared_ptr<Board>& board) {
    constexpr std::string_view manage = "telemetry.manage";
    constexpr std::string_view scope = "none: whoever may manage points manages all";
    return {{.method = http::Method::get,
             .path = "/api/v1/telemetry/source-states",
             .permission = manage,
             .summary = "Sources with how their connections do",
             .read = [board](Context& context, Reader& reader) { return states(*board, context, reader); },
             .output = &table_of<SourceStatus>(),
             .page = true,
             .scope = scope},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/sources/{id}/state",
             .permission = manage,
             .summary = "How the connection of one source does",
             .read = [board](Context& context, Reader& reader) { return state(*board, context, reader); },
             .output = &table_of<SourceStatus>(),
             .scope = scope},
            {.method = http::Method::post,
             .path = "/api/v1/telemetry/sources/{id}/trial",
             .permission = manage,
             .summary = "Try a source out: listen for ten seconds, or read once; changes nothing and stores nothing",
             .read = [board](Context& context, Reader& reader) { return begin_trial(*board, context, reader); },
             .output = &table_of<TrialState>(),
             .scope = scope},
            {.method = http::Method::get,
             .path = "/api/v1/telemetry/trials/{id}",
             .permission = manage,
             .summary = "What a trial has heard until now",
             .read = [board](Context& context, Reader&) -> Result<Response> {
                 ZS_TRY_ASSIGN(const auto id, context.id());
                 return shown(*board, id, context.actor.language);
             },
             .output = &table_of<TrialState>(),
             .scope = scope}};
}

}  // namespace zs::telemetry
