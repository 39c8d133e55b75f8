// Operations derived from an EntityTable: JSON, validation, row storage, lists, diffs. One non-template unit each;
// the templates below only pass the table and a pointer.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/language.h"
#include "core/result.h"
#include "platform/database/database.h"
#include "platform/entity/descriptor.h"

namespace zs::entity_ops {

/// What a JSON body means: create = required fields must be there, key and read_only refused; patch = only what is
/// present changes, create_only refused too; command = every field is the caller's (input structs without a table).
enum class Decode { create, patch, command };

/// Appends the object as JSON. Secret fields are left out. Instants RFC 3339, dates ISO, decimals text, NULL null.
void append_json(std::string& out, const EntityTable& table, const void* object);
/// Reads `body` into `object`. All field errors at once: unknown fields, wrong types, rules of each field.
Status decode(const EntityTable& table, void* object, const json::object& body, Decode mode);
/// Every rule of every field against the object's present values.
std::vector<FieldError> validate(const EntityTable& table, const void* object);
/// JSON schema of the component for OpenAPI, in the given decode mode ("WorkOrder", "WorkOrderCreate", …).
json::object schema(const EntityTable& table, Decode mode, bool output);

/// Inserts all stored fields; sets the `id` member. Entities with a `version` member start at 1.
void insert(Transaction& transaction, const EntityTable& table, void* object);
/// Updates by id; with a `version` member only if it is unchanged (else error entity.stale), then increments it.
Status update(Transaction& transaction, const EntityTable& table, void* object);
bool find(Reader& reader, const EntityTable& table, std::int64_t id, void* object);
/// Visits rows of `SELECT <all fields> FROM table <tail>`; `fill` reads the current row into an object.
using Fill = std::function<void(void* object)>;
void select(Reader& reader, const EntityTable& table, std::string_view tail, const Values& parameters,
            const std::function<void(const Fill&)>& visit);
void erase(Transaction& transaction, const EntityTable& table, std::int64_t id);

/// {"field": {"before": …, "after": …}} of the fields that differ, secrets as "***"; "{}" when nothing does.
std::string diff(const EntityTable& table, const void* before, const void* after);

}  // namespace zs::entity_ops

namespace zs {

template <class E>
std::string to_json(const E& object) {
    std::string out;
    entity_ops::append_json(out, table_of<E>(), &object);
    return out;
}
/// {"items":[…]} pieces and nested answers: appends objects as a JSON array.
template <class E>
void append_json_array(std::string& out, const std::vector<E>& objects) {
    out += '[';
    for (std::size_t i = 0; i < objects.size(); ++i) {
        if (i > 0) out += ',';
        entity_ops::append_json(out, table_of<E>(), &objects[i]);
    }
    out += ']';
}
template <class E>
Result<E> decode_command(const json::object& body) {
    E object{};
    ZS_TRY(entity_ops::decode(table_of<E>(), &object, body, entity_ops::Decode::command));
    return object;
}
template <class E>
Result<E> decode_create(const json::object& body) {
    E object{};
    ZS_TRY(entity_ops::decode(table_of<E>(), &object, body, entity_ops::Decode::create));
    return object;
}
template <class E>
Status decode_patch(E& object, const json::object& body) {
    return entity_ops::decode(table_of<E>(), &object, body, entity_ops::Decode::patch);
}
template <class E>
void insert(Transaction& transaction, E& object) {
    entity_ops::insert(transaction, table_of<E>(), &object);
}
template <class E>
Status update(Transaction& transaction, E& object) {
    return entity_ops::update(transaction, table_of<E>(), &object);
}
template <class E>
std::optional<E> find(Reader& reader, Id<E> id) {
    E object{};
    if (!entity_ops::find(reader, table_of<E>(), id.value, &object)) return std::nullopt;
    return object;
}
/// Holds the row until the transaction ends: two who change it come one after the other. SQLite has one writer anyway.
template <class E>
void lock(Transaction& transaction, Id<E> id) {
    if (transaction.engine() == Engine::postgres)
        transaction.query("SELECT id FROM " + std::string(table_of<E>().table) + " WHERE id = ? FOR UPDATE", {id.value},
                          [](const Row&) {});
}
/// The row, or error entity.not_found.
template <class E>
Result<E> load(Reader& reader, Id<E> id) {
    if (auto found = find(reader, id)) return *std::move(found);
    return fail(Code::not_found, "entity.not_found");
}
/// `tail` begins with WHERE, ORDER BY or LIMIT.
template <class E>
std::vector<E> select(Reader& reader, std::string_view tail, const Values& parameters = {}) {
    std::vector<E> found;
    entity_ops::select(reader, table_of<E>(), tail, parameters,
                       [&](const entity_ops::Fill& fill) { fill(&found.emplace_back()); });
    return found;
}
template <class E>
std::optional<E> select_one(Reader& reader, std::string_view tail, const Values& parameters = {}) {
    auto found = select<E>(reader, tail, parameters);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}
template <class E>
void erase(Transaction& transaction, Id<E> id) {
    entity_ops::erase(transaction, table_of<E>(), id.value);
}
template <class E>
std::string diff(const E& before, const E& after) {
    return entity_ops::diff(table_of<E>(), &before, &after);
}

}  // namespace zs
