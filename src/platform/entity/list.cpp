// Lists as SQL: filters, search, keyset pages, totals, exports. Rows go straight to JSON.
#include "platform/entity/list.h"

#include <fmt/format.h>

#include "core/text.h"
#include "platform/entity/value_json.h"

namespace zs {
namespace {

constexpr std::int64_t total_max = 10'001;

std::string column_of(const FieldTable& field) {
    return std::string(field.rule.sql.empty() ? field.name : field.rule.sql);
}

/// What is shown and sorted by: a name in the reader's language.
std::string column_of(const FieldTable& field, Language language) {
    if (language == Language::zh || field.rule.sql_en.empty()) return column_of(field);
    return fmt::format("COALESCE(NULLIF({}, ''), {})", field.rule.sql_en, column_of(field));
}

const FieldTable& key_of(const EntityTable& table) {
    for (const auto& field : table.fields)
        if (field.rule.key) return field;
    throw Bug("entity without key: " + std::string(table.name));
}

std::string escape_like(std::string_view text) {
    std::string out = "%";
    for (const char c : text::lower_ascii(text)) {
        if (c == '%' || c == '_' || c == '\\') out += '\\';
        out += c;
    }
    return out + "%";
}

/// A statement under construction: WHERE parts joined by AND.
struct Where {
    std::string sql;
    Values parameters;
    void add(std::string_view part) {
        sql += sql.empty() ? " WHERE " : " AND ";
        sql += part;
    }
};

void add_condition(Where& where, const Condition& condition) {
    const std::string column = column_of(*condition.field);
    const auto marks = [&] {
        std::string text;
        for (std::size_t i = 0; i < condition.values.size(); ++i) text += i > 0 ? ", ?" : "?";
        return text;
    };
    switch (condition.compare) {
        case Compare::any_of:
            where.add(condition.values.empty() ? "1=0" : fmt::format("{} IN ({})", column, marks()));
            break;
        case Compare::not_any_of:
            if (!condition.values.empty()) where.add(fmt::format("{} NOT IN ({})", column, marks()));
            break;
        case Compare::greater_equal:
            where.add(column + " >= ?");
            break;
        case Compare::less:
            where.add(column + " < ?");
            break;
        case Compare::is_null:
            where.add(column + " IS NULL");
            break;
        case Compare::not_null:
            where.add(column + " IS NOT NULL");
            break;
        case Compare::like:
            where.add(fmt::format("LOWER({}) LIKE ? ESCAPE '\\'", column));
            where.parameters.emplace_back(escape_like(std::get<std::string>(condition.values.front())));
            return;
    }
    where.parameters.insert(where.parameters.end(), condition.values.begin(), condition.values.end());
}

/// Every word must occur in one of the searchable fields.
void add_search(Where& where, const EntityTable& table, std::string_view search) {
    for (const auto word : text::split(search, ' ')) {
        if (word.empty()) continue;
        std::string any;
        const auto look_in = [&](std::string_view column) {
            any += fmt::format("{}LOWER({}) LIKE ? ESCAPE '\\'", any.empty() ? "" : " OR ", column);
            where.parameters.emplace_back(escape_like(word));
        };
        for (const auto& field : table.fields) {
            if (!field.rule.searchable) continue;
            look_in(column_of(field));
            if (!field.rule.sql_en.empty()) look_in(field.rule.sql_en);
        }
        where.add(any.empty() ? "1=0" : "(" + any + ")");
    }
}

Where base_where(const EntityTable& table, const ListQuery& query, const Restriction& restriction) {
    Where where;
    for (const auto& condition : query.conditions) add_condition(where, condition);
    add_search(where, table, query.search);
    if (!restriction.sql.empty()) {
        where.add("(" + restriction.sql + ")");
        where.parameters.insert(where.parameters.end(), restriction.parameters.begin(), restriction.parameters.end());
    }
    return where;
}

/// Where the last page ended: the sort field's value and the key.
struct Cursor {
    Value value;
    std::int64_t key = 0;
};

std::string encode(const Cursor& cursor) {
    std::string text = std::to_string(cursor.key);
    if (const auto* number = std::get_if<std::int64_t>(&cursor.value)) text += fmt::format(" i{}", *number);
    if (const auto* real = std::get_if<double>(&cursor.value)) text += fmt::format(" r{}", *real);
    if (const auto* string = std::get_if<std::string>(&cursor.value)) text += " t" + *string;
    return text::hex(text);
}

std::optional<std::string> unhex(std::string_view text) {
    if (text.size() % 2 != 0 || text.size() > 2000) return std::nullopt;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = digit(text[i]);
        const int low = digit(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes += static_cast<char>(high * 16 + low);
    }
    return bytes;
}

Result<Cursor> decode(const std::string& text, const FieldTable& sort) {
    const auto bad = [] { return fail_field("cursor", "list.bad_cursor"); };
    const auto plain = unhex(text);
    if (!plain || !text::is_utf8(*plain) || plain->find('\0') != std::string::npos) return bad();
    const auto space = plain->find(' ');
    const auto key = text::parse_integer(std::string_view(*plain).substr(0, space));
    if (!key) return bad();
    Cursor cursor{{}, *key};
    if (space == std::string::npos) return cursor;
    const std::string_view rest = std::string_view(*plain).substr(space + 1);
    const bool texts =
        sort.kind == FieldKind::text || sort.kind == FieldKind::enumeration || sort.kind == FieldKind::json;
    if (rest.starts_with('t') && texts) {
        cursor.value = std::string(rest.substr(1));
    } else if (rest.starts_with('i') && !texts) {
        const auto number = text::parse_integer(rest.substr(1));
        if (!number) return bad();
        cursor.value = *number;
    } else if (rest.starts_with('r') && sort.kind == FieldKind::real) {
        const auto number = entity_ops::read_text(sort, rest.substr(1));
        if (!number) return bad();
        cursor.value = *number;
    } else {
        return bad();
    }
    return cursor;
}

/// Rows after the cursor in the order (sort, key), NULLs last in both directions.
void add_cursor(Where& where, const std::string& sort, const std::string& key, bool optional, bool descending,
                const Cursor& cursor) {
    const std::string_view after = descending ? "<" : ">";
    if (sort == key) {
        where.add(fmt::format("{} {} ?", key, after));
    } else if (std::holds_alternative<std::monostate>(cursor.value)) {
        where.add(fmt::format("({} IS NULL AND {} {} ?)", sort, key, after));
    } else {
        where.add(fmt::format("({0} {2} ? OR ({0} = ? AND {1} {2} ?){3})", sort, key, after,
                              optional ? fmt::format(" OR {} IS NULL", sort) : ""));
        where.parameters.push_back(cursor.value);
        where.parameters.push_back(cursor.value);
    }
    where.parameters.emplace_back(cursor.key);
}

std::string order_by(const std::string& sort, const std::string& key, bool optional, bool descending) {
    const std::string_view direction = descending ? "DESC" : "ASC";
    if (sort == key) return fmt::format(" ORDER BY {} {}", key, direction);
    return fmt::format(" ORDER BY {} {}{}, {} {}", sort, direction, optional ? " NULLS LAST" : "", key, direction);
}

/// Column list of all scalar fields, in order.
std::string columns_of(const EntityTable& table, Language language) {
    std::string columns;
    for (const auto& field : table.fields)
        if (field.get != nullptr) columns += (columns.empty() ? "" : ", ") + column_of(field, language);
    return columns;
}

void append_row(std::string& out, const EntityTable& table, const Row& row) {
    out += '{';
    bool first = true;
    int column = -1;
    for (const auto& field : table.fields) {
        if (field.get == nullptr) continue;
        ++column;
        if (field.rule.secret) continue;
        out += first ? "\"" : ",\"";
        first = false;
        out += field.name;
        out += "\":";
        if (row.is_null(column))
            out += "null";
        else if (field.kind == FieldKind::text || field.kind == FieldKind::enumeration)
            json::append_string(out, row.text(column));
        else if (field.kind == FieldKind::integer || field.kind == FieldKind::id)
            fmt::format_to(std::back_inserter(out), "{}", row.integer(column));
        else
            entity_ops::append_value(out, field, row.value(column));
    }
    out += '}';
}

int column_index(const EntityTable& table, const FieldTable& wanted) {
    int column = 0;
    for (const auto& field : table.fields) {
        if (&field == &wanted) return column;
        if (field.get != nullptr) ++column;
    }
    throw Bug("field of another table");
}

std::int64_t count_rows(Reader& reader, const EntityTable& table, const Where& where) {
    return reader
        .integer(fmt::format("SELECT COUNT(*) FROM (SELECT 1 FROM {}{} LIMIT {}) AS counted", table.table, where.sql,
                             total_max),
                 where.parameters)
        .value_or(0);
}

}  // namespace

Result<Page> list_json(Reader& reader, const EntityTable& table, const ListQuery& query,
                       const Restriction& restriction) {
    const auto& key = key_of(table);
    const auto& sort = query.sort != nullptr ? *query.sort : key;
    const std::string key_column = column_of(key);
    const std::string sort_column = column_of(sort, query.language);
    Where where = base_where(table, query, restriction);
    Page page;
    std::string total = "null";
    if (query.with_total) total = std::to_string(count_rows(reader, table, where));
    if (!query.cursor.empty()) {
        ZS_TRY_ASSIGN(const Cursor cursor, decode(query.cursor, sort));
        add_cursor(where, sort_column, key_column, sort.optional, query.descending, cursor);
    }
    const std::string sql =
        fmt::format("SELECT {} FROM {}{}{} LIMIT {}", columns_of(table, query.language), table.table, where.sql,
                    order_by(sort_column, key_column, sort.optional, query.descending), query.limit + 1);
    const int key_index = column_index(table, key);
    const int sort_index = column_index(table, sort);
    Cursor last;
    bool more = false;
    page.json.reserve(query.limit * 600);
    page.json = "{\"items\":[";
    reader.query(sql, where.parameters, [&](const Row& row) {
        if (page.count == query.limit) return void(more = true);
        if (page.count > 0) page.json += ',';
        append_row(page.json, table, row);
        if (++page.count == query.limit) {
            last.key = row.integer(key_index);
            if (&sort != &key && !row.is_null(sort_index)) last.value = row.value(sort_index);
        }
    });
    page.json += "],\"next\":";
    page.json += more ? fmt::format("\"{}\"", encode(last)) : "null";
    page.json += fmt::format(",\"total\":{}}}", total);
    return page;
}

Status visit_list(Reader& reader, const EntityTable& table, const ListQuery& query, const Restriction& restriction,
                  std::size_t rows_max, const std::function<void(const Values&)>& visit) {
    const auto& key = key_of(table);
    const auto& sort = query.sort != nullptr ? *query.sort : key;
    const Where where = base_where(table, query, restriction);
    const std::string sql = fmt::format(
        "SELECT {} FROM {}{}{} LIMIT {}", columns_of(table, query.language), table.table, where.sql,
        order_by(column_of(sort, query.language), column_of(key), sort.optional, query.descending), rows_max);
    reader.query(sql, where.parameters, [&](const Row& row) {
        Values values;
        for (int column = 0; column < row.columns(); ++column) values.push_back(row.value(column));
        visit(values);
    });
    return {};
}

}  // namespace zs
