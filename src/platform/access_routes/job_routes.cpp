// Jobs over HTTP: each with its last runs and what needs attention.
#include <fmt/format.h>

#include "core/json.h"
#include "platform/access_routes/parts.h"
#include "platform/access_routes/views.h"
#include "platform/audit/audit.h"

namespace zs::access {
namespace {

using http::Context;
using http::Response;

constexpr std::int64_t day_ms = 86'400'000;

struct Known {
    std::vector<jobs::Job> jobs;
    std::shared_ptr<const i18n::Catalogue> texts;
};

json::value instant_or_null(std::optional<std::int64_t> at) {
    return at ? json::value(to_text(Instant{*at})) : json::value(nullptr);
}

json::object overview_of(const jobs::Job& job, const Known& known, Reader& reader, Language language) {
    const std::string& name = job.name;
    const auto number = [&](std::string_view sql, const Values& values) { return reader.integer(sql, values); };
    const std::string_view label = language == Language::zh ? job.zh : job.en;
    json::object out{{"name", name},
                     {"label", label.empty() ? std::string_view(name) : label},
                     {"every_seconds", job.daily_minute >= 0 ? 0 : job.every_seconds},
                     {"daily_minute", job.daily_minute},
                     {"month_day", job.month_day}};
    out["last_due_at"] = instant_or_null(number("SELECT last_due_at FROM job_state WHERE name = ?", {name}));
    out["last_success_at"] =
        instant_or_null(number("SELECT MAX(started_at) FROM job_run WHERE name = ? AND outcome = 'ok'", {name}));
    const std::int64_t since = reader.now().unix_ms - day_ms;
    out["runs_day"] =
        number("SELECT COUNT(*) FROM job_run WHERE name = ? AND started_at >= ?", {name, since}).value_or(0);
    out["done_day"] =
        number("SELECT SUM(done) FROM job_run WHERE name = ? AND started_at >= ?", {name, since}).value_or(0);
    out["attention"] = number("SELECT COUNT(*) FROM job_run WHERE name = ? AND outcome = 'failed'", {name}).value_or(0);
    reader.query("SELECT started_at, duration_ms, outcome, error FROM job_run WHERE name = ? ORDER BY id DESC LIMIT 1",
                 {name}, [&](const Row& row) {
                     out["last_run_at"] = to_text(Instant{row.integer(0)});
                     out["last_duration_ms"] = row.integer(1);
                     out["last_outcome"] = row.text(2);
                 });
    reader.query("SELECT started_at, error FROM job_run WHERE name = ? AND outcome = 'failed' ORDER BY id DESC LIMIT 1",
                 {name}, [&](const Row& row) {
                     out["failed_at"] = to_text(Instant{row.integer(0)});
                     out["message"] = known.texts->text(row.text(1), language);
                 });
    return out;
}

Result<Response> overview(const Known& known, Context& context, Reader& reader) {
    json::array items;
    for (const auto& job : known.jobs) items.push_back(overview_of(job, known, reader, context.actor.language));
    return http::ok(json::write(json::object{{"items", std::move(items)}}));
}

/// A person has seen the failed runs and dealt with them.
Result<Response> clear(Context& context, Transaction& transaction) {
    const std::string name(context.path_value());
    const auto cleared =
        transaction.execute("UPDATE job_run SET outcome = 'cleared' WHERE name = ? AND outcome = 'failed'", {name});
    if (cleared == 0) return fail(Code::not_found, "entity.not_found");
    audit::record(transaction, context.actor, "jobs.clear", "job_run", 0,
                  json::write(json::object{{"name", name}, {"runs", cleared}}));
    return http::ok(fmt::format(R"({{"cleared":{}}})", cleared));
}

/// Once more, now: for who has mended what made a job fail and does not want to wait for its next due time.
Result<Response> run(const Known& known, Context& context, Transaction& transaction) {
    const std::string name(context.path_value());
    const auto is_it = [&](const jobs::Job& job) { return job.name == name; };
    if (std::none_of(known.jobs.begin(), known.jobs.end(), is_it)) return fail(Code::not_found, "entity.not_found");
    jobs::ask(transaction, name);
    audit::record(transaction, context.actor, "jobs.run", "job_run", 0, json::write(json::object{{"name", name}}));
    return http::ok(R"({"asked":true})");
}

}  // namespace

http::Routes job_routes(std::vector<jobs::Job> jobs, std::shared_ptr<const i18n::Catalogue> texts) {
    using enum http::Method;
    constexpr std::string_view scope = "none: administrators";
    const auto known = std::make_shared<const Known>(Known{std::move(jobs), std::move(texts)});
    return {{.method = get,
             .path = "/api/v1/jobs",
             .permission = "jobs.view",
             .summary = "Every job with its last runs and what needs attention",
             .read = [known](Context& context, Reader& reader) { return overview(*known, context, reader); },
             .scope = scope},
            {.method = post,
             .path = "/api/v1/jobs/{name}/clear",
             .permission = "jobs.manage",
             .summary = "The failed runs of a job have been dealt with",
             .write = clear,
             .scope = scope},
            {.method = post,
             .path = "/api/v1/jobs/{name}/run",
             .permission = "jobs.manage",
             .summary = "The job runs once now, besides its due times; it begins within two seconds",
             .write = [known](Context& context, Transaction& transaction) { return run(*known, context, transaction); },
             .scope = scope},
            {.method = get,
             .path = "/api/v1/jobs/runs",
             .permission = "jobs.view",
             .summary = "What the scheduler ran",
             .read = list_of<JobRow>,
             .output = &table_of<JobRow>(),
             .page = true,
             .scope = scope}};
}

}  // namespace zs::access
