// Every declared figure agrees with the rows it opens to, on both engines.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "core/json.h"
#include "laws/hospital.h"

namespace zs {
namespace {

using indicators::Kind;
using testing::PlayedHospital;

class IndicatorLaw : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
    }
    /// One hospital for all tests of an engine: playing it takes a second.
    PlayedHospital& hospital() {
        static std::map<Engine, std::unique_ptr<PlayedHospital>> all;
        auto& mine = all[GetParam()];
        if (!mine) mine = std::make_unique<PlayedHospital>(GetParam());
        return *mine;
    }
    std::vector<const indicators::Indicator*> declared() {
        std::vector<const indicators::Indicator*> all;
        for (const auto& module : hospital().modules)
            all.insert(all.end(), module.indicators.begin(), module.indicators.end());
        return all;
    }
    void read(const std::function<Status(Reader&)>& work) {
        const auto status = hospital().database->read(work);
        ASSERT_TRUE(status) << status.error().key;
    }
    /// Rows of the drill-down, counted by the list that people see.
    Result<std::int64_t> count(Reader& reader, const indicators::Indicator& indicator, const indicators::Drill& drill) {
        const auto& table = *indicator.source->rows;
        ZS_TRY_ASSIGN(const auto list, parse_list_query(table, {{"total", "true"}, {"limit", "1"}}));
        ZS_TRY_ASSIGN(const auto rows, indicators::rows_of(reader, actor, indicator, hospital().period, drill));
        ZS_TRY_ASSIGN(const auto page, list_json(reader, table, list, rows));
        return json::parse_object(page.json)->at("total").as_int64();
    }
    Result<indicators::Figure> figure(Reader& reader, std::string_view id) {
        for (const auto* indicator : declared()) {
            if (indicator->id != id) continue;
            const indicators::Indicator* const one[] = {indicator};
            ZS_TRY_ASSIGN(const auto figures, indicators::compute(reader, actor, one, hospital().period));
            return figures.front();
        }
        return fail(Code::not_found, "entity.not_found");
    }
    const Actor actor = Actor::system("law");
};

TEST_P(IndicatorLaw, OpensToExactlyItsRows) {
    read([&](Reader& reader) -> Status {
        for (const auto* indicator : declared()) {
            const indicators::Indicator* const one[] = {indicator};
            ZS_TRY_ASSIGN(const auto figures, indicators::compute(reader, actor, one, hospital().period));
            ZS_TRY_ASSIGN(const auto rows, count(reader, *indicator, {}));
            EXPECT_EQ(rows, figures.front().n) << indicator->id;
        }
        return {};
    });
}

TEST_P(IndicatorLaw, PiecesOfALongPeriodMakeTheWhole) {
    const auto [from, to] = hospital().period;
    const Instant middle = from + (to - from) / 2;
    constexpr Duration years = std::chrono::hours(24 * 365 * 3);  // cut in the middle of what was played
    const indicators::Period period{middle - years, middle + years};
    const auto all = declared();
    const auto in_pieces = indicators::compute(*hospital().database, actor, all, period);
    ASSERT_TRUE(in_pieces) << in_pieces.error().key;
    read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(const auto whole, indicators::compute(reader, actor, all, period));
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_EQ((*in_pieces)[i].n, whole[i].n) << all[i]->id;
            EXPECT_EQ((*in_pieces)[i].value.has_value(), whole[i].value.has_value()) << all[i]->id;
            EXPECT_NEAR((*in_pieces)[i].value.value_or(0), whole[i].value.value_or(0), 1e-9) << all[i]->id;
        }
        return {};
    });
}

TEST_P(IndicatorLaw, PartsOfEveryDimensionMakeTheWhole) {
    read([&](Reader& reader) -> Status {
        for (const auto* indicator : declared()) {
            const indicators::Indicator* const one[] = {indicator};
            ZS_TRY_ASSIGN(const auto figures, indicators::compute(reader, actor, one, hospital().period));
            const auto& whole = figures.front();
            for (const auto& dimension : indicator->source->dimensions) {
                ZS_TRY_ASSIGN(const auto parts,
                              indicators::break_down(reader, actor, *indicator, hospital().period, dimension.name));
                std::int64_t n = 0;
                double sum = 0;
                for (const auto& part : parts) {
                    n += part.figure.n;
                    const bool weighted = indicator->kind == Kind::mean || indicator->kind == Kind::share;
                    sum += part.figure.value.value_or(0) * (weighted ? static_cast<double>(part.figure.n) : 1);
                }
                EXPECT_EQ(n, whole.n) << indicator->id << " by " << dimension.name;
                if (indicator->kind == Kind::median || indicator->kind == Kind::percentile_90) continue;
                const bool weighted = indicator->kind == Kind::mean || indicator->kind == Kind::share;
                const double expected = whole.value.value_or(0) * (weighted ? static_cast<double>(whole.n) : 1);
                EXPECT_NEAR(sum, expected, 1e-6 * std::max(1.0, std::abs(expected)))
                    << indicator->id << " by " << dimension.name;
            }
        }
        return {};
    });
}

TEST_P(IndicatorLaw, EveryPartOpensToExactlyItsRowsAndFiltersTheFigure) {
    read([&](Reader& reader) -> Status {
        for (const auto* indicator : declared()) {
            const indicators::Indicator* const one[] = {indicator};
            for (const auto& dimension : indicator->source->dimensions) {
                ZS_TRY_ASSIGN(const auto parts,
                              indicators::break_down(reader, actor, *indicator, hospital().period, dimension.name));
                if (parts.empty()) continue;
                for (const auto* part : {&parts.front(), &parts.back()}) {
                    const indicators::Filters only{{std::string(dimension.name), part->key}};
                    ZS_TRY_ASSIGN(const auto rows, count(reader, *indicator, {only, std::nullopt}));
                    EXPECT_EQ(rows, part->figure.n) << indicator->id << " " << dimension.name << " " << part->key;
                    ZS_TRY_ASSIGN(const auto figures, indicators::compute(reader, actor, one, hospital().period, only));
                    // Not to the last bit: each plan adds the rows up in its own order.
                    EXPECT_EQ(figures.front().value.has_value(), part->figure.value.has_value()) << indicator->id;
                    EXPECT_NEAR(figures.front().value.value_or(0), part->figure.value.value_or(0), 1e-9)
                        << indicator->id << " " << dimension.name;
                }
            }
        }
        return {};
    });
}

TEST_P(IndicatorLaw, AShareIsItsMetRowsAmongAllItsRows) {
    read([&](Reader& reader) -> Status {
        for (const auto* indicator : declared()) {
            if (indicator->kind != Kind::share) continue;
            ZS_TRY_ASSIGN(const auto whole, figure(reader, indicator->id));
            ZS_TRY_ASSIGN(const auto met, count(reader, *indicator, {{}, true}));
            ZS_TRY_ASSIGN(const auto missed, count(reader, *indicator, {{}, false}));
            EXPECT_EQ(met + missed, whole.n) << indicator->id;
            EXPECT_NEAR(whole.value.value_or(0), whole.n == 0 ? 0 : 100.0 * double(met) / double(whole.n), 1e-9)
                << indicator->id;
        }
        return {};
    });
}

TEST_P(IndicatorLaw, FirstTimeFixAndReworkShareOnePopulation) {
    read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(const auto fixed, figure(reader, "repair.first_time_fix"));
        ZS_TRY_ASSIGN(const auto rework, figure(reader, "repair.rework_rate"));
        EXPECT_EQ(fixed.n, rework.n);
        EXPECT_GT(fixed.n, 0);
        EXPECT_NEAR(fixed.value.value_or(0) + rework.value.value_or(0), 100.0, 1e-9);
        return {};
    });
}

TEST_P(IndicatorLaw, FiguresAtASideExistAndShareTheUnit) {
    const auto all = declared();
    for (const auto* indicator : all) {
        if (indicator->beside.empty()) continue;
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto* one) { return one->id == indicator->beside; });
        ASSERT_NE(found, all.end()) << indicator->id;
        EXPECT_EQ((*found)->unit, indicator->unit) << indicator->id;
    }
}

TEST_P(IndicatorLaw, BacklogIsTheSumOfItsAges) {
    read([&](Reader& reader) -> Status {
        ZS_TRY_ASSIGN(const auto all, figure(reader, "repair.backlog"));
        std::int64_t sum = 0;
        for (const std::string_view age : {"day", "days", "week", "old"}) {
            ZS_TRY_ASSIGN(const auto part, figure(reader, "repair.backlog_" + std::string(age)));
            sum += part.n;
        }
        EXPECT_EQ(sum, all.n);
        return {};
    });
}

TEST_P(IndicatorLaw, AnEmptyPeriodIsNotApplicableInsteadOfZero) {
    const indicators::Period nothing{hospital().period.from - std::chrono::hours(48), hospital().period.from};
    read([&](Reader& reader) -> Status {
        for (const auto* indicator : declared()) {
            if (indicator->kind == Kind::count || indicator->kind == Kind::sum) continue;
            const indicators::Indicator* const one[] = {indicator};
            ZS_TRY_ASSIGN(const auto figures, indicators::compute(reader, actor, one, nothing));
            EXPECT_FALSE(figures.front().value.has_value()) << indicator->id;
        }
        return {};
    });
}

TEST_P(IndicatorLaw, PlayedOrdersHaveStepsInOrder) {
    read([&](Reader& reader) -> Status {
        EXPECT_GT(reader.integer("SELECT COUNT(*) FROM repair_work_order").value_or(0), 50);
        const auto wrong = reader.integer(
            "SELECT COUNT(*) FROM repair_work_order WHERE accepted_at < reported_at OR dispatched_at < accepted_at OR "
            "arrived_at < taken_at OR restored_at < arrived_at OR confirmed_at < restored_at OR held_ms < 0");
        EXPECT_EQ(wrong.value_or(-1), 0);
        EXPECT_EQ(reader
                      .integer("SELECT COUNT(*) FROM repair_work_order o WHERE NOT EXISTS (SELECT 1 FROM "
                               "repair_timeline_entry t WHERE t.work_order_id = o.id)")
                      .value_or(-1),
                  0);
        return {};
    });
}

INSTANTIATE_TEST_SUITE_P(, IndicatorLaw, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs
