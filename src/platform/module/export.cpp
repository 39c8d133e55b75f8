// Lists and templates as xlsx.
#include <fmt/format.h>

#include "core/limits.h"
#include "platform/documents/xlsx_write.h"
#include "platform/module/exchange.h"
#include "platform/module/sheet.h"

namespace zs {
namespace {

using documents::Cell;
using documents::Sheet;

const MasterData* master_of(const std::vector<MasterData>& all, std::string_view table) {
    for (const auto& data : all)
        if (data.table->table == table) return &data;
    return nullptr;
}

std::string_view label_of(const FieldTable& field, std::string_view value, Language language) {
    for (const auto& option : field.options)
        if (option.value == value) return language == Language::zh ? option.zh : option.en;
    return value;
}

Cell cell_of(const FieldTable& field, const Value& value, const Codes& codes, Language language) {
    if (std::holds_alternative<std::monostate>(value)) return {};
    if (const auto* text = std::get_if<std::string>(&value))
        return field.kind == FieldKind::enumeration ? std::string(label_of(field, *text, language)) : *text;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    const auto number = std::get<std::int64_t>(value);
    if (field.kind == FieldKind::boolean) return number != 0;
    if (field.kind == FieldKind::instant) return Instant{number};
    if (field.kind == FieldKind::date) return Date{static_cast<std::int32_t>(number)};
    if (codes.knows(field)) return number == 0 ? Cell{} : Cell{codes.code_of(field, number).value_or("")};
    return number;
}

}  // namespace

Codes::Codes(Reader& reader, const std::vector<MasterData>& all, const EntityTable& table) {
    for (const auto& field : table.fields) {
        const auto* data = master_of(all, field.rule.references);
        if (field.rule.references.empty() || data == nullptr || tables_.contains(field.rule.references)) continue;
        if (data->table->find(data->code_field) == nullptr) continue;
        Pairs& pairs = tables_[field.rule.references];
        reader.query(fmt::format("SELECT id, {} FROM {}", data->code_field, data->table->table), {},
                     [&](const Row& row) {
                         pairs.by_id.emplace(row.integer(0), row.text(1));
                         pairs.by_code.emplace(row.text(1), row.integer(0));
                     });
    }
}

std::optional<std::string> Codes::code_of(const FieldTable& field, std::int64_t id) const {
    const auto table = tables_.find(field.rule.references);
    if (table == tables_.end()) return std::nullopt;
    const auto found = table->second.by_id.find(id);
    return found == table->second.by_id.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::int64_t> Codes::id_of(const FieldTable& field, std::string_view code) const {
    const auto table = tables_.find(field.rule.references);
    if (table == tables_.end()) return std::nullopt;
    const auto found = table->second.by_code.find(code);
    return found == table->second.by_code.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::string> Codes::codes_of(const FieldTable& field) const {
    std::vector<std::string> codes;
    const auto table = tables_.find(field.rule.references);
    if (table == tables_.end()) return codes;
    for (const auto& [code, id] : table->second.by_code) codes.push_back(code);
    return codes;
}

void Codes::add(std::string_view table, const std::string& code, std::int64_t id) {
    const auto found = tables_.find(table);
    if (found == tables_.end()) return;
    found->second.by_id.emplace(id, code);
    found->second.by_code.emplace(code, id);
}

documents::SheetColumn sheet_column(const FieldTable& field, const Codes& codes, Language language) {
    using documents::ColumnType;
    constexpr std::size_t choices_max = 500;
    documents::SheetColumn column;
    column.key = field.name;
    column.title = language == Language::zh ? field.rule.zh : field.rule.en;
    if (!field.rule.unit.empty()) column.title += fmt::format(" ({})", field.rule.unit);
    column.scale = field.scale;
    for (const auto& option : field.options)
        column.options.emplace_back(language == Language::zh ? option.zh : option.en);
    switch (field.kind) {
        case FieldKind::boolean:
            column.type = ColumnType::boolean;
            break;
        case FieldKind::integer:
        case FieldKind::id:
            column.type = ColumnType::integer;
            break;
        case FieldKind::real:
            column.type = ColumnType::real;
            break;
        case FieldKind::decimal:
            column.type = ColumnType::decimal;
            break;
        case FieldKind::instant:
            column.type = ColumnType::instant;
            break;
        case FieldKind::date:
            column.type = ColumnType::date;
            break;
        case FieldKind::enumeration:
            column.type = ColumnType::choice;
            break;
        default:
            break;
    }
    if (codes.knows(field)) {
        column.options = codes.codes_of(field);
        column.type = column.options.size() <= choices_max ? ColumnType::choice : ColumnType::text;
        if (column.type == ColumnType::text) column.options.clear();
    }
    return column;
}

http::Response xlsx_response(std::string bytes, std::string_view name) {
    return {200,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            std::move(bytes),
            {{"Content-Disposition", fmt::format("attachment; filename=\"{}.xlsx\"", name)}},
            {}};
}

bool shown_in_files(const FieldTable& field, const Codes& codes) {
    if (field.get == nullptr || field.rule.secret || field.rule.key || field.name == "version") return false;
    return !field.name.ends_with("_id") || codes.knows(field);  // other ids say nothing to people
}

Result<http::Response> export_list(Reader& reader, const http::Context& context, const EntityTable& table,
                                   const Restriction& restriction, const Codes& codes,
                                   const std::vector<std::string_view>& ignored) {
    const Language language = context.actor.language;
    ZS_TRY_ASSIGN(const auto query, http::list_query(context, table, ignored));
    Sheet sheet{std::string(language == Language::zh ? table.zh : table.en), {}, {}, {}};
    std::vector<std::pair<std::size_t, const FieldTable*>> shown;
    std::size_t position = 0;
    for (const auto& field : table.fields) {
        if (field.get == nullptr) continue;
        if (shown_in_files(field, codes)) {
            shown.emplace_back(position, &field);
            sheet.columns.push_back(sheet_column(field, codes, language));
            sheet.columns.back().options.clear();
        }
        ++position;
    }
    ZS_TRY_ASSIGN(auto stream, documents::XlsxStream::open(sheet, language, Zone{}));
    Status written;
    std::size_t rows = 0;
    std::vector<Cell> cells;
    ZS_TRY(visit_list(reader, table, query, restriction, limits::export_rows_max + 1, [&](const Values& values) {
        ++rows;
        cells.clear();
        for (const auto& [index, field] : shown) cells.push_back(cell_of(*field, values[index], codes, language));
        if (written) written = stream.add_row(cells);
    }));
    ZS_TRY(written);
    if (rows > limits::export_rows_max)
        return fail(Code::too_large, "documents.too_many_rows", {{"max", std::to_string(limits::export_rows_max)}});
    ZS_TRY_ASSIGN(auto bytes, stream.finish());
    return xlsx_response(std::move(bytes), table.name);
}

Result<http::Response> export_list(Reader& reader, const http::Context& context, const EntityTable& table,
                                   const Restriction& restriction, const std::vector<std::string_view>& ignored) {
    return export_list(reader, context, table, restriction, Codes(reader, {}, table), ignored);
}

}  // namespace zs
