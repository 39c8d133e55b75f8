// The query API of Prometheus over our points: what Grafana asks. Answers and errors have Prometheus' own form.
#include <fmt/format.h>

#include <map>
#include <set>

#include "domains/telemetry/prometheus_source.h"
#include "domains/telemetry/routes.h"
#include "platform/http/request.h"
#include "platform/prometheus/answer.h"

namespace zs::telemetry {
namespace {

using http::Context;
using http::Response;
using prometheus::Fault;
using prometheus::Outcome;

constexpr std::int64_t future_ms = 3'600'000;  // a question may reach a little beyond now

Response answered(const Outcome<std::string>& data) {
    if (data) return http::ok(prometheus::success(*data));
    return {prometheus::status_of(data.error().kind),
            "application/json; charset=utf-8",
            prometheus::failure(data.error()),
            {},
            {}};
}

/// Names and values of the query and of a form in the body, as Grafana posts them.
class Asked {
public:
    static Outcome<Asked> of(const http::Request& request) {
        Asked asked;
        asked.pairs_ = request.query;
        if (request.method == http::Method::post && !request.body.empty()) {
            http::Request form;
            if (!http::parse_target("/?" + request.body, form)) return prometheus::bad_data("malformed form");
            asked.pairs_.insert(asked.pairs_.end(), form.query.begin(), form.query.end());
        }
        return asked;
    }
    std::string_view value(std::string_view name) const {
        for (const auto& [key, text] : pairs_)
            if (key == name) return text;
        return {};
    }
    std::vector<std::string_view> values(std::string_view name) const {
        std::vector<std::string_view> found;
        for (const auto& [key, text] : pairs_)
            if (key == name) found.push_back(text);
        return found;
    }
    Outcome<std::int64_t> time(std::string_view name, std::optional<std::int64_t> usual) const {
        const auto text = value(name);
        if (text.empty() && usual) return *usual;
        if (const auto at = prometheus::parse_time_ms(text)) return *at;
        return prometheus::bad_data(
            fmt::format("invalid parameter \"{0}\": cannot parse \"{1}\" to a valid timestamp", name, text));
    }

private:
    QueryPairs pairs_;
};

/// One request: what it asks, the points, and their samples.
struct Desk {
    Asked asked;
    PointSource source;
    std::vector<Point> points;
    Instant now;
};

using Answer = std::function<Outcome<std::string>(Desk&)>;

Result<Response> serve(Services& services, Archive& archive, const TypesOf& types_of, const Context& context,
                       const Answer& answer) {
    auto asked = Asked::of(context.request);
    if (!asked) return answered(tl::unexpected(asked.error()));
    ZS_TRY_ASSIGN(const auto* store, archive.store());
    std::vector<Point> points;
    TypesOfDevices types;
    ZS_TRY(services.database.read([&](Reader& reader) -> Status {
        points = select<Point>(reader, "ORDER BY id");
        if (types_of) types = types_of(reader);
        return {};
    }));
    Desk desk{*std::move(asked), PointSource(points, types, *store), std::move(points), services.clock.now()};
    return answered(answer(desk));
}

Outcome<std::string> query(Desk& desk) {
    ZS_TRY_ASSIGN(const auto at, desk.asked.time("time", desk.now.unix_ms));
    ZS_TRY_ASSIGN(const auto expr, prometheus::parse(desk.asked.value("query")));
    ZS_TRY_ASSIGN(const auto found, prometheus::ask_instant(*expr, at, desk.source));
    return prometheus::json_of(found, at);
}

Outcome<std::string> query_range(Desk& desk) {
    const prometheus::Limits limits;
    prometheus::Question question;
    ZS_TRY_ASSIGN(question.start_ms, desk.asked.time("start", std::nullopt));
    ZS_TRY_ASSIGN(question.end_ms, desk.asked.time("end", std::nullopt));
    const auto step = prometheus::parse_step_ms(desk.asked.value("step"));
    if (!step)
        return prometheus::bad_data(fmt::format("invalid parameter \"step\": cannot parse \"{}\" to a valid duration",
                                                desk.asked.value("step")));
    question.step_ms = *step;
    if (question.end_ms < question.start_ms)
        return prometheus::bad_data("invalid parameter \"end\": end timestamp must not be before start time");
    question.end_ms = std::min(question.end_ms, std::max(question.start_ms, desk.now.unix_ms + future_ms));
    if ((question.end_ms - question.start_ms) / question.step_ms > limits.steps_max)
        return prometheus::bad_data(
            "exceeded maximum resolution of 11,000 points per timeseries. Try decreasing the "
            "query resolution (?step=XX)");
    ZS_TRY_ASSIGN(const auto expr, prometheus::parse(desk.asked.value("query")));
    ZS_TRY_ASSIGN(const auto found, prometheus::ask_range(*expr, question, desk.source, limits));
    return prometheus::json_of(found, question.end_ms);
}

/// Series that any of the `match[]` selects; all when there is none.
Outcome<std::vector<const prometheus::Series*>> chosen(const Desk& desk) {
    std::vector<std::vector<prometheus::Matcher>> selectors;
    for (const auto text : desk.asked.values("match[]")) {
        ZS_TRY_ASSIGN(auto matchers, prometheus::parse_selector(text));
        selectors.push_back(std::move(matchers));
    }
    std::vector<const prometheus::Series*> found;
    for (const auto& series : desk.source.series()) {
        bool wanted = selectors.empty();
        for (const auto& matchers : selectors) wanted = wanted || prometheus::matches(matchers, series.labels);
        if (wanted) found.push_back(&series);
    }
    return found;
}

Outcome<std::string> series_list(Desk& desk) {
    if (desk.asked.values("match[]").empty()) return prometheus::bad_data("no match[] parameter provided");
    ZS_TRY_ASSIGN(const auto found, chosen(desk));
    std::string out = "[";
    for (const auto* series : found) {
        if (out.size() > 1) out += ',';
        out += prometheus::json_of(series->labels);
    }
    return out + ']';
}

std::string text_array(const std::set<std::string, std::less<>>& texts) {
    std::string out = "[";
    for (const auto& text : texts) {
        if (out.size() > 1) out += ',';
        json::append_string(out, text);
    }
    return out + ']';
}

Outcome<std::string> label_names(Desk& desk) {
    ZS_TRY_ASSIGN(const auto found, chosen(desk));
    std::set<std::string, std::less<>> names;
    for (const auto* series : found)
        for (const auto& [name, value] : series->labels) names.insert(name);
    return text_array(names);
}

Outcome<std::string> label_values(Desk& desk, std::string_view name) {
    if (!prometheus::is_label_name(name)) return prometheus::bad_data(fmt::format("invalid label name: \"{}\"", name));
    ZS_TRY_ASSIGN(const auto found, chosen(desk));
    std::set<std::string, std::less<>> values;
    for (const auto* series : found)
        if (const auto value = prometheus::value_of(series->labels, name); !value.empty()) values.emplace(value);
    return text_array(values);
}

/// What each metric is: the name of one of its points and its unit.
Outcome<std::string> metadata(Desk& desk) {
    std::map<std::string, const Point*, std::less<>> metrics;
    for (const auto& point : desk.points)
        metrics.emplace(prometheus::value_of(labels_of(point, ""), prometheus::name_label), &point);
    std::string out = "{";
    for (const auto& [name, point] : metrics) {
        if (out.size() > 1) out += ',';
        out += fmt::format(R"("{}":[{{"type":"gauge","help":)", name);
        json::append_string(out, point->name_en.empty() ? point->name : point->name_en);
        out += ",\"unit\":";
        json::append_string(out, point->unit);
        out += "}]";
    }
    return out + '}';
}

}  // namespace

http::Routes prometheus_routes(Services& services, const std::shared_ptr<Archive>& archive, const TypesOf& types_of) {
    const auto route = [&](http::Method method, std::string_view path, std::string_view summary, const Answer& answer) {
        return http::Route{
            .method = method,
            .path = path,
            .permission = "telemetry.view",
            .summary = summary,
            .plain = [&services, archive, types_of,
                      answer](Context& context) { return serve(services, *archive, types_of, context, answer); },
            .scope = "none: whoever may see points sees all"};
    };
    http::Routes all;
    for (const auto method : {http::Method::get, http::Method::post}) {
        all.push_back(route(method, "/api/v1/telemetry/prometheus/api/v1/query", "PromQL at one moment", query));
        all.push_back(route(method, "/api/v1/telemetry/prometheus/api/v1/query_range", "PromQL over a stretch of time",
                            query_range));
        all.push_back(
            route(method, "/api/v1/telemetry/prometheus/api/v1/series", "Series that match[] selects", series_list));
        all.push_back(route(method, "/api/v1/telemetry/prometheus/api/v1/labels", "Names of labels", label_names));
    }
    all.push_back(route(http::Method::get, "/api/v1/telemetry/prometheus/api/v1/metadata", "Names and units of metrics",
                        metadata));
    all.push_back(
        route(http::Method::get, "/api/v1/telemetry/prometheus/api/v1/status/buildinfo", "Whose answers these are like",
              [](Desk&) -> Outcome<std::string> { return R"({"version":"2.42.0","application":"Zhongshu"})"; }));
    all.push_back({.method = http::Method::get,
                   .path = "/api/v1/telemetry/prometheus/api/v1/label/{name}/values",
                   .permission = "telemetry.view",
                   .summary = "Values of a label",
                   .plain =
                       [&services, archive, types_of](Context& context) {
                           return serve(services, *archive, types_of, context,
                                        [&](Desk& desk) { return label_values(desk, context.path_value()); });
                       },
                   .scope = "none: whoever may see points sees all"});
    return all;
}

}  // namespace zs::telemetry
