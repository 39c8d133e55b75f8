// Task lists: the copy on an order is its own, answers are judged, refusals come all at once.
#include "domains/maintenance/tasks.h"

#include <gtest/gtest.h>

namespace zs::maintenance {
namespace {

Tasks plant() {
    Tasks tasks(4);
    tasks[0] = {.kind = TaskKind::number,
                .title = "排气压力",
                .title_en = "Discharge pressure",
                .low = 0.5,
                .high = 0.8,
                .unit = "MPa"};
    tasks[1] = {.title = "无漏油"};
    tasks[2] = {.kind = TaskKind::choice, .title = "油位", .choices = "高, 中, 低", .normal = "高,中"};
    tasks[3] = {.kind = TaskKind::photo, .title = "仪表照片", .needed = false};
    EXPECT_TRUE(finish_list(tasks));
    return tasks;
}

std::vector<Answer> answers(double pressure, std::string pass, std::string oil) {
    return {{"t1", "", pressure, "", ""}, {"t2", std::move(pass), {}, "", ""}, {"t3", std::move(oil), {}, "", ""}};
}

std::vector<std::string> refused(const Status& status) {
    std::vector<std::string> keys;
    if (!status)
        for (const auto& field : status.error().fields) keys.push_back(field.field + " " + field.key);
    return keys;
}

TEST(TaskLists, ACopyIsUnansweredAndItsOwn) {
    auto tasks = plant();
    const auto items = copy_list(tasks);
    ASSERT_EQ(items.size(), 4U);
    EXPECT_EQ(count(items, Verdict::open), 4);
    EXPECT_EQ(items[2].answer.code, "t3");
    tasks[0].high = 2.0;
    tasks.pop_back();
    EXPECT_EQ(items[0].task.high, 0.8);
    EXPECT_EQ(items.size(), 4U);
}

TEST(TaskLists, AreKeptAsTheyAre) {
    auto items = copy_list(plant());
    ASSERT_TRUE(answer(items, answers(0.7, "pass", "中")));
    EXPECT_EQ(stored(items_of(stored(items))), stored(items));
    EXPECT_EQ(stored(tasks_of(stored(plant()))), stored(plant()));
}

TEST(TaskLists, CodesAreGivenOnceAndStay) {
    auto tasks = plant();
    tasks.erase(tasks.begin());
    tasks.push_back({.title = "新增"});
    ASSERT_TRUE(finish_list(tasks));
    EXPECT_EQ(tasks[0].code, "t2");
    EXPECT_EQ(tasks.back().code, "t1");
    tasks.back().code = "t2";
    EXPECT_EQ(refused(finish_list(tasks)), std::vector<std::string>{"tasks[3].code maintenance.code_twice"});
}

TEST(TaskLists, TellEverythingWrongWithAListAtOnce) {
    Tasks tasks(2);
    tasks[0] = {.kind = TaskKind::number, .low = 5, .high = 1};
    tasks[1] = {.kind = TaskKind::choice, .title = "x", .choices = "a", .normal = "b"};
    EXPECT_EQ(refused(finish_list(tasks)),
              (std::vector<std::string>{"tasks[0].title field.required", "tasks[0].high maintenance.range_upside_down",
                                        "tasks[1].choices maintenance.two_choices_needed",
                                        "tasks[1].normal maintenance.not_a_choice"}));
}

struct Case {
    double pressure;
    std::string_view pass, oil;
    Verdict verdict[3];
};
TEST(Answers, AreJudgedByRangeAndNormalChoices) {
    using enum Verdict;
    const Case cases[] = {{0.5, "pass", "高", {normal, normal, normal}},
                          {0.8, "pass", "中", {normal, normal, normal}},
                          {0.801, "fail", "低", {abnormal, abnormal, abnormal}},
                          {0.499, "pass", "低", {abnormal, normal, abnormal}}};
    for (const auto& one : cases) {
        auto items = copy_list(plant());
        ASSERT_TRUE(answer(items, answers(one.pressure, std::string(one.pass), std::string(one.oil))));
        for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(items[i].verdict, one.verdict[i]) << one.pressure << ' ' << i;
        EXPECT_EQ(items[3].verdict, skipped);
    }
}

TEST(Answers, AreRefusedAllAtOnce) {
    auto items = copy_list(plant());
    EXPECT_EQ(
        refused(answer(items, {{"t2", "perhaps", {}, "", ""}, {"t3", "满", {}, "", ""}, {"t9", "x", {}, "", ""}})),
        (std::vector<std::string>{"answers.t9 maintenance.task_unknown", "answers.t1 maintenance.answer_needed",
                                  "answers.t2 maintenance.answer_needed", "answers.t3 maintenance.not_a_choice"}));
}

TEST(Answers, WhatCouldNotBeDoneNeedsAReason) {
    auto items = copy_list(plant());
    auto given = answers(0.6, "none", "中");
    EXPECT_EQ(refused(answer(items, given)), std::vector<std::string>{"answers.t2 maintenance.say_why_not"});
    given[1].note = "柜门上锁";
    ASSERT_TRUE(answer(items, given));
    EXPECT_EQ(items[1].verdict, Verdict::skipped);
}

TEST(Answers, AbnormalOnesAreToldInWords) {
    auto items = copy_list(plant());
    auto given = answers(0.95, "fail", "低");
    given[1].note = "法兰处";
    ASSERT_TRUE(answer(items, given));
    EXPECT_EQ(abnormal_lines(items, Language::zh), "排气压力 0.95 MPa, 应不高于 0.8\n无漏油 不合格 (法兰处)\n油位 低");
    EXPECT_EQ(abnormal_text(items[0], Language::en), "Discharge pressure 0.95 MPa, should be at most 0.8");
}

}  // namespace
}  // namespace zs::maintenance
