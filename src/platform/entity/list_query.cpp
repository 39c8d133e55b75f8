// Query parameters of lists: limit, cursor, sort, q, total and field filters.
#include <fmt/format.h>

#include <algorithm>

#include "core/limits.h"
#include "core/text.h"
#include "platform/entity/list.h"
#include "platform/entity/value_json.h"

namespace zs {
namespace {

constexpr std::size_t filter_values_max = 200;
constexpr std::size_t conditions_max = 30;
constexpr std::size_t search_bytes_max = 200;

class QueryParser {
public:
    explicit QueryParser(const EntityTable& table) : table_(table) {}

    void read(const std::string& name, const std::string& value) {
        if (name == "limit") return read_limit(value);
        if (name == "sort") return read_sort(value);
        if (name == "cursor") return void(query.cursor = value);
        if (name == "total") return void(query.with_total = value == "true");
        if (name == "q") {
            if (!text::is_utf8(value) || value.find('\0') != std::string::npos) return refuse(name, "field.not_utf8");
            return void(query.search = text::cut_bytes(text::trim(value), search_bytes_max));
        }
        read_condition(name, value);
    }

    ListQuery query;
    std::vector<FieldError> errors;

private:
    void refuse(std::string_view field, std::string_view key, Params params = {}) {
        errors.push_back({std::string(field), std::string(key), std::move(params)});
    }

    void read_limit(const std::string& value) {
        const auto limit = text::parse_integer(value);
        if (!limit || *limit < 1 || *limit > static_cast<std::int64_t>(limits::list_limit_max))
            return refuse("limit", "list.bad_limit", {{"limit", std::to_string(limits::list_limit_max)}});
        query.limit = static_cast<std::size_t>(*limit);
    }

    void read_sort(std::string_view value) {
        query.descending = !value.empty() && value.front() == '-';
        if (query.descending) value.remove_prefix(1);
        query.sort = usable(value);
        if (query.sort == nullptr) refuse("sort", "list.unknown_field", {{"field", std::string(value)}});
    }

    const FieldTable* usable(std::string_view name) const {
        const auto* field = table_.find(name);
        return field != nullptr && field->get != nullptr && !field->rule.secret ? field : nullptr;
    }

    void read_condition(const std::string& name, const std::string& value) {
        const auto dot = name.find('.');
        const std::string_view field_name = std::string_view(name).substr(0, dot);
        const std::string_view operation = dot == std::string::npos ? "" : std::string_view(name).substr(dot + 1);
        Condition condition;
        condition.field = usable(field_name);
        if (condition.field == nullptr) return refuse(name, "list.unknown_field", {{"field", std::string(field_name)}});
        if (query.conditions.size() >= conditions_max) return refuse(name, "list.too_many_filters");
        if (operation == "null") {
            condition.compare = value == "false" ? Compare::not_null : Compare::is_null;
        } else if (operation == "like") {
            condition.compare = Compare::like;
            if (condition.field->kind != FieldKind::text || !text::is_utf8(value) ||
                value.find('\0') != std::string::npos)
                return refuse(name, "field.not_text");
            condition.values.emplace_back(value);
        } else if (operation == "gte" || operation == "lt") {
            condition.compare = operation == "gte" ? Compare::greater_equal : Compare::less;
            if (!read_values(name, *condition.field, {value}, condition.values)) return;
        } else if (operation.empty() || operation == "not") {
            condition.compare = operation.empty() ? Compare::any_of : Compare::not_any_of;
            if (!read_values(name, *condition.field, text::split(value, ','), condition.values)) return;
        } else {
            return refuse(name, "list.unknown_field", {{"field", name}});
        }
        query.conditions.push_back(std::move(condition));
    }

    bool read_values(const std::string& name, const FieldTable& field, const std::vector<std::string_view>& texts,
                     Values& values) {
        if (texts.size() > filter_values_max) return refuse(name, "list.too_many_filters"), false;
        for (const auto part : texts) {
            auto value = entity_ops::read_text(field, part);
            if (!value) return refuse(name, value.error().key, value.error().params), false;
            values.push_back(*std::move(value));
        }
        return true;
    }

    const EntityTable& table_;
};

}  // namespace

Result<ListQuery> parse_list_query(const EntityTable& table, const QueryPairs& pairs,
                                   const std::vector<std::string_view>& ignored) {
    QueryParser parser(table);
    parser.query.limit = limits::list_limit_default;
    for (const auto& [name, value] : pairs)
        if (std::find(ignored.begin(), ignored.end(), name) == ignored.end()) parser.read(name, value);
    if (!parser.errors.empty()) return fail_fields(std::move(parser.errors));
    return std::move(parser.query);
}

}  // namespace zs
