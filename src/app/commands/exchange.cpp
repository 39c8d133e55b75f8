// Commands that bring data in and out: import orders, export, restore.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/commands/commands.h"
#include "domains/repair/history.h"
#include "platform/documents/csv.h"
#include "platform/history/copy.h"

namespace zs::app {

Result<std::string> read_whole(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return fail(Code::not_found, "files.unknown", {{"path", path}});
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

namespace {

void print_problems(const repair::history::Report& report) {
    constexpr std::size_t shown_max = 50;
    for (std::size_t i = 0; i < std::min(report.problems.size(), shown_max); ++i)
        std::cerr << fmt::format("row {}: {} {}\n", report.problems[i].row, report.problems[i].field,
                                 report.problems[i].key);
    if (report.problems.size() > shown_max)
        std::cerr << fmt::format("… and {} more\n", report.problems.size() - shown_max);
}

/// One table as csv, every column, without what must never leave the server.
Result<std::int64_t> write_table(Reader& reader, const EntityTable& table, const std::filesystem::path& path) {
    documents::Sheet sheet{std::string(table.name), {}, {}, {}};
    for (const auto& field : table.fields)
        if (field.get != nullptr) sheet.columns.push_back({.key = "", .title = std::string(field.name)});
    std::vector<const FieldTable*> fields;
    for (const auto& field : table.fields)
        if (field.get != nullptr) fields.push_back(&field);
    ListQuery all;
    ZS_TRY(visit_list(reader, table, all, {}, 100'000'000, [&](const Values& values) {
        auto& cells = sheet.rows.emplace_back();
        for (std::size_t i = 0; i < values.size(); ++i) {
            std::string text;
            if (!fields[i]->rule.secret && !std::holds_alternative<std::monostate>(values[i])) {
                if (const auto* own = std::get_if<std::string>(&values[i]))
                    text = *own;
                else if (const auto* number = std::get_if<std::int64_t>(&values[i]))
                    text = fields[i]->kind == FieldKind::instant   ? to_text(Instant{*number})
                           : fields[i]->kind == FieldKind::date    ? to_text(Date{static_cast<std::int32_t>(*number)})
                           : fields[i]->kind == FieldKind::decimal ? decimal_text(*number, fields[i]->scale)
                                                                   : std::to_string(*number);
                else
                    text = fmt::format("{}", std::get<double>(values[i]));
            }
            cells.emplace_back(std::move(text));
        }
    }));
    std::ofstream out(path, std::ios::binary);
    out << documents::write_csv(sheet, Language::en, Zone{});
    out.flush();
    if (!out) return fail(Code::unavailable, "unavailable.disk_full");
    return static_cast<std::int64_t>(sheet.rows.size());
}

}  // namespace

int import_orders(const Settings& settings, const std::string& file, const std::string& mapping_file, bool dry_run) {
    const auto bytes = read_whole(file);
    if (!bytes) return failed(bytes.error());
    const auto mapping_text = read_whole(mapping_file);
    if (!mapping_text) return failed(mapping_text.error());
    const auto mapping = repair::history::read_mapping(*mapping_text);
    if (!mapping) return failed(mapping.error());
    documents::Limits limits;
    limits.bytes_max = std::size_t{256} << 20;
    limits.rows_max = 1'000'000;
    const auto table = documents::read_table(*bytes, limits);
    if (!table) return failed(table.error());
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    repair::history::Report report;
    const auto status = (*app)->database->write([&](Transaction& transaction) -> Status {
        report = repair::history::import_orders(transaction, *table, *mapping);
        if (dry_run || !report.problems.empty()) return fail(Code::invalid, "import.not_applied");
        return {};
    });
    print_problems(report);
    std::cout << fmt::format("orders created {} known {} problems {}{}\n", report.problems.empty() ? report.created : 0,
                             report.known, report.problems.size(), dry_run ? " (dry run)" : "");
    if (dry_run) return report.problems.empty() ? 0 : 1;
    return status ? 0 : failed(status.error());
}

int export_data(const Settings& settings, const std::string& directory) {
    const auto app = Application::open(settings);
    if (!app) return failed(app.error());
    std::error_code problem;
    std::filesystem::create_directories(directory, problem);
    if (problem) return failed(Error{Code::unavailable, "files.not_written", {}, {}, {}});
    const auto status = (*app)->database->read([&](Reader& reader) -> Status {  // one snapshot for all tables
        for (const auto& module : (*app)->modules)
            for (const auto* table : module.entities) {
                if (table->table.empty() || table->table.find(' ') != std::string_view::npos) continue;  // a view
                const auto path = std::filesystem::path(directory) / fmt::format("{}.csv", table->table);
                ZS_TRY_ASSIGN(const auto rows, write_table(reader, *table, path));
                std::cout << fmt::format("{:32} {:>9}\n", table->table, rows);
            }
        return {};
    });
    return status ? 0 : failed(status.error());
}

/// Readings are put back only where none are.
Status restore_readings(const Settings& settings, const std::string& path) {
    namespace fs = std::filesystem;
    const fs::path copy = path + ".history", target = history_directory(settings);
    if (!fs::exists(copy)) return {};
    if (fs::exists(target)) return fail(Code::conflict, "history.not_empty");
    ZS_TRY(history::copy_store(copy, target));
    return {};
}

int restore(const Settings& settings, const std::string& path) {
    namespace fs = std::filesystem;
    if (!settings.database.empty()) {
        std::cerr << "A backup file is a copy of the embedded database; for PostgreSQL use pg_restore.\n";
        return 1;
    }
    const fs::path target = fs::path(settings.data) / "zhongshu.db";
    if (fs::exists(target)) {
        std::cerr << fmt::format("{} exists: move it away first.\n", target.string());
        return 1;
    }
    std::error_code problem;
    fs::create_directories(settings.data, problem);
    const fs::path partial = target.string() + ".restoring";
    fs::copy_file(path, partial, fs::copy_options::overwrite_existing, problem);
    if (!problem) fs::rename(partial, target, problem);
    if (problem) {
        std::cerr << problem.message() << '\n';
        return 1;
    }
    if (const auto readings = restore_readings(settings, path); !readings) return failed(readings.error());
    return verify_data(settings);  // a backup proves itself
}

}  // namespace zs::app
