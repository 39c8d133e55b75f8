// Tables of good and bad input, storage round trips and lists on a small described struct.
#include "platform/entity/entity.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "platform/database/database.h"
#include "platform/database/migrator.h"
#include "platform/entity/list.h"

namespace zs {
namespace {

enum class Mood { calm, cross };
constexpr auto options(Of<Mood>) {
    return std::array{Option{"calm", "平静", "Calm"}, Option{"cross", "生气", "Cross"}};
}
struct Line {
    std::string name;
    Quantity quantity;
};
constexpr auto describe(Of<Line>) {
    return view("Line", "", "行", "Line",
                field<&Line::name>("name", {.zh = "名称", .en = "Name", .required = true, .length_max = 10}),
                field<&Line::quantity>("quantity", {.zh = "数量", .en = "Quantity", .min = 0, .max = 100}));
}
struct Thing {
    Id<Thing> id;
    std::int64_t version = 0;
    std::string name;
    Mood mood = Mood::calm;
    Money price;
    std::optional<Instant> at;
    std::optional<Date> day;
    bool active = true;
    double weight = 0;
    std::string secret;
    std::vector<Line> lines;
};
constexpr auto describe(Of<Thing>) {
    return entity("test_thing", "物", "Thing",
                  field<&Thing::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}),
                  field<&Thing::version>("version", {.zh = "版本", .en = "Version", .read_only = true}),
                  field<&Thing::name>(
                      "name", {.zh = "名称", .en = "Name", .required = true, .length_max = 5, .searchable = true}),
                  field<&Thing::mood>("mood", {.zh = "心情", .en = "Mood"}),
                  field<&Thing::price>("price", {.zh = "价", .en = "Price", .min = 0, .max = 1000}),
                  field<&Thing::at>("at", {.zh = "时间", .en = "At"}),
                  field<&Thing::day>("day", {.zh = "日", .en = "Day"}),
                  field<&Thing::active>("active", {.zh = "启用", .en = "Active"}),
                  field<&Thing::weight>("weight", {.zh = "重", .en = "Weight"}),
                  field<&Thing::secret>("secret", {.zh = "密", .en = "Secret", .secret = true}),
                  field<&Thing::lines>("lines", {.zh = "行", .en = "Lines"}));
}
static_assert(fully_described<Thing>);

constexpr std::string_view schema =
    "CREATE TABLE test_thing (id {id}, version BIGINT NOT NULL, name TEXT NOT NULL, mood TEXT NOT NULL, price BIGINT "
    "NOT "
    "NULL, at BIGINT, day BIGINT, active BIGINT NOT NULL, weight DOUBLE PRECISION NOT NULL, secret TEXT NOT NULL);\n";

struct BadInput {
    std::string_view body;
    std::string_view field;
    std::string_view key;
};
class Refusals : public testing::TestWithParam<BadInput> {};

TEST_P(Refusals, NameTheField) {
    const auto body = json::parse_object(GetParam().body);
    ASSERT_TRUE(body);
    const auto thing = decode_create<Thing>(*body);
    ASSERT_FALSE(thing);
    ASSERT_EQ(thing.error().fields.size(), 1U);
    EXPECT_EQ(thing.error().fields[0].field, GetParam().field);
    EXPECT_EQ(thing.error().fields[0].key, GetParam().key);
}
INSTANTIATE_TEST_SUITE_P(Entity, Refusals,
                         testing::Values(BadInput{R"({})", "name", "field.required"},
                                         BadInput{R"({"name":"  "})", "name", "field.required"},
                                         BadInput{R"({"name":"六个字的名称"})", "name", "field.too_long"},
                                         BadInput{R"({"name":7})", "name", "field.not_text"},
                                         BadInput{R"({"name":"a\u0000"})", "name", "field.not_utf8"},
                                         BadInput{R"({"name":"a","mood":"sad"})", "mood", "field.not_one_of"},
                                         BadInput{R"({"name":"a","price":"1.234"})", "price", "field.not_a_decimal"},
                                         BadInput{R"({"name":"a","price":"-1.00"})", "price", "field.too_small"},
                                         BadInput{R"({"name":"a","price":12})", "price", "field.not_a_decimal"},
                                         BadInput{R"({"name":"a","at":"yesterday"})", "at", "field.not_an_instant"},
                                         BadInput{R"({"name":"a","day":"2026-02-30"})", "day", "field.not_a_date"},
                                         BadInput{R"({"name":"a","active":1})", "active", "field.not_a_boolean"},
                                         BadInput{R"({"name":"a","nmae":1})", "nmae", "field.unknown"},
                                         BadInput{R"({"name":"a","id":1,"version":1,"lines":[{"name":""}]})",
                                                  "lines[0].name", "field.required"}));

TEST(Entity, TellsAllErrorsAtOnce) {
    const auto thing = decode_create<Thing>(*json::parse_object(R"({"price":"x","mood":3,"day":1})"));
    ASSERT_FALSE(thing);
    EXPECT_EQ(thing.error().fields.size(), 4U);
}

TEST(Entity, KeepsSecretsIn) {
    Thing thing;
    thing.secret = "hush";
    EXPECT_EQ(to_json(thing).find("hush"), std::string::npos);
    EXPECT_EQ(diff(Thing{}, thing), R"({"secret":{"before":"***","after":"***"}})");
}

class Stored : public testing::Test {
protected:
    void SetUp() override {
        path_ =
            std::filesystem::temp_directory_path() /
            ("zs_entity_" + std::to_string(::getpid()) + testing::UnitTest::GetInstance()->current_test_info()->name());
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        database_ = *open_database({.url = "sqlite:" + (path_ / "test.db").string()}, clock_);
        ASSERT_TRUE(migrate(*database_, {{"test", 1, "thing", std::string(schema)}}));
    }
    void TearDown() override {
        database_.reset();
        std::filesystem::remove_all(path_);
    }
    std::filesystem::path path_;
    SystemClock clock_;
    std::unique_ptr<Database> database_;
};

TEST_F(Stored, RoundTripAndVersion) {
    Thing thing;
    thing.name = "泵";
    thing.price = {1250};
    thing.at = Instant{1'700'000'000'123};
    thing.secret = "hush";
    const auto status = database_->write([&](Transaction& transaction) -> Status {
        insert(transaction, thing);
        EXPECT_EQ(thing.version, 1);
        auto again = find(transaction, thing.id);
        EXPECT_TRUE(again && again->name == "泵" && again->at == thing.at && again->secret == "hush" && !again->day);
        auto stale = *again;
        ZS_TRY(update(transaction, *again));
        EXPECT_EQ(update(transaction, stale).error().key, "entity.stale");
        EXPECT_FALSE(find(transaction, Id<Thing>{999}));
        return {};
    });
    EXPECT_TRUE(status);
}

TEST_F(Stored, PagesVisitEveryRowOnceInOrder) {
    ASSERT_TRUE(database_->write([&](Transaction& transaction) -> Status {
        for (int i = 0; i < 57; ++i) {
            Thing thing;
            thing.name = std::to_string(i % 7);
            if (i % 5 != 0) thing.at = Instant{1000 * (i % 3)};
            insert(transaction, thing);
        }
        return {};
    }));
    for (const std::string sort : {"at", "-at", "name", "-id"}) {
        std::set<std::int64_t> seen;
        std::string cursor;
        do {
            QueryPairs pairs{{"sort", sort}, {"limit", "10"}};
            if (!cursor.empty()) pairs.emplace_back("cursor", cursor);
            const auto query = parse_list_query(table_of<Thing>(), pairs);
            ASSERT_TRUE(query);
            std::string text;
            ASSERT_TRUE(database_->read([&](Reader& reader) -> Status {
                ZS_TRY_ASSIGN(auto page, list_json(reader, table_of<Thing>(), *query));
                text = std::move(page.json);
                return {};
            }));
            const auto page = *json::parse_object(text);
            for (const auto& item : page.at("items").as_array())
                EXPECT_TRUE(seen.insert(item.at("id").as_int64()).second) << sort;
            cursor = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
        } while (!cursor.empty());
        EXPECT_EQ(seen.size(), 57U) << sort;
    }
}

TEST(ListQuery, RefusesWhatItDoesNotKnow) {
    for (const auto& [name, value] : QueryPairs{{"limit", "0"},
                                                {"limit", "501"},
                                                {"sort", "nope"},
                                                {"nope", "1"},
                                                {"secret", "x"},
                                                {"price", "a"},
                                                {"at.gte", "x"},
                                                {"mood.between", "1"}})
        EXPECT_FALSE(parse_list_query(table_of<Thing>(), {{name, value}})) << name;
}

}  // namespace
}  // namespace zs
