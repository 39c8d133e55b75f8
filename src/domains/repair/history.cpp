// Importing old orders.
#include "domains/repair/history.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "domains/repair/service.h"
#include "domains/space/space.h"
#include "platform/audit/audit.h"

namespace zs::repair::history {
namespace {

constexpr std::string_view time_columns[] = {"reported_at", "accepted_at", "dispatched_at", "taken_at",
                                             "arrived_at",  "restored_at", "confirmed_at"};
constexpr std::string_view other_columns[] = {
    "number", "activity", "at",     "room",  "department",  "fault",          "priority",
    "title",  "cause",    "remedy", "score", "description", "labour_minutes", "technician"};

std::string text_of_json(const json::value& value) {
    return value.is_string() ? std::string(value.as_string()) : json::write(value);
}

bool known_column(std::string_view name) {
    return std::find(std::begin(time_columns), std::end(time_columns), name) != std::end(time_columns) ||
           std::find(std::begin(other_columns), std::end(other_columns), name) != std::end(other_columns);
}

void read_texts(const json::object& from, std::string_view name,
                std::map<std::string, std::string, std::less<>>& into) {
    const auto* found = from.if_contains(name);
    if (found == nullptr || !found->is_object()) return;
    for (const auto& entry : found->as_object()) into[std::string(entry.key())] = text_of_json(entry.value());
}

/// One order in the making, with the rows it came from.
struct Draft {
    std::size_t row = 0;
    WorkOrder order;
    std::string room, department, fault, technician;
    struct Event {
        Instant at;
        std::string step;  // "accepted", or "" for a comment
        std::string text;
    };
    std::vector<Event> events;
};

std::optional<Instant>* step_of(WorkOrder& order, std::string_view step) {
    if (step == "accepted") return &order.accepted_at;
    if (step == "dispatched") return &order.dispatched_at;
    if (step == "taken") return &order.taken_at;
    if (step == "arrived") return &order.arrived_at;
    if (step == "restored") return &order.restored_at;
    if (step == "confirmed") return &order.confirmed_at;
    return nullptr;
}

constexpr std::string_view action_of(std::string_view step) {
    if (step == "accepted") return "accept";
    if (step == "dispatched") return "dispatch";
    if (step == "taken") return "take";
    if (step == "arrived") return "arrive";
    if (step == "restored") return "finish";
    if (step == "confirmed") return "confirm";
    return "comment";
}

class Importer {
public:
    Importer(Transaction& transaction, const documents::Table& file, const Mapping& mapping)
        : transaction_(transaction), file_(file), mapping_(mapping) {
        for (const auto& [name, title] : mapping.columns)
            if (const auto column = file.column({title})) columns_.emplace(name, *column);
    }

    Report run() {
        for (const auto& [name, title] : mapping_.columns)
            if (!columns_.contains(name)) problem(file_.header_row, "columns." + name, "repair.import_no_column");
        if (!report_.problems.empty()) return std::move(report_);
        auto drafts = mapping_.events ? read_events() : read_orders();
        for (auto& draft : drafts) store(draft);
        return std::move(report_);
    }

private:
    void problem(std::size_t row, std::string field, std::string_view key) {
        report_.problems.push_back({row, std::move(field), std::string(key)});
    }

    /// Cell of one of our columns, through the mapping's values, or its default.
    std::string cell(const documents::Row& row, std::string_view name) const {
        std::string text;
        if (const auto column = columns_.find(name); column != columns_.end())
            text = text::trim(row.cell(column->second));
        if (const auto known = mapping_.values.find(name); known != mapping_.values.end())
            if (const auto value = known->second.find(text); value != known->second.end()) text = value->second;
        if (!text.empty()) return text;
        const auto fallback = mapping_.defaults.find(name);
        return fallback == mapping_.defaults.end() ? "" : fallback->second;
    }

    std::optional<Instant> time(const documents::Row& row, std::string_view name) {
        const std::string text = cell(row, name);
        if (text.empty()) return std::nullopt;
        const auto at = documents::parse_cell_instant(text, Zone{});
        if (!at) problem(row.number, std::string(name), "field.not_an_instant");
        return at;
    }

    std::int64_t number(const documents::Row& row, std::string_view name, std::int64_t max) {
        const std::string text = cell(row, name);
        if (text.empty()) return 0;
        const auto value = text::parse_integer(text);
        if (value && *value >= 0 && *value <= max) return *value;
        problem(row.number, std::string(name), "field.not_an_integer");
        return 0;
    }

    Draft start(const documents::Row& row) {
        Draft draft;
        draft.row = row.number;
        draft.order.number = "IMP-" + cell(row, "number");
        if (draft.order.number.size() == 4) problem(row.number, "number", "field.required");
        draft.room = cell(row, "room");
        draft.department = cell(row, "department");
        draft.fault = cell(row, "fault");
        draft.technician = cell(row, "technician");
        draft.order.title = cell(row, "title");
        draft.order.description = cell(row, "description");
        draft.order.cause = cell(row, "cause");
        draft.order.remedy = cell(row, "remedy");
        draft.order.labour_minutes = number(row, "labour_minutes", 100'000);
        draft.order.score = number(row, "score", 5);
        if (const auto text = cell(row, "priority"); !text.empty())
            if (!Column<Priority>::set(draft.order.priority, Value{text::lower_ascii(text)}))
                problem(row.number, "priority", "field.not_one_of");
        return draft;
    }

    std::vector<Draft> read_orders() {
        std::vector<Draft> drafts;
        for (const auto& row : file_.rows) {
            Draft draft = start(row);
            const auto reported = time(row, "reported_at");
            if (!reported && cell(row, "reported_at").empty()) problem(row.number, "reported_at", "field.required");
            draft.order.reported_at = reported.value_or(Instant{});
            for (const auto column : time_columns) {
                if (column == "reported_at") continue;
                const auto at = time(row, column);
                if (at) draft.events.push_back({*at, std::string(column.substr(0, column.size() - 3)), ""});
            }
            drafts.push_back(std::move(draft));
        }
        return drafts;
    }

    std::vector<Draft> read_events() {
        std::vector<Draft> drafts;
        std::map<std::string, std::size_t> index;
        for (const auto& row : file_.rows) {
            const auto at = time(row, "at");
            if (!at) {
                if (cell(row, "at").empty()) problem(row.number, "at", "field.required");
                continue;
            }
            const auto [found, fresh] = index.emplace(cell(row, "number"), drafts.size());
            if (fresh) drafts.push_back(start(row));
            const std::string activity = cell(row, "activity");
            const auto step = mapping_.activities.find(activity);
            drafts[found->second].events.push_back(
                {*at, step == mapping_.activities.end() ? "" : step->second, activity});
        }
        for (auto& draft : drafts) begin_with_first(draft);
        return drafts;
    }

    /// The first event is the report, the last one restores when nothing else does.
    static void begin_with_first(Draft& draft) {
        std::stable_sort(draft.events.begin(), draft.events.end(),
                         [](const Draft::Event& a, const Draft::Event& b) { return a.at < b.at; });
        draft.order.reported_at = draft.events.front().at;
        const bool restored = std::any_of(draft.events.begin(), draft.events.end(),
                                          [](const Draft::Event& event) { return event.step == "restored"; });
        if (!restored) draft.events.back().step = "restored";
    }

    std::optional<std::int64_t> find(std::string_view table, std::string_view text) {
        auto& kept = found_[std::string(table) + "\n" + std::string(text)];
        if (!kept)
            kept = transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ? OR name = ? ORDER BY id", table),
                                        {std::string(text), std::string(text)});
        return kept;
    }

    bool set_place(Draft& draft) {
        auto& order = draft.order;
        const auto room = draft.room.empty() ? std::nullopt : find("space_room", draft.room);
        if (!room) return problem(draft.row, "room", "field.reference_missing"), false;
        const auto fault = find("repair_fault_type", draft.fault.empty() ? "other" : draft.fault);
        if (!fault) return problem(draft.row, "fault", "field.reference_missing"), false;
        order.room_id = {*room};
        order.fault_type_id = {*fault};
        const auto place = space::place(transaction_, order.room_id);
        if (!place) return problem(draft.row, "room", "field.reference_missing"), false;
        order.campus_id = place->campus_id.value;
        order.area_class = place->area_class;
        order.department_id = place->department_id;
        if (!draft.department.empty()) {
            const auto department = find("organization_department", draft.department);
            if (!department) return problem(draft.row, "department", "field.reference_missing"), false;
            order.department_id = *department;
        }
        order.department_kind =
            transaction_.text("SELECT kind FROM organization_department WHERE id = ?", {order.department_id})
                .value_or("");
        order.trade = transaction_.text("SELECT trade FROM repair_fault_type WHERE id = ?", {*fault}).value_or("");
        if (order.title.empty())
            order.title = transaction_.text("SELECT name FROM repair_fault_type WHERE id = ?", {*fault}).value_or("");
        if (const auto who = draft.technician.empty() ? std::nullopt : find("organization_person", draft.technician)) {
            order.assignee_id = *who;
            order.crew_id =
                transaction_.integer("SELECT crew_id FROM organization_person WHERE id = ?", {*who}).value_or(0);
        }
        return true;
    }

    /// Takes the steps' times; false when they do not make sense.
    bool set_times(Draft& draft) {
        auto& order = draft.order;
        for (const auto& event : draft.events)
            if (auto* step = step_of(order, event.step)) *step = event.at;  // the last of several counts
        if (!order.restored_at) return problem(draft.row, "restored_at", "field.required"), false;
        for (const auto& event : draft.events)
            if (event.at < order.reported_at)
                return problem(draft.row, event.step + "_at", "repair.import_before_report"), false;
        order.closed_at = order.confirmed_at.value_or(*order.restored_at);
        order.state = OrderState::closed;
        order.source = Source::imported;
        return true;
    }

    void store(Draft& draft) {
        if (transaction_.exists("SELECT 1 FROM repair_work_order WHERE number = ?", {draft.order.number})) {
            ++report_.known;
            return;
        }
        if (!set_place(draft) || !set_times(draft) || !report_.problems.empty()) return;
        auto& order = draft.order;
        order.tracking = random_token(15);
        insert(transaction_, order);
        const Actor actor = Actor::system("repair.import");
        add_timeline(transaction_, actor, order, "report", order.state, {}, order.description, {}, "{}",
                     order.reported_at);
        for (const auto& event : draft.events)
            add_timeline(transaction_, actor, order, action_of(event.step), order.state, {}, event.text, {}, "{}",
                         event.at);
        audit::record(transaction_, actor, "repair.work_order.import", "repair_work_order", order.id.value);
        ++report_.created;
    }

    Transaction& transaction_;
    const documents::Table& file_;
    const Mapping& mapping_;
    std::map<std::string, std::size_t, std::less<>> columns_;
    std::map<std::string, std::optional<std::int64_t>> found_;
    Report report_;
};

}  // namespace

Result<Mapping> read_mapping(std::string_view json_text) {
    ZS_TRY_ASSIGN(const auto given, json::parse_object(json_text));
    Mapping mapping;
    std::vector<FieldError> errors;
    const auto* layout = given.if_contains("layout");
    const std::string kind = layout == nullptr ? "" : text_of_json(*layout);
    if (kind != "orders" && kind != "events")
        errors.push_back({"layout", "field.not_one_of", {{"options", "orders, events"}}});
    mapping.events = kind == "events";
    read_texts(given, "columns", mapping.columns);
    read_texts(given, "activities", mapping.activities);
    read_texts(given, "defaults", mapping.defaults);
    for (const auto& [name, title] : mapping.columns)
        if (!known_column(name)) errors.push_back({"columns." + name, "field.unknown", {}});
    const std::vector<std::string> needed = mapping.events
                                                ? std::vector<std::string>{"number", "activity", "at"}
                                                : std::vector<std::string>{"number", "reported_at", "restored_at"};
    for (const auto& name : needed)
        if (!mapping.columns.contains(name)) errors.push_back({"columns." + name, "field.required", {}});
    for (const auto& [activity, step] : mapping.activities) {
        WorkOrder probe;
        if (step_of(probe, step) == nullptr) errors.push_back({"activities." + activity, "field.not_one_of", {}});
    }
    if (const auto* values = given.if_contains("values"); values != nullptr && values->is_object())
        for (const auto& entry : values->as_object())
            read_texts(values->as_object(), entry.key(), mapping.values[std::string(entry.key())]);
    if (!errors.empty()) return fail_fields(std::move(errors));
    return mapping;
}

Report import_orders(Transaction& transaction, const documents::Table& file, const Mapping& mapping) {
    return Importer(transaction, file, mapping).run();
}

}  // namespace zs::repair::history
