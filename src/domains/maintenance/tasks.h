// Task lists: what a manual or a route asks, what was answered, and whether that is normal. Pure; shared with rounds.
#pragma once
#include "core/language.h"
#include "platform/entity/entity.h"

namespace zs::maintenance {

enum class TaskKind { pass_fail, number, meter, choice, photo, text };
constexpr auto options(Of<TaskKind>) {
    return std::array{Option{"pass_fail", "合格/不合格", "Pass or fail"},
                      Option{"number", "读数", "Number"},
                      Option{"meter", "计数器读数", "Meter reading"},
                      Option{"choice", "选项", "Choice"},
                      Option{"photo", "拍照", "Photo"},
                      Option{"text", "文字", "Text"}};
}
/// One line of a list. `code` stays when a list is edited: findings and meters are recognised by it.
struct Task {
    std::string code;  // empty: given when the list is stored
    TaskKind kind = TaskKind::pass_fail;
    std::string title;
    std::string title_en;
    std::optional<double> low;   // number, meter: normal from …
    std::optional<double> high;  // … to, both inclusive
    std::string unit;
    std::string choices;  // choice: comma-separated
    std::string normal;   // choice: those that are normal; empty = all
    std::string counter;  // meter, number: which counter or measured quantity of the device ("running_hours")
    bool needed = true;
    std::string hint;
};
constexpr auto describe(Of<Task>) {
    return view(
        "MaintenanceTask", "", "检查项", "Task",
        field<&Task::code>("code", {.zh = "代码", .en = "Code", .length_max = 20}),
        field<&Task::kind>("kind", {.zh = "类型", .en = "Kind"}),
        field<&Task::title>("title", {.zh = "项目", .en = "Title", .required = true, .length_max = 80}),
        field<&Task::title_en>("title_en", {.zh = "英文", .en = "English title", .length_max = 120}),
        field<&Task::low>("low", {.zh = "下限", .en = "Low", .min = -1e12, .max = 1e12}),
        field<&Task::high>("high", {.zh = "上限", .en = "High", .min = -1e12, .max = 1e12}),
        field<&Task::unit>("unit", {.zh = "单位", .en = "Unit", .length_max = 20}),
        field<&Task::choices>("choices", {.zh = "选项", .en = "Choices", .length_max = 200}),
        field<&Task::normal>("normal", {.zh = "正常选项", .en = "Normal choices", .length_max = 200}),
        field<&Task::counter>("counter", {.zh = "计数器或测量量", .en = "Counter or quantity", .length_max = 40}),
        field<&Task::needed>("needed", {.zh = "必填", .en = "Needed"}),
        field<&Task::hint>("hint", {.zh = "提示", .en = "Hint", .length_max = 200}));
}
static_assert(fully_described<Task>);

/// What a person says to one task: `value` is pass, fail, a choice or text; "none" says that it could not be done.
struct Answer {
    std::string code;
    std::string value;
    std::optional<double> number;
    std::string photo;  // file hash
    std::string note;
};
constexpr auto describe(Of<Answer>) {
    return view("MaintenanceAnswer", "", "检查结果", "Answer",
                field<&Answer::code>("code", {.zh = "代码", .en = "Code", .required = true, .length_max = 20}),
                field<&Answer::value>("value", {.zh = "结果", .en = "Value", .length_max = 500}),
                field<&Answer::number>("number", {.zh = "读数", .en = "Number", .min = -1e12, .max = 1e12}),
                field<&Answer::photo>("photo", {.zh = "照片", .en = "Photo", .length_max = 64}),
                field<&Answer::note>("note", {.zh = "说明", .en = "Note", .length_max = 500}));
}
static_assert(fully_described<Answer>);

enum class Verdict { open, normal, abnormal, skipped };
constexpr auto options(Of<Verdict>) {
    return std::array{Option{"open", "未检", "Open"}, Option{"normal", "正常", "Normal", Tone::done},
                      Option{"abnormal", "异常", "Abnormal", Tone::late},
                      Option{"skipped", "未做", "Not done", Tone::waiting}};
}
/// A task as it lies on an order or a visit, with what was answered.
struct Item {
    Task task;
    Answer answer;
    Verdict verdict = Verdict::open;
};
constexpr auto describe(Of<Item>) {
    return view("MaintenanceItem", "", "检查记录", "Item", field<&Item::task>("task", {.zh = "检查项", .en = "Task"}),
                field<&Item::answer>("answer", {.zh = "结果", .en = "Answer"}),
                field<&Item::verdict>("verdict", {.zh = "判定", .en = "Verdict"}));
}
static_assert(fully_described<Item>);

using Tasks = std::vector<Task>;
using Items = std::vector<Item>;

/// Copies a list onto an order or a visit, unanswered: later changes of the manual or the route change no past visit.
/// The only way by which a list gets there.
Items copy_list(const Tasks& tasks);

/// Gives every task without a code the next free one and checks each: field errors `tasks[2].title` and the like.
Status finish_list(Tasks& tasks);

/// Puts answers onto a list and judges them. Errors (all at once, on `answers.<code>`): a needed task without an
/// answer, an answer that does not fit its kind, a code that the list does not have.
Status answer(Items& items, const std::vector<Answer>& answers);
std::int64_t count(const Items& items, Verdict verdict);

/// "排气压力 0.95 MPa, 应不高于 0.8": why an item is abnormal, in words.
std::string abnormal_text(const Item& item, Language language);
/// All abnormal items, one a line.
std::string abnormal_lines(const Items& items, Language language);

/// As columns keep them: a JSON array. What was stored reads back (Bug otherwise).
JsonText stored(const Tasks& tasks);
JsonText stored(const Items& items);
Tasks tasks_of(const JsonText& text);
Items items_of(const JsonText& text);

}  // namespace zs::maintenance
