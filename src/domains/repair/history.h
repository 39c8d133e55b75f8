// A hospital brings its old records: rows or event logs of another system become closed orders with timelines.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "domains/repair/entities.h"
#include "platform/database/database.h"
#include "platform/documents/table.h"

namespace zs::repair::history {

/// How a file is read. JSON, all keys but `layout` and `columns` optional:
///   {"layout": "orders", "columns": {"number": "工单号", "reported_at": "报修时间", "restored_at": "完工时间", …},
///    "values": {"fault": {"水龙头": "tap_leak"}}, "defaults": {"room": "A01-01", "fault": "other"}}
///   {"layout": "events", "columns": {"number": "CaseID", "activity": "ActivityID", "at": "CompleteTimestamp"},
///    "activities": {"6": "restored"}, "defaults": {…}}
/// orders: one row an order. Columns: number, reported_at, restored_at (required); accepted_at, dispatched_at,
/// taken_at, arrived_at, confirmed_at, room, department, fault, priority, title, description, cause, remedy,
/// labour_minutes, score, technician. Rooms, departments, faults and technicians are named by code or name.
/// events: one row an event; the first of an order is its report; activities name the step they complete
/// (accepted, dispatched, taken, arrived, restored, confirmed), others are kept as comments. The last event restores an
/// order that has no "restored".
struct Mapping {
    bool events = false;
    std::map<std::string, std::string, std::less<>> columns;  // our name → header of the file
    std::map<std::string, std::string, std::less<>> activities;
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> values;
    std::map<std::string, std::string, std::less<>> defaults;
};
/// Errors: json.*, field errors that name the wrong key (layout, columns.number …).
Result<Mapping> read_mapping(std::string_view json);

struct RowProblem {
    std::size_t row = 0;  // in the file, 1-based
    std::string field;
    std::string key;
};
struct Report {
    std::int64_t created = 0;
    std::int64_t known = 0;  // imported before: same number
    std::vector<RowProblem> problems;
};

/// All orders or, when any row is wrong, none (`problems` says why; the caller rolls back). Numbers get "IMP-" in
/// front. The same file again changes nothing. Imported orders never had our time limits: they count in durations, not
/// in timeliness.
Report import_orders(Transaction& transaction, const documents::Table& file, const Mapping& mapping);

}  // namespace zs::repair::history
