// Figures over HTTP.
#include "platform/indicator_routes/indicator_routes.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/json.h"
#include "core/text.h"
#include "platform/module/exchange.h"

namespace zs::indicators {
namespace {

using http::Context;
using http::Response;
using All = std::vector<const Indicator*>;

/// What of a request belongs to the figure and not to the list of its rows.
const std::vector<std::string_view> figure_words{"from", "to", "only", "met"};

std::string figure_json(const Figure& figure) {
    return fmt::format("\"value\":{},\"n\":{}", figure.value ? fmt::format("{:.6g}", *figure.value) : "null", figure.n);
}

std::optional<Instant> bound(std::string_view text) {
    if (const auto date = parse_date(text)) return start_of_day(*date, Zone{});
    return parse_instant(text);
}

Result<Period> period_of(const http::Request& request) {
    const auto from = bound(request.query_value("from"));
    const auto to = bound(request.query_value("to"));
    std::vector<FieldError> errors;
    if (!from) errors.push_back({"from", "field.not_a_date", {}});
    if (!to || (from && *to <= *from)) errors.push_back({"to", "field.not_a_date", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    return Period{*from, *to};
}

std::string domain_permission(const Indicator& indicator) {
    return std::string(indicator.id.substr(0, indicator.id.find('.'))) + ".indicators";
}

All visible(const All& all, const Actor& actor) {
    All found;
    for (const auto* indicator : all)
        if (actor.may(domain_permission(*indicator))) found.push_back(indicator);
    return found;
}

Result<const Indicator*> one(const All& all, const Context& context) {
    for (const auto* indicator : visible(all, context.actor))
        if (indicator->id == context.path_value()) return indicator;
    return fail(Code::not_found, "entity.not_found");
}

constexpr std::string_view kind_names[] = {"count", "share", "mean", "median", "percentile_90", "sum"};
constexpr std::string_view better_names[] = {"higher", "lower", "neither"};

std::string_view in(Language language, std::string_view zh, std::string_view en) {
    return language == Language::zh ? zh : en;
}

void append_head(std::string& out, const Indicator& indicator, Language language) {
    json::append_text(out, "id", indicator.id);
    json::append_text(out, "label", in(language, indicator.zh, indicator.en));
    const bool word = language == Language::en && !indicator.unit_en.empty();
    json::append_text(out, "unit", word ? indicator.unit_en : indicator.unit);
    json::append_text(out, "definition", in(language, indicator.definition_zh, indicator.definition_en));
    json::append_text(out, "kind", kind_names[static_cast<std::size_t>(indicator.kind)]);
    json::append_text(out, "better", better_names[static_cast<std::size_t>(indicator.better)]);
    json::append_text(out, "section", Column<Section>::table[static_cast<std::size_t>(indicator.section)].value);
    json::append_text(out, "beside", indicator.beside);
    out += fmt::format(",\"headline\":{}", indicator.headline);
}

/// `only=crew:3,priority:p1`: the slice of the rows that a person looks at.
Result<Filters> filters_of(const http::Request& request) {
    Filters filters;
    const auto wanted = request.query_value("only");
    if (wanted.empty()) return filters;
    for (const auto part : text::split(wanted, ',')) {
        const auto colon = part.find(':');
        if (colon == std::string_view::npos) return fail_field("only", "field.not_one_of");
        filters.push_back({std::string(part.substr(0, colon)), std::string(part.substr(colon + 1))});
    }
    return filters;
}

/// What is asked in every route of figures.
struct Question {
    Period period;
    std::optional<Period> before;  // compare=previous, last_year
    Filters filters;
};

Result<Question> question_of(const http::Request& request) {
    Question question;
    ZS_TRY_ASSIGN(question.period, period_of(request));
    ZS_TRY_ASSIGN(question.filters, filters_of(request));
    const auto against = request.query_value("compare");
    if (against == "previous") question.before = compared(question.period, Against::previous);
    if (against == "last_year") question.before = compared(question.period, Against::last_year);
    if (!against.empty() && against != "none" && !question.before)
        return fail_field("compare", "field.not_one_of", {{"options", "previous, last_year, none"}});
    return question;
}

Result<Bucket> bucket_of(const http::Request& request) {
    const auto bucket = request.query_value("bucket");
    if (bucket == "day") return Bucket::day;
    if (bucket == "week") return Bucket::week;
    if (bucket == "month" || bucket.empty()) return Bucket::month;
    return fail_field("bucket", "field.not_one_of", {{"options", "day, week, month"}});
}

std::string period_json(Period period) {
    return fmt::format(R"({{"from":"{}","to":"{}"}})", to_text(period.from), to_text(period.to));
}

std::string periods_json(const Question& question) {
    return fmt::format("\"period\":{},\"compared\":{}", period_json(question.period),
                       question.before ? period_json(*question.before) : "null");
}

/// Figures of the period asked for, and of the one to compare with.
struct Answer {
    std::vector<Figure> figures;
    std::vector<Figure> before;  // empty without comparison
};

/// `from`: a Reader, or the Database where a long period may be read in pieces side by side.
template <class From>
Result<Answer> answer_of(From& from, const Actor& actor, const All& shown, const Question& question) {
    Answer answer;
    ZS_TRY_ASSIGN(answer.figures, compute(from, actor, shown, question.period, question.filters));
    if (question.before) {
        ZS_TRY_ASSIGN(answer.before, compute(from, actor, shown, *question.before, question.filters));
    }
    return answer;
}

/// Values of figures beside those of the other period and the targets that hold at the period's end.
std::string figures_json(Reader& reader, Language language, const All& shown, const Answer& answer, Period period,
                         const Target& target) {
    const Instant at = std::min(period.to, reader.now());
    std::string out;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        out += i > 0 ? ",{" : "{";
        append_head(out, *shown[i], language);
        out += "," + figure_json(answer.figures[i]);
        out += answer.before.empty() ? ",\"previous\":null" : ",\"previous\":{" + figure_json(answer.before[i]) + "}";
        out += shown[i]->target_parameter.empty()
                   ? ",\"target\":null}"
                   : fmt::format(",\"target\":{}}}", target(reader, shown[i]->target_parameter, at));
    }
    return out;
}

/// Parts under the words of their dimension: texts of codes, and of rows that have no value.
void name_parts(std::vector<Breakdown>& parts, const Dimension& dimension, Language language) {
    for (auto& part : parts) {
        const auto option = std::find_if(dimension.options.begin(), dimension.options.end(),
                                         [&](const Option& one) { return one.value == part.key; });
        if (option != dimension.options.end()) part.label = in(language, option->zh, option->en);
        if (part.label.empty()) part.label = in(language, dimension.none_zh, dimension.none_en);
    }
}

std::string points_json(const std::vector<Breakdown>& points) {
    std::string out = "[";
    for (const auto& point : points) {
        out += out.size() > 1 ? ",{" : "{";
        json::append_text(out, "key", point.key);
        json::append_text(out, "label", point.label);
        out += "," + figure_json(point.figure) + "}";
    }
    return out + "]";
}

std::string dimensions_json(const Source& source, Language language) {
    std::string out = "[";
    for (const auto& dimension : source.dimensions) {
        out += out.size() > 1 ? ",{" : "{";
        json::append_text(out, "name", dimension.name);
        json::append_text(out, "label", in(language, dimension.zh, dimension.en));
        out += fmt::format(",\"in_order\":{}}}", dimension.in_order);
    }
    return out + "]";
}

Result<Response> page(const All& all, const Target& target, Context& context, Database& database) {
    ZS_TRY_ASSIGN(const Question question, question_of(context.request));
    const Language language = context.actor.language;
    const All shown = visible(all, context.actor);
    ZS_TRY_ASSIGN(const auto answer, answer_of(database, context.actor, shown, question));
    std::string figures;
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        figures = figures_json(reader, language, shown, answer, question.period, target);
        return {};
    }));
    std::string out = "{" + periods_json(question) + ",\"sections\":[";
    for (const auto& section : Column<Section>::table) {
        out += out.back() == '[' ? "{" : ",{";
        json::append_text(out, "name", section.value);
        json::append_text(out, "label", in(language, section.zh, section.en));
        out += '}';
    }
    return http::ok(out + "],\"items\":[" + figures + "]}");
}

/// The course of several figures at once: one scan of each bucket serves them all.
Result<Response> courses(const All& all, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const Question question, question_of(context.request));
    ZS_TRY_ASSIGN(const Bucket bucket, bucket_of(context.request));
    const auto ids = text::split(context.request.query_value("ids"), ',');
    All shown;
    for (const auto* indicator : visible(all, context.actor))
        if (context.request.query_value("ids").empty() || std::find(ids.begin(), ids.end(), indicator->id) != ids.end())
            shown.push_back(indicator);
    std::vector<std::string> lines(shown.size());
    std::string buckets;
    for (const auto& piece : buckets_of(question.period, bucket)) {
        ZS_TRY_ASSIGN(const auto figures, compute(reader, context.actor, shown, piece, question.filters));
        buckets += (buckets.empty() ? "" : ",") + period_json(piece);
        for (std::size_t i = 0; i < shown.size(); ++i)
            lines[i] += (lines[i].empty() ? "{" : ",{") + figure_json(figures[i]) + "}";
    }
    std::string out = "{\"buckets\":[" + buckets + "],\"items\":[";
    for (std::size_t i = 0; i < shown.size(); ++i) {
        out += i > 0 ? ",{" : "{";
        json::append_text(out, "id", shown[i]->id);
        out += ",\"points\":[" + lines[i] + "]}";
    }
    return http::ok(out + "]}");
}

Result<Response> figure(const All& all, const Target& target, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
    ZS_TRY_ASSIGN(const Question question, question_of(context.request));
    const Language language = context.actor.language;
    ZS_TRY_ASSIGN(const auto answer, answer_of(reader, context.actor, {indicator}, question));
    std::string out = figures_json(reader, language, {indicator}, answer, question.period, target);
    out.pop_back();
    const auto& source = *indicator->source;
    out += "," + periods_json(question);
    json::append_text(out, "source", in(language, source.zh, source.en));
    json::append_text(out, "rows", source.rows->name);
    json::append_text(out, "row_field", indicator->row_field);
    out += ",\"dimensions\":" + dimensions_json(source, language);
    std::vector<Breakdown> parts;
    if (const auto by = context.request.query_value("by"); !by.empty()) {
        ZS_TRY_ASSIGN(parts, break_down(reader, context.actor, *indicator, question.period, by, question.filters));
        for (const auto& dimension : source.dimensions)
            if (dimension.name == by) name_parts(parts, dimension, language);
    }
    return http::ok(out + ",\"items\":" + points_json(parts) + "}");
}

Result<Response> course(const All& all, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
    ZS_TRY_ASSIGN(const Question question, question_of(context.request));
    ZS_TRY_ASSIGN(const Bucket bucket, bucket_of(context.request));
    ZS_TRY_ASSIGN(const auto points,
                  series(reader, context.actor, *indicator, question.period, bucket, question.filters));
    return http::ok("{\"items\":" + points_json(points) + "}");
}

struct Behind {
    const EntityTable& table;
    Restriction restriction;
};

Result<Behind> behind(const All& all, const Context& context, const Reader& reader) {
    ZS_TRY_ASSIGN(const auto* indicator, one(all, context));
    ZS_TRY_ASSIGN(const Question question, question_of(context.request));
    Drill drill{question.filters, std::nullopt};
    if (const auto met = context.request.query_value("met"); !met.empty()) {
        if (met != "true" && met != "false") return fail_field("met", "field.not_one_of", {{"options", "true, false"}});
        drill.met = met == "true";
    }
    ZS_TRY_ASSIGN(auto restriction, rows_of(reader, context.actor, *indicator, question.period, drill));
    return Behind{*indicator->source->rows, std::move(restriction)};
}

Result<Response> rows(const All& all, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto found, behind(all, context, reader));
    ZS_TRY_ASSIGN(const auto list, http::list_query(context, found.table, figure_words));
    ZS_TRY_ASSIGN(auto answer, list_json(reader, found.table, list, found.restriction));
    return http::ok(std::move(answer.json));
}

Result<Response> rows_file(const All& all, Context& context, Reader& reader) {
    ZS_TRY_ASSIGN(const auto found, behind(all, context, reader));
    return export_list(reader, context, found.table, found.restriction, figure_words);
}

}  // namespace

http::Routes routes(All all, Target target, Database& database) {
    http::Routes result;
    const auto add = [&](std::string_view path, std::string_view summary, http::ReadHandler read,
                         http::PlainHandler plain = {}) {
        result.push_back(
            {.method = http::Method::get,
             .path = path,
             .permission = "session",
             .summary = summary,
             .read = std::move(read),
             .plain = std::move(plain),
             .scope = "campus, department, crew, vendor of the rows; <domain>.indicators for each figure"});
    };
    const auto with = [all, target](auto answer) {
        return [=](Context& context, Reader& reader) -> Result<Response> {
            if constexpr (std::is_invocable_v<decltype(answer), const All&, const Target&, Context&, Reader&>)
                return answer(all, target, context, reader);
            else
                return answer(all, context, reader);
        };
    };
    add("/api/v1/indicators", "All figures of a period, against another", {},
        [=, &database](Context& context) { return page(all, target, context, database); });
    add("/api/v1/indicators/series", "All figures over time, or those of ?ids=", with(courses));
    add("/api/v1/indicators/{id}", "One figure, broken down by ?by=", with(figure));
    add("/api/v1/indicators/{id}/series", "One figure over time", with(course));
    add("/api/v1/indicators/{id}/rows", "The rows behind one figure", with(rows));
    add("/api/v1/indicators/{id}/rows/export", "The rows behind one figure as xlsx, filtered like the list",
        with(rows_file));
    return result;
}

}  // namespace zs::indicators
