// An entity declared once: a plain struct plus describe(). Everything derived (SQL, JSON, OpenAPI, forms, xlsx) reads
// the type-erased table made here; only the few accessors below are templates.
//
//   struct Crew { Id<Crew> id; std::int64_t version = 0; std::string name; };
//   constexpr auto describe(Of<Crew>) {
//       return entity("organization_crew", "班组", "Crew",
//           field<&Crew::id>("id", {.zh = "编号", .en = "ID", .key = true, .read_only = true}), …);
//   }
//   static_assert(fully_described<Crew>);
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/decimal.h"
#include "core/id.h"
#include "core/time.h"
#include "platform/database/value.h"

namespace zs {

enum class FieldKind { text, boolean, integer, real, decimal, instant, date, id, enumeration, json, list, object };

/// Meaning of a state's colour: grey, somebody waits, somebody works, late or wrong, done.
enum class Tone { neutral, waiting, working, late, done };

/// One value of an enum, as stored and sent ("on_hold"), with its texts.
struct Option {
    std::string_view value;
    std::string_view zh;
    std::string_view en;
    Tone tone = Tone::neutral;
};

struct EntityTable;

struct Rule {
    std::string_view zh;
    std::string_view en;
    bool key = false;
    bool required = false;     // must be present when created (text: not empty either)
    bool read_only = false;    // set by the server only
    bool create_only = false;  // cannot change later
    bool secret = false;       // never leaves the server, never in the audit diff
    std::size_t length_min = 0;
    std::size_t length_max = 0;  // characters; 0 means limits::text_length_max
    double min = -9.0e15;
    double max = 9.0e15;
    std::string_view unit = "";
    std::string_view references = "";  // table of the referenced entity
    std::string_view codes_of = "";    // text: code of a row of that table, or several with commas between
    std::string_view sql = "";         // views: the SQL expression of this column; default is the field name
    std::string_view sql_en = "";      // views: the same in English; where it is empty, `sql` is shown
    bool searchable = false;           // q= looks here
    bool file = false;                 // hash of an uploaded file, json: with such hashes in it; rows keep their files
};

/// A json column: any JSON text, checked to be well formed.
struct JsonText {
    std::string text = "{}";
    friend bool operator==(const JsonText&, const JsonText&) = default;
};

struct FieldTable {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    bool optional = false;
    int scale = 0;  // decimals
    Rule rule;
    std::span<const Option> options;           // enumerations
    const EntityTable* (*nested)() = nullptr;  // list and object
    void* (*member)(void* object) = nullptr;
    Value (*get)(const void* member) = nullptr;               // scalars
    bool (*set)(void* member, const Value& value) = nullptr;  // false: wrong type or unknown enum text
    std::size_t (*size)(const void* member) = nullptr;        // list: items; optional object: 0 or 1
    const void* (*at)(const void* member, std::size_t index) = nullptr;
    void* (*append)(void* member) = nullptr;  // list: adds one item; object: the object itself
};

/// What a struct is, for the derived operations. `table` is the SQL table of a stored entity, a FROM clause of a view,
/// or empty for commands and answers. `name` is the OpenAPI component and TypeScript type.
struct EntityTable {
    std::string_view name;
    std::string_view table;
    std::string_view zh;
    std::string_view en;
    std::span<const FieldTable> fields;
    const FieldTable* find(std::string_view field_name) const {
        for (const auto& field : fields)
            if (field.name == field_name) return &field;
        return nullptr;
    }
};

template <class E>
struct Of {};

template <class E>
const EntityTable& table_of();

template <class T>
struct Column;  // one specialization per value type: the only place that knows how a C++ type becomes a Value

namespace column {
template <class T>
struct Scalar {
    static constexpr bool optional = false;
    static constexpr int scale = 0;
    static constexpr std::span<const Option> options{};
};
}  // namespace column

template <>
struct Column<std::string> : column::Scalar<std::string> {
    static constexpr FieldKind kind = FieldKind::text;
    static Value get(const std::string& v) { return v; }
    static bool set(std::string& v, const Value& from) {
        if (const auto* text = std::get_if<std::string>(&from)) return v = *text, true;
        return false;
    }
};
template <>
struct Column<JsonText> : column::Scalar<JsonText> {
    static constexpr FieldKind kind = FieldKind::json;
    static Value get(const JsonText& v) { return v.text; }
    static bool set(JsonText& v, const Value& from) { return Column<std::string>::set(v.text, from); }
};
template <>
struct Column<std::int64_t> : column::Scalar<std::int64_t> {
    static constexpr FieldKind kind = FieldKind::integer;
    static Value get(std::int64_t v) { return v; }
    static bool set(std::int64_t& v, const Value& from) {
        if (const auto* number = std::get_if<std::int64_t>(&from)) return v = *number, true;
        return false;
    }
};
template <>
struct Column<bool> : column::Scalar<bool> {
    static constexpr FieldKind kind = FieldKind::boolean;
    static Value get(bool v) { return std::int64_t{v}; }
    static bool set(bool& v, const Value& from) {
        std::int64_t number = 0;
        if (!Column<std::int64_t>::set(number, from) || (number != 0 && number != 1)) return false;
        return v = number == 1, true;
    }
};
template <>
struct Column<double> : column::Scalar<double> {
    static constexpr FieldKind kind = FieldKind::real;
    static Value get(double v) { return v; }
    static bool set(double& v, const Value& from) {
        if (const auto* number = std::get_if<double>(&from)) return v = *number, true;
        if (const auto* number = std::get_if<std::int64_t>(&from)) return v = static_cast<double>(*number), true;
        return false;
    }
};
template <>
struct Column<Instant> : column::Scalar<Instant> {
    static constexpr FieldKind kind = FieldKind::instant;
    static Value get(Instant v) { return v.unix_ms; }
    static bool set(Instant& v, const Value& from) { return Column<std::int64_t>::set(v.unix_ms, from); }
};
template <>
struct Column<Date> : column::Scalar<Date> {
    static constexpr FieldKind kind = FieldKind::date;
    static Value get(Date v) { return std::int64_t{v.days}; }
    static bool set(Date& v, const Value& from) {
        std::int64_t days = 0;
        if (!Column<std::int64_t>::set(days, from)) return false;
        return v.days = static_cast<std::int32_t>(days), true;
    }
};
template <class O>
struct Column<Id<O>> : column::Scalar<Id<O>> {
    static constexpr FieldKind kind = FieldKind::id;
    static Value get(Id<O> v) { return v.value; }
    static bool set(Id<O>& v, const Value& from) { return Column<std::int64_t>::set(v.value, from); }
};
template <int S>
struct Column<Decimal<S>> : column::Scalar<Decimal<S>> {
    static constexpr FieldKind kind = FieldKind::decimal;
    static constexpr int scale = S;
    static Value get(Decimal<S> v) { return v.units; }
    static bool set(Decimal<S>& v, const Value& from) { return Column<std::int64_t>::set(v.units, from); }
};
/// Enums are stored and sent as text; `constexpr auto options(Of<E>)` returns std::array<Option, n> in enum order.
template <class E>
requires std::is_enum_v<E>
struct Column<E> : column::Scalar<E> {
    static constexpr FieldKind kind = FieldKind::enumeration;
    static constexpr auto table = options(Of<E>{});
    static constexpr std::span<const Option> options{table};
    static Value get(E v) { return std::string(table[static_cast<std::size_t>(v)].value); }
    static bool set(E& v, const Value& from) {
        const auto* text = std::get_if<std::string>(&from);
        for (std::size_t i = 0; text != nullptr && i < table.size(); ++i)
            if (table[i].value == *text) return v = static_cast<E>(i), true;
        return false;
    }
};
template <class T>
requires requires { Column<T>::kind; }
struct Column<std::optional<T>> : Column<T> {
    static constexpr bool optional = true;
    static Value get(const std::optional<T>& v) { return v ? Column<T>::get(*v) : Value{}; }
    static bool set(std::optional<T>& v, const Value& from) {
        if (std::holds_alternative<std::monostate>(from)) return v.reset(), true;
        T inner{};
        if (!Column<T>::set(inner, from)) return false;
        return v = std::move(inner), true;
    }
};

template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;

namespace column {
template <class M>
struct MemberOf;
template <class E, class V>
struct MemberOf<V E::*> {
    using Owner = E;
    using Type = V;
};
template <class V>
concept scalar = requires {
    Column<V>::kind;
};
template <class V>
struct Unwrap {
    using Type = V;
    static constexpr bool optional = false;
};
template <class V>
struct Unwrap<std::optional<V>> {
    using Type = V;
    static constexpr bool optional = true;
};

template <class V>
constexpr void fill_scalar(FieldTable& table) {
    table.kind = Column<V>::kind;
    table.optional = Column<V>::optional;
    table.scale = Column<V>::scale;
    table.options = Column<V>::options;
    table.get = [](const void* member) { return Column<V>::get(*static_cast<const V*>(member)); };
    table.set = [](void* member, const Value& value) { return Column<V>::set(*static_cast<V*>(member), value); };
}

template <class V>
constexpr void fill_list(FieldTable& table) {
    using Item = typename V::value_type;
    table.kind = FieldKind::list;
    table.nested = [] { return &table_of<Item>(); };
    table.size = [](const void* member) { return static_cast<const V*>(member)->size(); };
    table.at = [](const void* member, std::size_t index) {
        return static_cast<const void*>(&(*static_cast<const V*>(member))[index]);
    };
    table.append = [](void* member) { return static_cast<void*>(&static_cast<V*>(member)->emplace_back()); };
}

template <class V>
constexpr void fill_object(FieldTable& table) {
    using Inner = typename Unwrap<V>::Type;
    table.kind = FieldKind::object;
    table.optional = Unwrap<V>::optional;
    table.nested = [] { return &table_of<Inner>(); };
    if constexpr (Unwrap<V>::optional) {
        table.size = [](const void* member) { return std::size_t{static_cast<const V*>(member)->has_value()}; };
        table.at = [](const void* member, std::size_t) {
            return static_cast<const void*>(&**static_cast<const V*>(member));
        };
        table.append = [](void* member) { return static_cast<void*>(&static_cast<V*>(member)->emplace()); };
    } else {
        table.size = [](const void*) { return std::size_t{1}; };
        table.at = [](const void* member, std::size_t) { return member; };
        table.append = [](void* member) { return member; };
    }
}
}  // namespace column

/// Declares one member: scalar, optional scalar, std::vector of described structs, or a described struct.
template <auto Member>
constexpr FieldTable field(std::string_view name, Rule rule) {
    using Owner = typename column::MemberOf<decltype(Member)>::Owner;
    using Type = typename column::MemberOf<decltype(Member)>::Type;
    FieldTable table{};
    table.name = name;
    table.rule = rule;
    table.member = [](void* object) { return static_cast<void*>(&(static_cast<Owner*>(object)->*Member)); };
    if constexpr (column::scalar<Type>)
        column::fill_scalar<Type>(table);
    else if constexpr (is_vector<Type>)
        column::fill_list<Type>(table);
    else
        column::fill_object<Type>(table);
    return table;
}

template <std::size_t N>
struct Entity {
    std::string_view name;
    std::string_view table;
    std::string_view zh;
    std::string_view en;
    std::array<FieldTable, N> fields;
};
/// A stored entity: table and name are the same.
template <class... F>
constexpr Entity<sizeof...(F)> entity(std::string_view table, std::string_view zh, std::string_view en, F... fields) {
    return {table, table, zh, en, {fields...}};
}
/// A view over a FROM clause (fields carry `.sql`), or a command/answer (`from` empty).
template <class... F>
constexpr Entity<sizeof...(F)> view(std::string_view name, std::string_view from, std::string_view zh,
                                    std::string_view en, F... fields) {
    return {name, from, zh, en, {fields...}};
}

template <class E>
const EntityTable& table_of() {
    static constexpr auto description = describe(Of<E>{});
    static constexpr EntityTable table{description.name, description.table, description.zh, description.en,
                                       description.fields};
    return table;
}

struct AnyMember {
    template <class T>
    operator T() const;  // NOLINT: declared only, used in requires-expressions
};
template <class T, class... A>
constexpr std::size_t arity() {
    if constexpr (requires { T{A{}..., AnyMember{}}; })
        return arity<T, A..., AnyMember>();
    else
        return sizeof...(A);
}
/// A member without a field does not compile.
template <class E>
constexpr bool fully_described = describe(Of<E>{}).fields.size() == arity<E>();

/// Text of an enum value as stored and sent.
template <class E>
constexpr std::string_view text_of(E value) {
    return Column<E>::table[static_cast<std::size_t>(value)].value;
}
template <class E>
constexpr std::optional<E> value_of(std::string_view text) {
    for (std::size_t i = 0; i < Column<E>::table.size(); ++i)
        if (Column<E>::table[i].value == text) return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace zs
