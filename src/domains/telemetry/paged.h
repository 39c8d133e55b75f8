// A page of rows that are answered as something richer: the list decides which rows, the caller what each becomes.
#pragma once
#include "platform/http/http.h"

namespace zs::telemetry {

/// `view_of(row)` → Result<View>. Filters, search, order and paging are those of the entity's own list.
template <class Row, class ViewOf>
Result<http::Response> page_of(Reader& reader, const QueryPairs& asked, const ViewOf& view_of) {
    ZS_TRY_ASSIGN(const auto query, parse_list_query(table_of<Row>(), asked));
    ZS_TRY_ASSIGN(const auto page, list_json(reader, table_of<Row>(), query));
    ZS_TRY_ASSIGN(const auto listed, json::parse_object(page.json));
    std::string out = "{\"items\":[";
    for (const auto& item : listed.at("items").as_array()) {
        ZS_TRY_ASSIGN(const auto row, load(reader, Id<Row>{item.as_object().at("id").as_int64()}));
        ZS_TRY_ASSIGN(const auto shown, view_of(row));
        if (out.back() != '[') out += ',';
        out += to_json(shown);
    }
    out += "],\"next\":" + json::write(listed.at("next")) + ",\"total\":" + json::write(listed.at("total")) + '}';
    return http::ok(std::move(out));
}

}  // namespace zs::telemetry
