// Rows: insert, update with version, find, select, erase. SQL text is made once for each table.
#include <mutex>

#include <fmt/format.h>

#include "platform/entity/entity.h"

namespace zs::entity_ops {
namespace {

/// The statements of one table and which fields they carry.
struct Statements {
    std::vector<const FieldTable*> stored;  // with a column, in order
    const FieldTable* id = nullptr;
    const FieldTable* version = nullptr;
    std::string insert, update, select, erase;
};

std::string column_of(const FieldTable& field) {
    return std::string(field.rule.sql.empty() ? field.name : field.rule.sql);
}

Statements make(const EntityTable& table) {
    Statements made;
    std::string columns, marks, sets, selected;
    for (const auto& field : table.fields) {
        if (field.get == nullptr) continue;
        made.stored.push_back(&field);
        if (!selected.empty()) selected += ", ";
        selected += column_of(field);
        if (field.rule.key) {
            made.id = &field;
            continue;
        }
        if (field.name == "version") made.version = &field;
        columns += (columns.empty() ? "" : ", ") + std::string(field.name);
        marks += marks.empty() ? "?" : ", ?";
        sets += (sets.empty() ? "" : ", ") + std::string(field.name) + " = ?";
    }
    made.insert = fmt::format("INSERT INTO {} ({}) VALUES ({})", table.table, columns, marks);
    made.update = fmt::format("UPDATE {} SET {} WHERE id = ?{}", table.table, sets,
                              made.version == nullptr ? "" : " AND version = ?");
    made.select = fmt::format("SELECT {} FROM {} ", selected, table.table);
    made.erase = fmt::format("DELETE FROM {} WHERE id = ?", table.table);
    return made;
}

const Statements& statements(const EntityTable& table) {
    static std::mutex mutex;
    static std::unordered_map<const EntityTable*, std::unique_ptr<Statements>> known;
    const std::scoped_lock lock(mutex);
    auto& slot = known[&table];
    if (!slot) slot = std::make_unique<Statements>(make(table));
    return *slot;
}

Values stored_values(const Statements& statements, void* object) {
    Values values;
    values.reserve(statements.stored.size() + 1);
    for (const auto* field : statements.stored)
        if (!field->rule.key) values.push_back(field->get(field->member(object)));
    return values;
}

void fill_from(const Statements& statements, const Row& row, void* object) {
    int column = 0;
    for (const auto* field : statements.stored) {
        const bool understood = field->set(field->member(object), row.value(column++));
        if (!understood) throw Bug(fmt::format("stored value of {} does not fit its type", field->name));
    }
}

}  // namespace

void insert(Transaction& transaction, const EntityTable& table, void* object) {
    const auto& known = statements(table);
    if (known.version != nullptr) known.version->set(known.version->member(object), std::int64_t{1});
    known.id->set(known.id->member(object), transaction.insert(known.insert, stored_values(known, object)));
}

Status update(Transaction& transaction, const EntityTable& table, void* object) {
    const auto& known = statements(table);
    const Value id = known.id->get(known.id->member(object));
    if (known.version == nullptr) {
        Values values = stored_values(known, object);
        values.push_back(id);
        if (transaction.execute(known.update, values) == 0) return fail(Code::not_found, "entity.not_found");
        return {};
    }
    const auto seen = std::get<std::int64_t>(known.version->get(known.version->member(object)));
    known.version->set(known.version->member(object), seen + 1);
    Values values = stored_values(known, object);
    values.push_back(id);
    values.emplace_back(seen);
    if (transaction.execute(known.update, values) == 0) {
        known.version->set(known.version->member(object), seen);
        return fail(Code::stale, "entity.stale");
    }
    return {};
}

bool find(Reader& reader, const EntityTable& table, std::int64_t id, void* object) {
    bool found = false;
    select(reader, table, "WHERE id = ?", {id}, [&](const Fill& fill) {
        fill(object);
        found = true;
    });
    return found;
}

void select(Reader& reader, const EntityTable& table, std::string_view tail, const Values& parameters,
            const std::function<void(const Fill&)>& visit) {
    const auto& known = statements(table);
    std::string sql = known.select;
    sql += tail;
    reader.query(sql, parameters, [&](const Row& row) { visit([&](void* object) { fill_from(known, row, object); }); });
}

void erase(Transaction& transaction, const EntityTable& table, std::int64_t id) {
    transaction.execute(statements(table).erase, {id});
}

}  // namespace zs::entity_ops
