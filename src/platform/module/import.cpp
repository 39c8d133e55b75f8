// Master data from xlsx or csv: template, dry run, upsert by code, all rows or none.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "core/limits.h"
#include "platform/audit/audit.h"
#include "platform/documents/csv.h"
#include "platform/documents/table.h"
#include "platform/documents/xlsx_write.h"
#include "platform/entity/value_json.h"
#include "platform/module/exchange.h"
#include "platform/module/master_object.h"
#include "platform/module/paths.h"
#include "platform/module/sheet.h"

namespace zs {
namespace {

using documents::Table;
using http::Context;
using http::Response;

/// Which field each column of the file is; columns that mean nothing are named in `unknown`.
struct Header {
    std::vector<const FieldTable*> fields;  // by column; nullptr = not read
    std::vector<std::string> unknown;
};

struct Problem {
    std::size_t row;  // index into table.rows
    std::string field;
    std::string key;
    Params params;
};

struct Outcome {
    std::int64_t created = 0, changed = 0, unchanged = 0;
    std::vector<Problem> problems;
};

bool settable(const FieldTable& field) { return field.set != nullptr && !field.rule.read_only; }

Header read_header(const EntityTable& table, const Table& file) {
    Header header;
    header.fields.assign(file.header.size(), nullptr);
    for (std::size_t column = 0; column < file.header.size(); ++column) {
        std::string title = file.header[column];
        if (const auto unit = title.rfind(" ("); unit != std::string::npos) title.resize(unit);
        while (title.ends_with('*') || title.ends_with(' ')) title.pop_back();
        bool known = title.empty();
        for (const auto& field : table.fields) {
            if (title != field.name && title != field.rule.zh && title != field.rule.en) continue;
            known = true;
            if (settable(field)) header.fields[column] = &field;
        }
        if (!known) header.unknown.push_back(title);
    }
    return header;
}

/// Cell text as the field's value: labels of choices, codes of references, dates as people write them.
tl::expected<Value, entity_ops::Refusal> read_cell(const FieldTable& field, std::string_view text, const Codes& codes) {
    if (text.empty() && (field.optional || field.kind == FieldKind::text)) {
        if (field.optional) return Value{};
        return Value{std::string()};
    }
    if (codes.knows(field)) {
        if (const auto id = codes.id_of(field, text)) return Value{*id};
        return tl::unexpected(entity_ops::Refusal{"field.reference_missing", {}});
    }
    std::string labels;
    for (const auto& option : field.options) {
        if (text == option.zh || text == option.en || text == option.value) return Value{std::string(option.value)};
        labels += (labels.empty() ? "" : ", ") + std::string(option.zh);
    }
    if (!field.options.empty()) return tl::unexpected(entity_ops::Refusal{"field.not_one_of", {{"options", labels}}});
    if (field.kind == FieldKind::boolean)
        if (const auto yes = documents::parse_cell_boolean(text)) return Value{std::int64_t{*yes}};
    if (field.kind == FieldKind::date)
        if (const auto date = documents::parse_cell_date(text)) return Value{std::int64_t{date->days}};
    if (field.kind == FieldKind::instant)
        if (const auto at = documents::parse_cell_instant(text, Zone{})) return Value{at->unix_ms};
    return entity_ops::read_text(field, text);
}

/// One import: the file against the database, inside the caller's transaction.
class Import {
public:
    Import(const MasterData& data, const std::vector<MasterData>& all, Transaction& transaction, const Actor& actor)
        : data_(data), transaction_(transaction), actor_(actor), codes_(transaction, all, *data.table) {}

    /// Rows that name other rows of the file (the parent of a department or device) come after those.
    Outcome run(const Table& file, const Header& header) {
        constexpr int depth_max = 20;  // of any tree; what lies deeper, or in a circle, is told as missing
        std::set<std::string, std::less<>> coming = codes_of(file, header);
        std::vector<std::size_t> waiting(file.rows.size());
        std::iota(waiting.begin(), waiting.end(), 0);
        for (int depth = 0; !waiting.empty(); ++depth) {
            std::vector<std::size_t> later;
            for (const auto row : waiting)
                if (depth < depth_max && waits(file.rows[row], header, coming))
                    later.push_back(row);
                else
                    take(file.rows[row], header, row);
            if (later.size() == waiting.size()) depth = depth_max;
            waiting = std::move(later);
        }
        std::stable_sort(outcome_.problems.begin(), outcome_.problems.end(),
                         [](const Problem& one, const Problem& other) { return one.row < other.row; });
        return std::move(outcome_);
    }

private:
    std::set<std::string, std::less<>> codes_of(const Table& file, const Header& header) const {
        std::set<std::string, std::less<>> codes;
        for (std::size_t column = 0; column < header.fields.size(); ++column)
            if (header.fields[column] != nullptr && header.fields[column]->name == data_.code_field)
                for (const auto& row : file.rows) codes.emplace(row.cell(column));
        return codes;
    }

    bool waits(const documents::Row& row, const Header& header,
               const std::set<std::string, std::less<>>& coming) const {
        for (std::size_t column = 0; column < header.fields.size(); ++column) {
            const auto* field = header.fields[column];
            if (field == nullptr || field->rule.references != data_.table->name || row.cell(column).empty()) continue;
            if (!codes_.id_of(*field, row.cell(column)) && coming.contains(row.cell(column))) return true;
        }
        return false;
    }

    void take(const documents::Row& row, const Header& header, std::size_t index) {
        const auto status = transaction_.nested([&] { return one(row, header, index); });
        if (!status) add_error(index, status.error());
    }

    void add_error(std::size_t row, const Error& error) {
        if (error.fields.empty()) outcome_.problems.push_back({row, "", error.key, error.params});
        for (const auto& field : error.fields) outcome_.problems.push_back({row, field.field, field.key, field.params});
    }

    std::string code_of(const documents::Row& row, const Header& header) const {
        for (std::size_t column = 0; column < header.fields.size(); ++column)
            if (header.fields[column] != nullptr && header.fields[column]->name == data_.code_field)
                return std::string(row.cell(column));
        return {};
    }

    std::optional<std::int64_t> existing(const documents::Row& row, const Header& header) {
        const auto code = code_of(row, header);
        if (code.empty()) return std::nullopt;
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE {} = ?", data_.table->table, data_.code_field),
                                    {code});
    }

    /// Reads the cells into the object; false when something was wrong (and noted).
    bool fill(const MasterObject& object, const documents::Row& row, const Header& header, std::size_t index,
              bool is_new) {
        const std::size_t before = outcome_.problems.size();
        for (std::size_t column = 0; column < header.fields.size(); ++column) {
            const auto* field = header.fields[column];
            if (field == nullptr || (field->rule.create_only && !is_new)) continue;
            auto value = read_cell(*field, row.cell(column), codes_);
            if (!value)
                outcome_.problems.push_back({index, std::string(field->name), value.error().key, value.error().params});
            else
                field->set(field->member(object.get()), *value);
        }
        for (const auto& error : entity_ops::validate(*data_.table, object.get()))
            if (!noted(index, error.field)) outcome_.problems.push_back({index, error.field, error.key, error.params});
        return outcome_.problems.size() == before;
    }

    bool noted(std::size_t row, std::string_view field) const {
        for (auto problem = outcome_.problems.rbegin(); problem != outcome_.problems.rend() && problem->row == row;
             ++problem)
            if (problem->field == field) return true;
        return false;
    }

    Status one(const documents::Row& row, const Header& header, std::size_t index) {
        const auto id = existing(row, header);
        const MasterObject before(data_);
        const MasterObject after(data_);
        if (id) {
            entity_ops::find(transaction_, *data_.table, *id, before.get());
            entity_ops::find(transaction_, *data_.table, *id, after.get());
        }
        if (!fill(after, row, header, index, !id)) return {};
        if (data_.check) ZS_TRY(data_.check(transaction_, id ? before.get() : nullptr, after.get()));
        if (!id) {
            entity_ops::insert(transaction_, *data_.table, after.get());
            audit::record(transaction_, actor_, fmt::format("{}.import", data_.table->name), data_.table->name,
                          after.id(), after.json());
            codes_.add(data_.table->name, code_of(row, header), after.id());
            ++outcome_.created;
            return {};
        }
        const auto changes = entity_ops::diff(*data_.table, before.get(), after.get());
        if (changes == "{}") return void(++outcome_.unchanged), Status{};
        ZS_TRY(entity_ops::update(transaction_, *data_.table, after.get()));
        audit::record(transaction_, actor_, fmt::format("{}.import", data_.table->name), data_.table->name, *id,
                      changes);
        ++outcome_.changed;
        return {};
    }

    const MasterData& data_;
    Transaction& transaction_;
    const Actor& actor_;
    Codes codes_;
    Outcome outcome_;
};

std::string sentence(const Problem& problem, const EntityTable& table, const i18n::Catalogue& texts,
                     Language language) {
    const auto* field = table.find(problem.field);
    std::string text = texts.text(problem.key, language, problem.params);
    if (field == nullptr) return text;
    return fmt::format("{}: {}", language == Language::zh ? field->rule.zh : field->rule.en, text);
}

std::string report_json(const Outcome& outcome, const Table& file, const Header& header, bool applied,
                        const EntityTable& table, const i18n::Catalogue& texts, Language language) {
    constexpr std::size_t shown_max = 500;
    json::array errors;
    for (const auto& problem : outcome.problems) {
        if (errors.size() == shown_max) break;
        errors.push_back(json::object{{"row", file.rows[problem.row].number},
                                      {"field", problem.field},
                                      {"key", problem.key},
                                      {"message", sentence(problem, table, texts, language)}});
    }
    std::set<std::size_t> wrong;
    for (const auto& problem : outcome.problems) wrong.insert(problem.row);
    json::array unknown;
    for (const auto& title : header.unknown) unknown.emplace_back(std::string_view(title));
    return json::write(json::object{{"rows", file.rows.size()},
                                    {"created", outcome.created},
                                    {"changed", outcome.changed},
                                    {"unchanged", outcome.unchanged},
                                    {"error_count", outcome.problems.size()},
                                    {"wrong_rows", wrong.size()},
                                    {"applied", applied},
                                    {"unknown_columns", std::move(unknown)},
                                    {"errors", std::move(errors)}});
}

/// The file as it came, an error text beside each bad row and its cells coloured.
Result<std::string> marked_file(const Outcome& outcome, const Table& file, const Header& header,
                                const EntityTable& table, const i18n::Catalogue& texts, Language language) {
    documents::Sheet sheet{std::string(language == Language::zh ? table.zh : table.en), {}, {}, {}};
    for (std::size_t column = 0; column < file.header.size(); ++column)
        sheet.columns.push_back({.key = "", .title = file.header[column]});
    for (const auto& row : file.rows) {
        auto& cells = sheet.rows.emplace_back();
        for (std::size_t column = 0; column < file.header.size(); ++column)
            cells.emplace_back(std::string(row.cell(column)));
    }
    std::map<std::size_t, documents::RowError> by_row;
    for (const auto& problem : outcome.problems) {
        auto& error = by_row[problem.row];
        error.row = problem.row;
        error.text += (error.text.empty() ? "" : "; ") + sentence(problem, table, texts, language);
        for (std::size_t column = 0; column < header.fields.size(); ++column)
            if (header.fields[column] != nullptr && header.fields[column]->name == problem.field)
                error.columns.push_back(column);
    }
    for (auto& [row, error] : by_row) sheet.errors.push_back(std::move(error));
    return documents::write_xlsx({{std::move(sheet)}, language, {}});
}

Result<Response> import_file(const MasterData& data, const std::vector<MasterData>& all, const i18n::Catalogue& texts,
                             Context& context, Transaction& transaction) {
    ZS_TRY_ASSIGN(auto file, documents::read_table(context.request.body));
    documents::drop_error_column(file);
    const Header header = read_header(*data.table, file);
    for (const auto& field : data.table->fields) {
        const bool present = std::find(header.fields.begin(), header.fields.end(), &field) != header.fields.end();
        if (settable(field) && field.rule.required && !present)
            return fail(Code::invalid, "import.column_missing", {{"column", std::string(field.rule.zh)}});
    }
    const bool dry_run = context.request.query_value("dry_run") == "true";
    Outcome outcome;
    bool applied = false;
    const auto kept = transaction.nested([&]() -> Status {
        outcome = Import(data, all, transaction, context.actor).run(file, header);
        applied = !dry_run && outcome.problems.empty();
        return applied ? Status{} : fail(Code::invalid, "import.not_applied");
    });
    if (!kept && applied) return tl::unexpected(kept.error());
    const Language language = context.actor.language;
    if (context.request.query_value("format") == "xlsx") {
        ZS_TRY_ASSIGN(auto bytes, marked_file(outcome, file, header, *data.table, texts, language));
        return xlsx_response(std::move(bytes), fmt::format("{}_errors", data.table->name));
    }
    return http::ok(report_json(outcome, file, header, applied, *data.table, texts, language));
}

Result<Response> template_file(const MasterData& data, const std::vector<MasterData>& all, Context& context,
                               Reader& reader) {
    const Codes codes(reader, all, *data.table);
    const Language language = context.actor.language;
    documents::Sheet sheet{std::string(language == Language::zh ? data.table->zh : data.table->en), {}, {}, {}};
    for (const auto& field : data.table->fields) {
        if (!settable(field) || !shown_in_files(field, codes)) continue;
        auto column = sheet_column(field, codes, language);
        column.required = field.rule.required;
        sheet.columns.push_back(std::move(column));
    }
    ZS_TRY_ASSIGN(auto bytes, documents::write_xlsx({{std::move(sheet)}, language, {}}));
    return xlsx_response(std::move(bytes), fmt::format("{}_template", data.table->name));
}

}  // namespace

http::Routes exchange_routes(const std::vector<MasterData>& all, std::shared_ptr<const i18n::Catalogue> texts) {
    using enum http::Method;
    const auto shared = std::make_shared<const std::vector<MasterData>>(all);
    constexpr std::string_view scope = "none: master data";
    http::Routes routes;
    for (const auto& data : *shared) {
        const auto* one = &data;  // lives in `shared`, which every handler holds
        routes.push_back({.method = get,
                          .path = keep_text(fmt::format("/api/v1/{}/export", data.path)),
                          .permission = data.read_permission,
                          .summary = keep_text(fmt::format("As xlsx, filtered like the list: {}", data.table->en)),
                          .read = [shared, one](Context& context, Reader& reader) -> Result<Response> {
                              const Restriction rows = one->scope.campus.empty() && one->scope.department.empty()
                                                           ? Restriction{}
                                                           : scope_restriction(context.actor, one->scope);
                              return export_list(reader, context, *one->table, rows,
                                                 Codes(reader, *shared, *one->table));
                          },
                          .scope = scope});
        if (data.no_create || data.table->find(data.code_field) == nullptr) continue;
        routes.push_back(
            {.method = get,
             .path = keep_text(fmt::format("/api/v1/{}/template", data.path)),
             .permission = data.write_permission,
             .summary = keep_text(fmt::format("Import template (xlsx): {}", data.table->en)),
             .read = [shared, one](Context& context,
                                   Reader& reader) { return template_file(*one, *shared, context, reader); },
             .scope = scope});
        routes.push_back(
            {.method = post,
             .path = keep_text(fmt::format("/api/v1/{}/import", data.path)),
             .permission = data.write_permission,
             .summary = keep_text(fmt::format("Import xlsx or csv by code, all rows or none: {}", data.table->en)),
             .write =
                 [shared, one, texts](Context& context, Transaction& transaction) {
                     return import_file(*one, *shared, *texts, context, transaction);
                 },
             .scope = scope,
             .body_max = limits::import_bytes_max});
    }
    return routes;
}

}  // namespace zs
