// Our answers against those that Prometheus itself gave (tests/corpus/prometheus), and the limits.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>

#include "core/json.h"
#include "platform/prometheus/answer.h"

namespace zs::prometheus {
namespace {

std::string file_text(const std::string& name) {
    std::ifstream file(std::string(ZS_ROOT) + "/tests/corpus/prometheus/" + name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

json::object document(const std::string& name) {
    auto parsed = json::parse_object(file_text(name));
    EXPECT_TRUE(parsed.has_value()) << name;
    return parsed ? *std::move(parsed) : json::object{};
}

double number_of(const json::value& value) {
    return value.is_double() ? value.as_double() : static_cast<double>(value.as_int64());
}

class Corpus final : public Source {
public:
    Corpus() {
        const auto all = document("samples.json");
        for (const auto& one : all.at("series").as_array()) {
            Series series;
            series.id = static_cast<std::int64_t>(series_.size());
            for (const auto& [name, value] : one.as_object().at("labels").as_object())
                set(series.labels, name, std::string_view(value.as_string()));
            std::vector<Sample> samples;
            for (const auto& pair : one.as_object().at("samples").as_array())
                samples.push_back({std::llround(number_of(pair.as_array()[0]) * 1000), number_of(pair.as_array()[1])});
            samples_.push_back(std::move(samples));
            series_.push_back(std::move(series));
        }
        std::sort(series_.begin(), series_.end(), [](const Series& a, const Series& b) { return a.labels < b.labels; });
    }
    const std::vector<Series>& series() const override { return series_; }
    Outcome<std::vector<Sample>> samples(std::int64_t id, std::int64_t from_ms, std::int64_t to_ms) override {
        std::vector<Sample> found;
        for (const auto& sample : samples_[static_cast<std::size_t>(id)])
            if (sample.at_ms >= from_ms && sample.at_ms <= to_ms) found.push_back(sample);
        return found;
    }

private:
    std::vector<Series> series_;
    std::vector<std::vector<Sample>> samples_;
};

/// Numbers agree to the last digits that rounding leaves.
void expect_sample(const json::value& right, const json::value& ours, const std::string& place) {
    EXPECT_NEAR(number_of(right.as_array()[0]), number_of(ours.as_array()[0]), 1e-9) << place;
    const std::string a(right.as_array()[1].as_string()), b(ours.as_array()[1].as_string());
    if (a == b) return;
    const double x = std::strtod(a.c_str(), nullptr), y = std::strtod(b.c_str(), nullptr);
    EXPECT_NEAR(x, y, 1e-9 * std::max(1.0, std::abs(x))) << place << ": " << a << " and " << b;
}

void expect_samples(const json::array& right, const json::array& ours, const std::string& place) {
    ASSERT_EQ(right.size(), ours.size()) << place;
    for (std::size_t i = 0; i < right.size(); ++i) expect_sample(right[i], ours[i], place);
}

using Lines = std::vector<std::pair<std::string, json::value>>;

Lines lines_of(const json::value& result, bool ordered) {
    Lines lines;
    for (const auto& line : result.as_array()) {
        Labels labels;
        for (const auto& [name, value] : line.as_object().at("metric").as_object())
            set(labels, name, std::string_view(value.as_string()));
        lines.emplace_back(text_of(labels), line);
    }
    if (!ordered) std::sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return lines;
}

void expect_answer(const json::object& right, const json::object& ours, const std::string& place) {
    ASSERT_EQ(right.at("resultType"), ours.at("resultType")) << place;
    if (right.at("resultType") == "scalar" || right.at("resultType") == "string")
        return expect_sample(right.at("result"), ours.at("result"), place);
    const bool ordered = place.starts_with("sort") || place.starts_with("topk(");
    const auto a = lines_of(right.at("result"), ordered), b = lines_of(ours.at("result"), ordered);
    ASSERT_EQ(a.size(), b.size()) << place << "\n" << json::write(ours.at("result"));
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(a[i].first, b[i].first) << place;
        const auto &x = a[i].second.as_object(), &y = b[i].second.as_object();
        if (x.contains("value"))
            expect_sample(x.at("value"), y.at("value"), place);
        else
            expect_samples(x.at("values").as_array(), y.at("values").as_array(), place);
    }
}

void expect_same(const json::object& right, const Outcome<Found>& ours, std::int64_t at_ms, const std::string& place) {
    if (right.contains("error")) {
        ASSERT_FALSE(ours.has_value()) << place;
        EXPECT_EQ(right.at("error") == "bad_data", ours.error().kind == FaultKind::bad_data)
            << place << ": " << right.at("message").as_string().c_str() << " and " << ours.error().message;
        return;
    }
    ASSERT_TRUE(ours.has_value()) << place << ": " << ours.error().message;
    const auto answer = json::parse_object(json_of(*ours, at_ms));
    ASSERT_TRUE(answer.has_value()) << place;
    expect_answer(right, *answer, place);
}

TEST(Prometheus, answers_as_prometheus_does) {
    Corpus corpus;
    const auto samples = document("samples.json");
    const auto moment = samples.at("moment").as_int64() * 1000;
    const auto& stretch = samples.at("stretch").as_object();
    const Question question{stretch.at("start").as_int64() * 1000, stretch.at("end").as_int64() * 1000,
                            stretch.at("step").as_int64() * 1000};
    std::size_t asked = 0;
    const auto cases = document("cases.json");
    for (const auto& entry : cases.at("cases").as_array()) {
        const auto& one = entry.as_object();
        const std::string query(one.at("query").as_string());
        const auto expr = parse(query);
        const auto instant = expr ? ask_instant(**expr, moment, corpus) : tl::unexpected(expr.error());
        expect_same(one.at("instant").as_object(), instant, moment, query);
        ++asked;
        if (!one.contains("range") || !expr) continue;
        expect_same(one.at("range").as_object(), ask_range(**expr, question, corpus), moment, "range of " + query);
        ++asked;
    }
    EXPECT_GT(asked, 300U);
}

TEST(Prometheus, names_the_place_of_a_mistake) {
    EXPECT_EQ(parse("o2_purity{device=}").error().message.substr(0, 17), "1:18: parse error");
    EXPECT_EQ(parse("1 +\n  )").error().message, "2:3: parse error: unexpected \")\"");
    EXPECT_EQ(parse("rate(x)").error().message,
              "1:8: parse error: expected type range vector in call to function \"rate\", got instant vector");
    EXPECT_FALSE(parse(std::string(query_bytes_max + 1, ' ')).has_value());
    EXPECT_EQ(parse("\"a\\xa2\"").error().message, "1:1: parse error: string is not UTF-8");
    EXPECT_TRUE(parse("\"\\u6c27\\x41\"").has_value());
    EXPECT_FALSE(parse(std::string(1000, '(')).has_value());
    EXPECT_FALSE(parse(std::string(1000, '-') + "1").has_value());
}

TEST(Prometheus, keeps_to_its_limits) {
    Corpus corpus;
    const auto refused = [&](std::string_view query, const Limits& limits) {
        const auto expr = parse(query);
        const auto found = ask_range(**expr, {1'750'000'000'000, 1'750'007'200'000, 10'000}, corpus, limits);
        return found ? std::string() : found.error().message;
    };
    Limits limits;
    limits.series_max = 2;
    EXPECT_NE(refused("o2_purity", limits).find("3 series, more than 2"), std::string::npos);
    limits = {};
    limits.samples_max = 500;
    EXPECT_NE(refused("o2_purity", limits).find("more than 500 samples"), std::string::npos);
    limits = {};
    limits.values_max = 1000;
    EXPECT_NE(refused("o2_purity", limits).find("more than 1000 values"), std::string::npos);
    limits = {};
    limits.work_max = 1000;
    EXPECT_NE(refused("sum_over_time(o2_purity[1h])", limits).find("too many samples"), std::string::npos);
    limits = {};
    limits.steps_max = 10;
    EXPECT_NE(refused("max_over_time(o2_purity[1h:1s])", limits).find("subquery"), std::string::npos);
    limits = {};
    limits.time_ms = -1;
    EXPECT_NE(refused("o2_purity", limits).find("timed out"), std::string::npos);
}

TEST(Prometheus, writes_numbers_and_reads_times_as_the_api_does) {
    EXPECT_EQ(number_text(0.1), "0.1");
    EXPECT_EQ(number_text(-123456789012.5), "-123456789012.5");
    EXPECT_EQ(number_text(1e-7), "1e-07");
    EXPECT_EQ(number_text(1e21), "1e+21");
    EXPECT_EQ(number_text(std::nan("")), "NaN");
    EXPECT_EQ(number_text(-INFINITY), "-Inf");
    EXPECT_EQ(parse_time_ms("1750000000.5"), 1'750'000'000'500);
    EXPECT_EQ(parse_time_ms("2025-06-15T15:06:40Z"), 1'750'000'000'000);
    EXPECT_FALSE(parse_time_ms("yesterday").has_value());
    EXPECT_EQ(parse_step_ms("15s"), 15'000);
    EXPECT_EQ(parse_step_ms("0.25"), 250);
    EXPECT_FALSE(parse_step_ms("0").has_value());
    EXPECT_EQ(parse_duration_ms("1h30m"), 5'400'000);
    EXPECT_EQ(parse_duration_ms("90ms"), 90);
    EXPECT_FALSE(parse_duration_ms("30m1h").has_value());
    EXPECT_EQ(valid_name("氧气 压力.1"), "______1");
    EXPECT_EQ(valid_name("1a"), "_1a");
}

}  // namespace
}  // namespace zs::prometheus
