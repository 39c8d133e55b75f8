// Use cases of space on a real database: plain buildings, walking, GeoJSON, zones, codes.
#include "domains/space/space.h"

#include <gtest/gtest.h>

#include "domains/catalog/catalog.h"
#include "domains/organization/organization.h"
#include "domains/space/codes.h"
#include "domains/space/geojson.h"
#include "domains/space/plain_building.h"
#include "domains/space/zones.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/files/store.h"

namespace zs::space {
namespace {

class SpaceTest : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        database.emplace(GetParam());
        Services services{**database, database->clock(), hub, files, ""};
        std::vector<Migration> migrations = audit::generated_migrations();
        for (auto module : {catalog::module(services), organization::module(services), space::module(services)})
            migrations.insert(migrations.end(), module.migrations.begin(), module.migrations.end());
        ASSERT_TRUE(migrate(**database, migrations));
    }
    /// Runs `work` in a transaction; the error if there is one.
    template <class Work>
    std::optional<Error> write(const Work& work) {
        std::optional<Error> error;
        const auto status = (*database)->write([&](Transaction& transaction) -> Status {
            ZS_TRY(work(transaction));
            return {};
        });
        if (!status) error = status.error();
        return error;
    }
    template <class Work>
    void read(const Work& work) {
        EXPECT_TRUE((*database)->read([&](Reader& reader) -> Status {
            work(reader);
            return {};
        }));
    }
    PlainBuildingResult build(const PlainBuilding& wanted) {
        PlainBuildingResult made;
        const auto error = write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(made, make_plain_building(transaction, actor, wanted));
            return {};
        });
        EXPECT_FALSE(error) << error->key;
        return made;
    }
    static std::int64_t room(Reader& reader, const std::string& code) {
        return reader.integer("SELECT id FROM space_room WHERE code = ?", {code}).value_or(0);
    }
    std::int64_t room(const std::string& code) {
        std::int64_t id = 0;
        read([&](Reader& reader) { id = room(reader, code); });
        return id;
    }
    std::optional<Error> import(Id<Floor> floor, const std::string& features, ImportMode mode = ImportMode::store) {
        return write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(last, import_geojson(transaction, actor, floor,
                                               R"({"type":"FeatureCollection","features":[)" + features + "]}", mode));
            return {};
        });
    }
    static std::string feature(const std::string& ring, const std::string& properties) {
        return R"({"type":"Feature","geometry":{"type":"Polygon","coordinates":[)" + ring + R"(]},"properties":{)" +
               properties + "}}";
    }

    std::optional<testing::TestDatabase> database;
    live::Hub hub;
    files::Store files{std::filesystem::temp_directory_path() / "zs-space-files"};
    Actor actor = Actor::system("test");
    ImportResult last;
    PlainBuilding small{0, "主院区", "A", "一号楼", "", 3, 1, 5};
};

TEST_P(SpaceTest, APlainBuildingHasRoomsCodesAndWays) {
    const auto made = build(small);
    EXPECT_EQ(made.floors, 4);
    EXPECT_EQ(made.rooms, 4 * 6);  // five rooms and the corridor
    EXPECT_EQ(made.codes, made.rooms);
    read([&](Reader& reader) {
        const auto graph = walking_graph(reader);
        // Next door: out, along one room, in.
        EXPECT_NEAR(*graph->distance_m(room(reader, "A01-01"), room(reader, "A01-03")), 1.2 + 6 + 1.2, 0.01);
        EXPECT_NEAR(*graph->distance_m(room(reader, "A01-01"), room(reader, "A01-02")), 2.4, 0.01);
        // One storey up by the stairs beside it.
        EXPECT_NEAR(*graph->distance_m(room(reader, "A01-01"), room(reader, "A02-01")), 2 * (1.2 + 3) + 18, 0.01);
        EXPECT_TRUE(graph->distance_m(room(reader, "AB1-01"), room(reader, "A03-00")));
        const auto way = graph->way(room(reader, "A01-01"), room(reader, "A02-01"));
        ASSERT_GE(way.size(), 4U);
        EXPECT_NE(way.front().floor_id, way.back().floor_id);
    });
}

TEST_P(SpaceTest, ASecondBuildingStandsBesideTheFirstAndCanBeWalkedTo) {
    const auto first = build(small);
    PlainBuilding second = small;
    second.campus_id = first.campus_id.value;
    second.code = "B";
    const auto made = build(second);
    EXPECT_EQ(made.campus_id.value, first.campus_id.value);
    read([&](Reader& reader) {
        EXPECT_DOUBLE_EQ(load(reader, made.building_id)->x_m, 3 * 6 + 20);
        const auto between = walking_graph(reader)->distance_m(room(reader, "A01-01"), room(reader, "B01-01"));
        ASSERT_TRUE(between);
        EXPECT_NEAR(*between, 4.2 + 38 + 4.2, 0.01);  // stairs to stairs, 38 m apart
    });
}

TEST_P(SpaceTest, APlainBuildingSaysAllThatIsMissing) {
    PlainBuilding wrong = small;
    wrong.campus_name = " ";
    wrong.code = "一号";
    const auto error = write([&](Transaction& transaction) { return make_plain_building(transaction, actor, wrong); });
    ASSERT_TRUE(error);
    ASSERT_EQ(error->fields.size(), 2U);
    EXPECT_EQ(error->fields[0].field, "campus_name");
    EXPECT_EQ(error->fields[1].key, "space.bad_code");
    build(small);
    const auto again = write([&](Transaction& transaction) { return make_plain_building(transaction, actor, small); });
    ASSERT_TRUE(again);
    EXPECT_EQ(again->fields.at(0).key, "entity.exists");
}

TEST_P(SpaceTest, AFloorGoesOutAsGeoJsonAndComesBackUnchanged) {
    const auto made = build(small);
    const auto text_of_floor = [&] {
        std::string text;
        read([&](Reader& reader) { text = *export_geojson(reader, made.first_floor_id); });
        return text;
    };
    const auto take = [&](const std::string& text) {
        EXPECT_FALSE(write([&](Transaction& transaction) -> Status {
            ZS_TRY_ASSIGN(last, import_geojson(transaction, actor, made.first_floor_id, text));
            return {};
        }));
    };
    const auto places = [](const std::string& text) { return text.substr(0, text.find("LineString")); };
    const std::string text = text_of_floor();
    EXPECT_NE(text.find("[[0.00,0.00],[6.00,0.00],[6.00,7.80],[0.00,7.80],[0.00,0.00]]"), std::string::npos) << text;
    take(text);
    EXPECT_EQ(last.created, 0);
    EXPECT_EQ(last.updated, 7);
    EXPECT_EQ(last.untouched, 0);
    const std::string again = text_of_floor();
    EXPECT_EQ(places(text), places(again));
    take(again);  // now with the ways divided where doors join them
    EXPECT_EQ(again, text_of_floor());
}

TEST_P(SpaceTest, WaysLaidAnewAreAsLongAsBefore) {
    const auto made = build(small);
    const auto walk = [&](const std::string& from, const std::string& to) {
        double metres = -1;
        read([&](Reader& reader) {
            metres = walking_graph(reader)->distance_m(room(reader, from), room(reader, to)).value_or(-1);
        });
        return metres;
    };
    const std::pair<std::string, std::string> walks[] = {
        {"A01-01", "A01-05"}, {"A01-02", "A01-03"}, {"A01-01", "A02-05"}};
    std::vector<double> before;
    for (const auto& [from, to] : walks) before.push_back(walk(from, to));
    std::string text;
    read([&](Reader& reader) { text = *export_geojson(reader, made.first_floor_id); });
    EXPECT_FALSE(write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(last, import_geojson(transaction, actor, made.first_floor_id, text));
        return {};
    }));
    EXPECT_GT(last.ways, 3);
    for (std::size_t i = 0; i < before.size(); ++i) {
        EXPECT_GT(before[i], 0);
        EXPECT_NEAR(walk(walks[i].first, walks[i].second), before[i], 0.05) << walks[i].first << walks[i].second;
    }
}

TEST_P(SpaceTest, ADrawnFloorCanBeWalkedAndNewRoomsJoinIt) {
    const auto made = build(small);
    const std::string way = R"({"type":"Feature","geometry":{"type":"LineString","coordinates":)";
    // A corridor along y = 20, a side corridor that ends 20 cm short of it, a crossing one; a lift beside.
    ASSERT_FALSE(import(
        made.first_floor_id,
        way + R"([[0,20],[40,20]]},"properties":{"type":"way"}},)" + way +
            R"([[10,30],[10,20.2]]},"properties":{"type":"way"}},)" + way +
            R"([[30,10],[30,30]]},"properties":{"type":"way"}},)" +
            R"({"type":"Feature","geometry":{"type":"Point","coordinates":[20,19]},"properties":{"type":"lift"}},)" +
            feature("[[8,30],[12,30],[12,34],[8,34]]", R"("type":"room","code":"W1","name":"北侧")") + "," +
            feature("[[28,6],[32,6],[32,10],[28,10]]", R"("type":"room","code":"W2","name":"南侧")")));
    ASSERT_FALSE(import(made.first_floor_id,
                        feature("[[0,15],[4,15],[4,18],[0,18]]", R"("type":"room","code":"W3","name":"后加")")));
    read([&](Reader& reader) {
        const auto graph = walking_graph(reader);
        const auto metres = [&](const char* from, const char* to) {
            return graph->distance_m(room(reader, from), room(reader, to)).value_or(-1);
        };
        EXPECT_NEAR(metres("W1", "W2"), 10 + 20 + 10, 0.3);
        EXPECT_NEAR(metres("W3", "W1"), 2 + 8 + 10, 0.3);
        EXPECT_GT(metres("A01-01", "W2"), 0);
    });
    const auto error = import(
        made.first_floor_id,
        way + R"([[0,20]]},"properties":{"type":"way"}},)" +
            R"({"type":"Feature","geometry":{"type":"Point","coordinates":["x",1]},"properties":{"type":"lift"}})");
    ASSERT_TRUE(error);
    ASSERT_EQ(error->fields.size(), 2U);
    EXPECT_EQ(error->fields[0].key, "space.bad_way");
    EXPECT_EQ(error->fields[1].key, "space.bad_landing");
    EXPECT_EQ(import(made.first_floor_id, R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,1]},)"
                                          R"("properties":{"type":"stairs"}})")
                  ->fields.at(0)
                  .key,
              "space.landings_without_ways");
}

TEST_P(SpaceTest, AnImportNamesEveryProblemAndStoresNothing) {
    const auto made = build(small);
    const std::string square = "[[30,0],[36,0],[36,6],[30,6],[30,0]]";
    const auto error = import(
        made.first_floor_id,
        feature(square, R"("type":"room","code":"X1","name":"新房间")") + "," +
            feature("[[0,0],[6,4],[6,0],[0,4]]", R"("type":"room","code":"X2","name":"交叉","area_class":"z")") + "," +
            feature(square, R"("type":"room","code":"X1","name":"")") + "," +
            feature(square, R"("type":"room","code":"A02-01","name":"楼上")") + "," +
            feature("[[0,0],[300000,0],[300000,9]]", R"("type":"floor")") + "," + feature(square, R"("type":"tree")"));
    ASSERT_TRUE(error);
    std::vector<std::string> found;
    for (const auto& one : error->fields) found.push_back(one.field + " " + one.key);
    EXPECT_EQ(found, (std::vector<std::string>{
                         "features[1].geometry space.outline_crosses", "features[1].area_class field.not_one_of",
                         "features[2].code space.code_twice", "features[2].name field.required",
                         "features[3].code space.room_elsewhere", "features[4].geometry space.outline_too_far",
                         "features[5].type field.not_one_of"}));
    EXPECT_EQ(room("X1"), 0);
}

TEST_P(SpaceTest, CheckingAnImportStoresNothing) {
    const auto made = build(small);
    const auto one = feature("[[30,0],[36,0],[36,6],[30,6]]", R"("type":"room","code":"X1","name":"新房间")");
    EXPECT_FALSE(import(made.first_floor_id, one, ImportMode::check));
    EXPECT_EQ(last.created, 1);
    EXPECT_EQ(last.untouched, 6);
    EXPECT_EQ(room("X1"), 0);
    EXPECT_FALSE(import(made.first_floor_id, one));
    EXPECT_GT(room("X1"), 0);
}

TEST_P(SpaceTest, PropertiesThatAreAbsentStay) {
    const auto made = build(small);
    EXPECT_FALSE(import(made.first_floor_id,
                        feature("[[0,0],[6,0],[6,6],[0,6]]", R"("type":"room","code":"A01-01","area_class":"a")")));
    read([&](Reader& reader) {
        const auto kept = load(reader, Id<Room>{room(reader, "A01-01")});
        EXPECT_EQ(kept->name, "房间1");
        EXPECT_EQ(kept->area_class, AreaClass::a);
    });
}

TEST_P(SpaceTest, ZonesAreSavedTogetherOrNotAtAll) {
    const auto made = build(small);
    Zone one, two;
    ASSERT_FALSE(write([&](Transaction& transaction) -> Status {
        organization::Crew crew;
        crew.code = crew.name = "Z1";
        crew.trades = "power,civil";
        insert(transaction, crew);
        one.code = one.name = "1";
        two.code = two.name = "2";
        one.crew_id = two.crew_id = crew.id;
        insert(transaction, one);
        insert(transaction, two);
        return {};
    }));
    const auto save = [&](std::int64_t second_version) {
        return write([&](Transaction& transaction) {
            return save_drafts(transaction, actor,
                               {{one.id, one.version, one.crew_id.value, "", {made.first_floor_id.value}, {}},
                                {two.id, second_version, two.crew_id.value, "", {}, {room(transaction, "A02-01")}}});
        });
    };
    const auto stale = save(two.version + 1);
    ASSERT_TRUE(stale);
    EXPECT_EQ(stale->code, Code::stale);
    read([&](Reader& reader) { EXPECT_TRUE(zone_plan(reader).at(0).floors.empty()); });
    EXPECT_FALSE(save(two.version));
    read([&](Reader& reader) {
        EXPECT_EQ(zone_plan(reader).at(0).floors, std::vector<std::int64_t>{made.first_floor_id.value});
        EXPECT_EQ(responsible_for(reader, {room(reader, "A01-02")}, "civil")->zone_id.value, one.id.value);
        EXPECT_FALSE(responsible_for(reader, {room(reader, "A01-02")}, "gas")) << "the crew has no such trade";
        EXPECT_FALSE(responsible_for(reader, {room(reader, "A03-02")}, "civil"));
    });
    EXPECT_EQ(save(two.version)->code, Code::stale) << "the members are part of what was seen";
}

TEST_P(SpaceTest, ARotatedOrInactiveCodeOpensNothing) {
    build(small);
    PlaceCode code, rotated;
    ASSERT_FALSE(write([&](Transaction& transaction) -> Status {
        ZS_TRY_ASSIGN(code, ensure_code(transaction, actor, {room(transaction, "A01-01")}, ""));
        ZS_TRY_ASSIGN(rotated, rotate_code(transaction, actor, code.id));
        return {};
    }));
    EXPECT_NE(code.token, rotated.token);
    read([&](Reader& reader) {
        EXPECT_EQ(place_by_token(reader, code.token).error().key, "space.code_unknown");
        EXPECT_EQ(place_by_token(reader, rotated.token)->place.room, "房间1");
    });
    ASSERT_FALSE(write([&](Transaction& transaction) { return deactivate_code(transaction, actor, code.id); }));
    read([&](Reader& reader) { EXPECT_FALSE(place_by_token(reader, rotated.token)); });
}

INSTANTIATE_TEST_SUITE_P(, SpaceTest, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs::space
