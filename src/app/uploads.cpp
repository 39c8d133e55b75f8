// Uploaded files: routes, the check of names in bodies, the nightly sweep.
#include "app/uploads.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <unordered_set>

#include "platform/files/photo.h"

namespace zs::app {
namespace {

using Visit = std::function<void(std::string_view hash)>;

/// Every text in it that has the shape of a hash: lists of photos, answers with a photo each.
void visit_hashes(const json::value& value, const Visit& see) {
    if (value.is_string() && files::is_hash(std::string_view(value.get_string())))
        see(std::string_view(value.get_string()));
    if (value.is_array())
        for (const auto& item : value.get_array()) visit_hashes(item, see);
    if (value.is_object())
        for (const auto& member : value.get_object()) visit_hashes(member.value(), see);
}

/// What is of another type than it should be is left to the decoder, which says so.
void visit_body(const EntityTable& table, const json::object& body,
                const std::function<void(std::string_view field, std::string_view hash)>& see) {
    for (const auto& field : table.fields) {
        const auto* value = field.rule.file ? body.if_contains(field.name) : nullptr;
        if (value == nullptr) continue;
        const auto named = [&](std::string_view hash) { see(field.name, hash); };
        if (value->is_string() && !value->get_string().empty()) named(std::string_view(value->get_string()));
        if (!value->is_array()) continue;
        for (const auto& item : value->get_array())
            if (item.is_string())
                named(std::string_view(item.get_string()));
            else
                visit_hashes(item, named);
    }
}

Status keep_files(files::Store& store, const EntityTable& table, const http::Context& context) {
    ZS_TRY_ASSIGN(const auto body, context.body());
    std::vector<FieldError> errors;
    visit_body(table, body, [&](std::string_view field, std::string_view hash) {
        if (!store.keep(hash)) errors.push_back({std::string(field), "files.not_uploaded", {}});
    });
    if (errors.empty()) return {};
    return fail_fields(std::move(errors));
}

/// Missing files together with the other wrong fields, where there are any.
Result<http::Response> with_files(const Status& files, Result<http::Response> answer) {
    if (files) return answer;
    if (answer || answer.error().fields.empty()) return tl::unexpected(files.error());
    const auto& missing = files.error().fields;
    answer.error().fields.insert(answer.error().fields.end(), missing.begin(), missing.end());
    return answer;
}

/// In sixteen parts, by the first digit: ten years of photos need not be in memory at once.
constexpr std::string_view parts = "0123456789abcdef";

struct Unused {
    std::vector<std::string> files;
    bool any_named = false;
};

Status find_unused(Database& database, const files::Store& store, const std::vector<FileColumn>& columns,
                   std::string_view prefix, Unused& unused) {
    ZS_TRY_ASSIGN(const auto old, store.list_unused(unnamed_file_age_max, prefix));
    std::unordered_set<std::string> left(old.begin(), old.end());
    ZS_TRY(database.read([&](Reader& reader) -> Status {
        named_files(reader, columns, prefix, [&](std::string_view hash) { left.erase(std::string(hash)); });
        return {};
    }));
    unused.any_named |= left.size() < old.size();
    unused.files.insert(unused.files.end(), left.begin(), left.end());
    return {};
}

}  // namespace

/// Photos and signatures from people who are logged in.
http::Routes file_routes(Services& services) {
    http::Routes routes;
    routes.push_back({.method = http::Method::post,
                      .path = "/api/v1/files",
                      .permission = "session",
                      .summary = "Upload a photo",
                      .plain = [&services](http::Context& context) -> Result<http::Response> {
                          ZS_TRY_ASSIGN(const auto clean, files::sanitize_photo(context.request.body));
                          ZS_TRY_ASSIGN(const auto stored, services.files.put(clean, files::Purpose::photo));
                          return http::created(
                              fmt::format(R"({{"hash":"{0}","bytes":{1},"mime":"{2}","url":"/api/v1/files/{0}"}})",
                                          stored.hash, stored.bytes, stored.mime));
                      },
                      .scope = "one's own upload",
                      .body_max = limits::upload_bytes_max});
    routes.push_back({.method = http::Method::get,
                      .path = "/api/v1/files/{hash}",
                      .permission = "session",
                      .summary = "A file by its hash",
                      .plain = [&services](http::Context& context) -> Result<http::Response> {
                          ZS_TRY_ASSIGN(auto bytes, services.files.read(context.path_value()));
                          return http::Response{200,
                                                std::string(files::mime_of(bytes)),
                                                std::move(bytes),
                                                {{"Cache-Control", "private, max-age=86400"}},
                                                {}};
                      },
                      .scope = "whoever knows the hash of the content"});
    return routes;
}

void keep_named_files(http::Routes& routes, files::Store& store) {
    for (auto& route : routes) {
        if (route.input == nullptr || !route.write) continue;
        const auto& fields = route.input->fields;
        if (std::none_of(fields.begin(), fields.end(), [](const FieldTable& field) { return field.rule.file; }))
            continue;
        route.write = [&store, input = route.input, write = std::move(route.write)](
                          http::Context& context, Transaction& transaction) -> Result<http::Response> {
            const auto files = keep_files(store, *input, context);
            return with_files(files, write(context, transaction));
        };
    }
}

std::vector<FileColumn> file_columns(const std::vector<Module>& modules) {
    std::vector<FileColumn> columns;
    for (const auto& module : modules)
        for (const auto* entity : module.entities)
            for (const auto& field : entity->fields)
                if (field.rule.file && entity->name == entity->table)
                    columns.push_back(
                        {std::string(entity->table), std::string(field.name), field.kind == FieldKind::json});
    return columns;
}

void named_files(Reader& reader, const std::vector<FileColumn>& columns, std::string_view prefix, const Visit& see) {
    const auto wanted = [&](std::string_view hash) {
        if (files::is_hash(hash) && hash.starts_with(prefix)) see(hash);  // a field without a file is empty
    };
    for (const auto& column : columns) {
        const std::string like = (column.list ? "%\"" : "") + std::string(prefix) + "%";
        reader.query(fmt::format("SELECT {0} FROM {1} WHERE {0} LIKE ?", column.column, column.table), {like},
                     [&](const Row& row) {
                         if (!column.list) return wanted(row.text(0));
                         if (const auto list = json::parse(row.text(0))) visit_hashes(*list, wanted);
                     });
    }
}

Result<std::int64_t> sweep_files(Database& database, files::Store& store, const std::vector<FileColumn>& columns) {
    Unused unused;
    for (std::size_t part = 0; part < parts.size(); ++part)
        ZS_TRY(find_unused(database, store, columns, parts.substr(part, 1), unused));
    if (!unused.any_named) {
        if (!unused.files.empty()) spdlog::warn("{} files, and the database names none of them", unused.files.size());
        return 0;
    }
    std::int64_t removed = 0;
    for (const auto& hash : unused.files) {
        ZS_TRY_ASSIGN(const bool gone, store.remove_unused(hash, unnamed_file_age_max));
        removed += gone ? 1 : 0;
    }
    return removed;
}

jobs::Job sweep_files_job(files::Store& store, std::vector<FileColumn> columns) {
    return {.name = "files.sweep",
            .daily_minute = 225,
            .time_max_seconds = 600,
            .run_outside = [&store, columns = std::move(columns)](Database& database) -> Result<std::int64_t> {
                store.sweep_temporary();
                return sweep_files(database, store, columns);
            },
            .zh = "清除无人引用的文件",
            .en = "Remove files that nothing refers to"};
}

}  // namespace zs::app
