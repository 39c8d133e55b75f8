// Decisions of purchasing as tables: inspection, the three-way match, score cards, prices that stand out.
#include <gtest/gtest.h>

#include "domains/purchasing/inspection.h"
#include "domains/purchasing/invoice_service.h"
#include "domains/purchasing/origin_service.h"
#include "domains/purchasing/prices.h"
#include "domains/purchasing/supplier_service.h"

namespace zs::purchasing {
namespace {

std::string keys_of(const std::vector<FieldError>& errors) {
    std::string keys;
    for (const auto& error : errors) keys += (keys.empty() ? "" : " ") + error.key.substr(error.key.find('.') + 1);
    return keys;
}

TEST(Inspection, AsksForWhatTheCategoryAsksFor) {
    const Date day = date_of({2026, 11, 30});
    materials::Item item;
    item.lot_managed = item.expiry_managed = true;
    AcceptanceRule rule;
    rule.certificate = "纤维检验合格证";
    rule.temperature_min = Decimal<1>{20};
    rule.temperature_max = Decimal<1>{80};
    rule.shelf_life_days = 90;
    InspectedLine line;
    EXPECT_EQ(keys_of(objections({item, rule, false, day}, line)),
              "lot_required expiry_required certificate_missing temperature_missing licence_missing");
    line.lot_number = "A1";
    line.expires_on = day + 89;
    line.certificate = "FQ-2026-1";
    line.temperature = Decimal<1>{81};
    line.packaging_ok = false;
    EXPECT_EQ(keys_of(objections({item, rule, true, day}, line)), "keeps_too_short packaging_remark temperature_out");
    line.expires_on = day + 90;
    line.temperature = Decimal<1>{80};
    line.remark = "外箱轻微变形";
    EXPECT_EQ(keys_of(objections({item, rule, true, day}, line)), "");
    EXPECT_EQ(keys_of(objections({item, std::nullopt, true, day}, line)), "");
    line.expires_on = day + -1;
    EXPECT_EQ(keys_of(objections({item, std::nullopt, true, day}, line)), "keeps_too_short");
}

TEST(Origin, AContractOfSoManyMonthsEndsTheDayBefore) {
    EXPECT_EQ(end_of_months(date_of({2026, 11, 30}), 12), date_of({2027, 11, 29}));
    EXPECT_EQ(end_of_months(date_of({2026, 12, 1}), 1), date_of({2026, 12, 31}));
    EXPECT_EQ(end_of_months(date_of({2027, 8, 31}), 6), date_of({2028, 2, 28}));
    EXPECT_EQ(end_of_months(date_of({2026, 1, 1}), 24), date_of({2027, 12, 31}));
}

TEST(Match, TellsTheWorstThatDiffers) {
    const Tolerance tolerance{1.0, {5000}};
    struct Case {
        std::int64_t invoiced, price, order_price, open;
        Verdict verdict;
    };
    const Case cases[] = {{10'000, 50'000, 50'000, 10'000, Verdict::equal},
                          {10'000, 50'500, 50'000, 10'000, Verdict::tolerated},
                          {10'000, 49'500, 50'000, 10'000, Verdict::tolerated},
                          {10'000, 50'501, 50'000, 10'000, Verdict::price_differs},
                          // one percent, but of so many that it is more than the line may differ by
                          {9'000'000, 50'500, 50'000, 9'000'000, Verdict::price_differs},
                          {10'001, 50'000, 50'000, 10'000, Verdict::too_many},
                          {10'001, 90'000, 50'000, 10'000, Verdict::too_many},
                          {10'000, 1, 0, 10'000, Verdict::price_differs}};
    for (const auto& one : cases)
        EXPECT_EQ(compare({{one.invoiced}, {one.price}, {one.order_price}, {one.open}}, tolerance), one.verdict)
            << one.invoiced << ' ' << one.price;
}

TEST(Score, WeighsWhatIsKnown) {
    const Weights weights{40, 30, 20, 10};
    EXPECT_DOUBLE_EQ(*total_of({100, 50, 100, 0}, weights), 75);
    EXPECT_DOUBLE_EQ(*total_of({100, 50, std::nullopt, std::nullopt}, weights), 5500.0 / 70);
    EXPECT_FALSE(total_of({}, weights));
    const Limits limits{60, 75, 5};
    EXPECT_EQ(standing_of(59.9, 5, limits), Standing::blocked);
    EXPECT_EQ(standing_of(60.0, 5, limits), Standing::warned);
    EXPECT_EQ(standing_of(75.0, 5, limits), Standing::good);
    EXPECT_EQ(standing_of(10.0, 4, limits), Standing::unknown);
    EXPECT_EQ(standing_of(std::nullopt, 50, limits), Standing::unknown);
}

TEST(Expiry, IsToldTwice) {
    EXPECT_EQ(stage_of(61, 60), 0);
    EXPECT_EQ(stage_of(60, 60), 60);
    EXPECT_EQ(stage_of(8, 60), 60);
    EXPECT_EQ(stage_of(7, 60), 7);
    EXPECT_EQ(stage_of(0, 60), 7);
}

TEST(Prices, ThoseFarFromTheOthersStandOut) {
    std::vector<Paid> paid(4);
    for (std::size_t i = 0; i < paid.size(); ++i)
        paid[i].price = {std::int64_t{100'000} + static_cast<std::int64_t>(i)};
    paid[2].price = {130'000};
    mark_outliers(paid, 20);
    EXPECT_FALSE(paid[0].outlier);
    EXPECT_TRUE(paid[2].outlier);
    EXPECT_NEAR(paid[2].percent, 30, 0.01);
    paid.resize(2);
    paid[1].outlier = false;
    mark_outliers(paid, 1);
    EXPECT_FALSE(paid[1].outlier);
    EXPECT_EQ(median({{3}, {1}, {2}}).units, 2);
    EXPECT_EQ(median({{4}, {1}, {2}, {3}}).units, 2);
}

TEST(Delivery, ComesOnADayOfTheContract) {
    Contract contract;
    contract.lead_days = 2;
    const Date monday = date_of({2026, 11, 30});
    EXPECT_EQ(earliest_delivery(contract, monday), monday + 2);
    contract.delivery_days = "1,5";
    EXPECT_EQ(earliest_delivery(contract, monday), monday + 4);
    EXPECT_EQ(earliest_delivery(contract, monday + 3), monday + 7);
}

}  // namespace
}  // namespace zs::purchasing
