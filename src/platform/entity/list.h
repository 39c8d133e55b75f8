// Lists of any entity or view: filter, search, sort, page. The same query drives a page, an xlsx export and a
// drill-down, so what is exported is exactly what was filtered.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "core/language.h"
#include "platform/entity/entity.h"

namespace zs {

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

enum class Compare { any_of, greater_equal, less, like, is_null, not_null, not_any_of };

struct Condition {
    const FieldTable* field = nullptr;
    Compare compare = Compare::any_of;
    Values values;
};

struct ListQuery {
    std::vector<Condition> conditions;
    std::string search;                // q=
    const FieldTable* sort = nullptr;  // nullptr: by id
    bool descending = false;
    std::size_t limit = 50;
    std::string cursor;
    bool with_total = false;
    Language language = Language::zh;  // of names that have one in English (`Rule::sql_en`)
};

/// Reads limit, cursor, sort, q, total and field filters (docs/api.md). Unknown fields and unreadable values are field
/// errors. `ignored` names query keys that belong to the route itself.
Result<ListQuery> parse_list_query(const EntityTable& table, const QueryPairs& pairs,
                                   const std::vector<std::string_view>& ignored = {});

/// A condition the server adds (data scope, period): SQL over the table or view, with parameters.
struct Restriction {
    std::string sql = "";
    Values parameters = {};
};

struct Page {
    std::string json;  // {"items":[…],"next":…,"total":…}
    std::size_t count = 0;
};
/// Runs the list and writes its JSON. Keyset paging by (sort field, id); every page costs the same.
Result<Page> list_json(Reader& reader, const EntityTable& table, const ListQuery& query,
                       const Restriction& restriction = {});
/// Visits all rows (no paging, at most `rows_max`) as Values in field order: for exports.
Status visit_list(Reader& reader, const EntityTable& table, const ListQuery& query, const Restriction& restriction,
                  std::size_t rows_max, const std::function<void(const Values&)>& visit);

}  // namespace zs
