// Master data survives the way out and back in, whatever its fields are.
#include <gtest/gtest.h>

#include "core/json.h"
#include "laws/routes.h"
#include "platform/documents/table.h"

namespace zs {
namespace {

using testing::RoutedHospital;

class ExchangeLaw : public ::testing::TestWithParam<Engine> {
protected:
    void SetUp() override {
        if (!testing::engine_available(GetParam())) GTEST_SKIP() << "ZS_TEST_POSTGRES is not set";
        hospital_ = std::make_unique<RoutedHospital>(GetParam());
    }
    http::Response send(http::Method method, const std::string& path, QueryPairs query = {}, std::string body = {}) {
        return hospital_->send(method, "/api/v1/" + path, std::move(query), std::move(body));
    }
    json::object import(const std::string& path, std::string body, bool dry_run) {
        const auto answer =
            send(http::Method::post, path + "/import", {{"dry_run", dry_run ? "true" : "false"}}, std::move(body));
        EXPECT_EQ(answer.status, 200) << path << ": " << answer.body;
        const auto parsed = json::parse_object(answer.body);
        return parsed ? *parsed : json::object{};
    }

    std::unique_ptr<RoutedHospital> hospital_;
};

TEST_P(ExchangeLaw, WhatWasExportedImportsWithoutChangingAnything) {
    int tried = 0;
    for (const auto& module : hospital_->modules)
        for (const auto& data : module.master_data) {
            const std::string path(data.path);
            if (data.no_create || data.table->find(data.code_field) == nullptr) continue;
            const auto file = send(http::Method::get, path + "/export");
            ASSERT_EQ(file.status, 200) << path << file.body;
            const auto form = send(http::Method::get, path + "/template");
            EXPECT_EQ(form.status, 200) << path << form.body;
            const auto list = json::parse_object(send(http::Method::get, path, {{"total", "true"}}).body);
            if (list->at("total").as_int64() == 0) continue;
            const auto report = import(path, file.body, false);
            EXPECT_EQ(report.at("error_count").as_int64(), 0) << path << json::write(report);
            EXPECT_EQ(report.at("created").as_int64(), 0) << path << json::write(report);
            EXPECT_EQ(report.at("changed").as_int64(), 0) << path << json::write(report);
            EXPECT_GT(report.at("unchanged").as_int64(), 0) << path;
            ++tried;
        }
    EXPECT_GT(tried, 6);
}

TEST_P(ExchangeLaw, ABadRowKeepsTheWholeFileOutAndComesBackMarked) {
    const std::string path = "organization/departments";
    const std::string file = "代码,名称,类别\nNEW1,新科室,临床\nBAD,,外星\n";
    const auto report = import(path, file, false);
    EXPECT_FALSE(report.at("applied").as_bool());
    EXPECT_EQ(report.at("error_count").as_int64(), 2);
    const auto none = json::parse_object(send(http::Method::get, path, {{"code", "NEW1"}}).body);
    EXPECT_EQ(none->at("items").as_array().size(), 0U);
    const auto marked = send(http::Method::post, path + "/import", {{"format", "xlsx"}}, file);
    EXPECT_EQ(marked.status, 200);
    const auto table = documents::read_table(marked.body);
    ASSERT_TRUE(table);
    EXPECT_EQ(table->header.back(), "错误");
    EXPECT_NE(table->rows.at(1).cells.back().find("名称"), std::string::npos);
    EXPECT_EQ(table->rows.at(0).cells.size(), 3U);
}

TEST_P(ExchangeLaw, AGoodFileCreatesOnceAndChangesByCode) {
    const std::string path = "organization/departments";
    auto report = import(path, "代码,名称,类别,上级科室\nNEW1,新科室,临床,LC\n", true);
    EXPECT_EQ(report.at("created").as_int64(), 1);
    EXPECT_FALSE(report.at("applied").as_bool());
    report = import(path, "代码,名称,类别,上级科室\nNEW1,新科室,临床,LC\n", false);
    EXPECT_TRUE(report.at("applied").as_bool()) << json::write(report);
    report = import(path, "code,name,kind\nNEW1,更名科室,medical_technical\n", false);
    EXPECT_EQ(report.at("changed").as_int64(), 1) << json::write(report);
    const auto found = json::parse_object(send(http::Method::get, path, {{"code", "NEW1"}}).body);
    ASSERT_EQ(found->at("items").as_array().size(), 1U);
    EXPECT_EQ(found->at("items").as_array()[0].at("name").as_string(), "更名科室");
}

TEST_P(ExchangeLaw, RowsMayNameOtherRowsOfTheFileInAnyOrder) {
    const std::string path = "organization/departments";
    const std::string head = "code,name,kind,parent_id\n";
    auto report = import(path, head + "N3,三,clinical,N2\nN2,二,clinical,N1\nN1,一,clinical,\n", false);
    EXPECT_EQ(report.at("created").as_int64(), 3) << json::write(report);
    const auto found = json::parse_object(send(http::Method::get, path, {{"code", "N3"}}).body);
    EXPECT_EQ(found->at("items").as_array().size(), 1U);
    // A circle, and a row whose parent is refused: told by row, nothing kept.
    report = import(path, head + "N5,五,clinical,N6\nN6,六,clinical,N5\nN7,七,clinical,N8\nN8,八,nonsense,\n", false);
    EXPECT_FALSE(report.at("applied").as_bool());
    EXPECT_EQ(report.at("wrong_rows").as_int64(), 4) << json::write(report);
    EXPECT_EQ(report.at("errors").as_array().front().at("key").as_string(), "field.reference_missing");
}

INSTANTIATE_TEST_SUITE_P(, ExchangeLaw, ::testing::Values(Engine::sqlite, Engine::postgres),
                         [](const auto& engine) { return engine.param == Engine::sqlite ? "sqlite" : "postgres"; });

}  // namespace
}  // namespace zs
