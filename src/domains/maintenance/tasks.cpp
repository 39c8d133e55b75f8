// Task lists: copying, answering, judging, in words.
#include "domains/maintenance/tasks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/text.h"

namespace zs::maintenance {
namespace {

constexpr std::string_view not_done = "none";

/// Lists as they are decoded: one member, so that every rule of a task is checked by the descriptor.
struct TaskList {
    Tasks list;
};
constexpr auto describe(Of<TaskList>) {
    return view("MaintenanceTaskList", "", "检查项", "Tasks",
                field<&TaskList::list>("list", {.zh = "检查项", .en = "Tasks"}));
}
struct ItemList {
    Items list;
};
constexpr auto describe(Of<ItemList>) {
    return view("MaintenanceItemList", "", "检查记录", "Items",
                field<&ItemList::list>("list", {.zh = "检查记录", .en = "Items"}));
}

template <class List>
auto read_stored(const JsonText& text) {
    const auto parsed = json::parse_object(fmt::format("{{\"list\":{}}}", text.text));
    ZS_ASSERT(parsed.has_value());
    auto list = decode_command<List>(*parsed);
    ZS_ASSERT(list.has_value());
    return std::move(list->list);
}

std::vector<std::string> parts(std::string_view list) {
    std::vector<std::string> found;
    for (const auto part : text::split(list, ','))
        if (const std::string one(text::trim(part)); !one.empty()) found.push_back(one);
    return found;
}

bool among(std::string_view list, std::string_view value) {
    const auto all = parts(list);
    return std::find(all.begin(), all.end(), value) != all.end();
}

bool is_number(TaskKind kind) { return kind == TaskKind::number || kind == TaskKind::meter; }

void check_task(const Task& task, const std::string& path, std::vector<FieldError>& errors) {
    if (text::trim(task.title).empty()) errors.push_back({path + ".title", "field.required", {}});
    if (task.low && task.high && *task.low > *task.high)
        errors.push_back({path + ".high", "maintenance.range_upside_down", {}});
    if (task.kind == TaskKind::choice && parts(task.choices).size() < 2)
        errors.push_back({path + ".choices", "maintenance.two_choices_needed", {}});
    for (const auto& normal : parts(task.normal))
        if (!among(task.choices, normal)) errors.push_back({path + ".normal", "maintenance.not_a_choice", {}});
}

/// The key of what is wrong with an answer; empty = it fits.
std::string_view refusal(const Task& task, const Answer& answer) {
    switch (task.kind) {
        case TaskKind::pass_fail:
            return answer.value == "pass" || answer.value == "fail" ? "" : "maintenance.answer_needed";
        case TaskKind::number:
        case TaskKind::meter:
            return answer.number && std::isfinite(*answer.number) ? "" : "maintenance.answer_needed";
        case TaskKind::choice:
            return among(task.choices, answer.value) ? "" : "maintenance.not_a_choice";
        case TaskKind::photo:
            return answer.photo.empty() ? "maintenance.photo_needed" : "";
        case TaskKind::text:
            return text::trim(answer.value).empty() ? "maintenance.answer_needed" : "";
    }
    return "";
}

bool outside(const Task& task, double number) {
    return (task.low && number < *task.low) || (task.high && number > *task.high);
}

Verdict judge(const Task& task, const Answer& answer) {
    bool bad = false;
    if (task.kind == TaskKind::pass_fail) bad = answer.value == "fail";
    if (is_number(task.kind)) bad = outside(task, *answer.number);
    if (task.kind == TaskKind::choice) bad = !parts(task.normal).empty() && !among(task.normal, answer.value);
    return bad ? Verdict::abnormal : Verdict::normal;
}

bool says_something(const Task& task, const Answer& answer) {
    return !answer.value.empty() || !answer.photo.empty() || (is_number(task.kind) && answer.number);
}

}  // namespace

Items copy_list(const Tasks& tasks) {
    Items items;
    for (const auto& task : tasks) {
        Item item{task, {}, Verdict::open};
        item.answer.code = task.code;
        items.push_back(std::move(item));
    }
    return items;
}

Status finish_list(Tasks& tasks) {
    std::vector<FieldError> errors;
    std::set<std::string> taken;
    for (const auto& task : tasks) taken.insert(task.code);
    int next = 1;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        auto& task = tasks[i];
        const std::string path = fmt::format("tasks[{}]", i);
        while (task.code.empty())
            if (auto code = fmt::format("t{}", next++); taken.insert(code).second) task.code = std::move(code);
        if (!seen.insert(task.code).second) errors.push_back({path + ".code", "maintenance.code_twice", {}});
        if (task.kind == TaskKind::meter && task.counter.empty()) task.counter = "running_hours";
        check_task(task, path, errors);
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

Status answer(Items& items, const std::vector<Answer>& answers) {
    std::vector<FieldError> errors;
    for (const auto& one : answers) {
        const auto found = std::ranges::find_if(items, [&](const Item& item) { return item.task.code == one.code; });
        if (found == items.end())
            errors.push_back({"answers." + one.code, "maintenance.task_unknown", {}});
        else
            found->answer = one;
    }
    for (auto& item : items) {
        const std::string path = "answers." + item.task.code;
        if (item.answer.value == not_done && item.task.kind != TaskKind::choice) {
            item.verdict = Verdict::skipped;
            if (item.task.needed && text::trim(item.answer.note).empty())
                errors.push_back({path, "maintenance.say_why_not", {}});
        } else if (!says_something(item.task, item.answer)) {
            item.verdict = Verdict::skipped;
            if (item.task.needed) errors.push_back({path, "maintenance.answer_needed", {}});
        } else if (const auto key = refusal(item.task, item.answer); !key.empty()) {
            errors.push_back({path, std::string(key), {}});
        } else {
            item.verdict = judge(item.task, item.answer);
        }
    }
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

std::int64_t count(const Items& items, Verdict verdict) {
    return std::ranges::count_if(items, [&](const Item& item) { return item.verdict == verdict; });
}

std::string abnormal_text(const Item& item, Language language) {
    const auto& task = item.task;
    const bool zh = language == Language::zh;
    std::string out = zh || task.title_en.empty() ? task.title : task.title_en;
    if (is_number(task.kind) && item.answer.number) {
        const double number = *item.answer.number;
        out += fmt::format(" {:.6g}{}{}", number, task.unit.empty() ? "" : " ", task.unit);
        if (task.low && number < *task.low)
            out += fmt::format(fmt::runtime(zh ? ", 应不低于 {:.6g}" : ", should be at least {:.6g}"), *task.low);
        if (task.high && number > *task.high)
            out += fmt::format(fmt::runtime(zh ? ", 应不高于 {:.6g}" : ", should be at most {:.6g}"), *task.high);
    } else if (task.kind == TaskKind::pass_fail) {
        out += zh ? " 不合格" : " failed";
    } else {
        out += " " + item.answer.value;
    }
    if (!item.answer.note.empty()) out += fmt::format(" ({})", item.answer.note);
    return out;
}

std::string abnormal_lines(const Items& items, Language language) {
    std::string out;
    for (const auto& item : items)
        if (item.verdict == Verdict::abnormal) out += (out.empty() ? "" : "\n") + abnormal_text(item, language);
    return out;
}

JsonText stored(const Tasks& tasks) {
    JsonText text{""};
    append_json_array(text.text, tasks);
    return text;
}
JsonText stored(const Items& items) {
    JsonText text{""};
    append_json_array(text.text, items);
    return text;
}
Tasks tasks_of(const JsonText& text) { return read_stored<TaskList>(text); }
Items items_of(const JsonText& text) { return read_stored<ItemList>(text); }

}  // namespace zs::maintenance
