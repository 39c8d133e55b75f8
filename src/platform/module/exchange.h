// Rows in and out as xlsx: every list exports exactly as filtered; master data imports by code, with a dry run and the
// same file back with an error beside each bad row.
#pragma once
#include <map>

#include "platform/module/module.h"

namespace zs {

/// What ids mean to people: table → (id ↔ code), read once for a file.
class Codes {
public:
    Codes(Reader& reader, const std::vector<MasterData>& all, const EntityTable& table);
    /// Code of the row that `field` refers to; nullopt when the referenced table has no codes.
    std::optional<std::string> code_of(const FieldTable& field, std::int64_t id) const;
    std::optional<std::int64_t> id_of(const FieldTable& field, std::string_view code) const;
    /// All codes of the referenced table in order, empty when it has none.
    std::vector<std::string> codes_of(const FieldTable& field) const;
    /// A row that came since.
    void add(std::string_view table, const std::string& code, std::int64_t id);
    bool knows(const FieldTable& field) const { return tables_.contains(field.rule.references); }

private:
    struct Pairs {
        std::map<std::int64_t, std::string> by_id;
        std::map<std::string, std::int64_t, std::less<>> by_code;
    };
    std::map<std::string_view, Pairs> tables_;
};

/// The list of `table` as the request filters and sorts it, as an xlsx answer. At most limits::export_rows_max rows:
/// more is error documents.too_many_rows.
Result<http::Response> export_list(Reader& reader, const http::Context& context, const EntityTable& table,
                                   const Restriction& restriction, const Codes& codes,
                                   const std::vector<std::string_view>& ignored = {});
/// The same for a view, whose references are texts already.
Result<http::Response> export_list(Reader& reader, const http::Context& context, const EntityTable& table,
                                   const Restriction& restriction, const std::vector<std::string_view>& ignored = {});

/// GET {path}/export, GET {path}/template, POST {path}/import?dry_run=true&format=xlsx of each.
http::Routes exchange_routes(const std::vector<MasterData>& all, std::shared_ptr<const i18n::Catalogue> texts);

}  // namespace zs
