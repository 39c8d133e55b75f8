// What the web app needs to know of entities, enums and workflows.
#include "platform/module/meta.h"

#include <fmt/format.h>

#include "core/json.h"

namespace zs {
namespace {

constexpr std::string_view kind_names[] = {"text", "boolean", "integer",     "real", "decimal", "instant",
                                           "date", "id",      "enumeration", "json", "list",    "object"};
constexpr std::string_view tone_names[] = {"neutral", "waiting", "working", "late", "done"};

json::array options_json(std::span<const Option> options, Language language) {
    json::array all;
    for (const auto& option : options)
        all.push_back(json::object{{"value", option.value},
                                   {"label", language == Language::zh ? option.zh : option.en},
                                   {"tone", tone_names[static_cast<std::size_t>(option.tone)]}});
    return all;
}

json::object entity_json(const EntityTable& table, const MasterData* data, Language language) {
    json::array fields;
    for (const auto& field : table.fields) {
        // A secret is never shown; forms of master data may still set it.
        if (field.rule.secret && (data == nullptr || field.rule.read_only)) continue;
        json::object entry{{"name", field.name},
                           {"label", language == Language::zh ? field.rule.zh : field.rule.en},
                           {"type", kind_names[static_cast<std::size_t>(field.kind)]},
                           {"key", field.rule.key},
                           {"required", field.rule.required},
                           {"optional", field.optional},
                           {"read_only", field.rule.read_only},
                           {"create_only", field.rule.create_only},
                           {"write_only", field.rule.secret},
                           {"searchable", field.rule.searchable},
                           {"unit", field.rule.unit},
                           {"references", field.rule.references},
                           {"codes_of", field.rule.codes_of}};
        if (field.rule.length_max > 0) entry["length_max"] = field.rule.length_max;
        if (field.rule.min > -9.0e15) entry["min"] = field.rule.min;
        if (field.rule.max < 9.0e15) entry["max"] = field.rule.max;
        if (field.kind == FieldKind::decimal) entry["scale"] = field.scale;
        if (!field.options.empty()) entry["options"] = options_json(field.options, language);
        fields.push_back(std::move(entry));
    }
    json::object entity{{"label", language == Language::zh ? table.zh : table.en}, {"fields", std::move(fields)}};
    if (data != nullptr) {
        entity["path"] = data->path;
        entity["read_permission"] = data->read_permission;
        entity["write_permission"] = data->write_permission;
        entity["importable"] = !data->no_create && table.find(data->code_field) != nullptr;
    }
    return entity;
}

std::string meta_json(const std::vector<Module>& modules, std::string_view version, Language language) {
    json::object entities, enums;
    for (const auto& module : modules) {
        std::map<const EntityTable*, const MasterData*> data;
        for (const auto& entry : module.master_data) data[entry.table] = &entry;
        auto tables = module.entities;
        for (const auto& route : module.routes) {
            if (route.input != nullptr) tables.push_back(route.input);
            if (route.output != nullptr) tables.push_back(route.output);
        }
        for (const auto* table : tables) {
            const auto found = data.find(table);
            entities[table->name] = entity_json(*table, found == data.end() ? nullptr : found->second, language);
        }
        for (const auto& workflow : module.workflows) {
            enums[fmt::format("{}.state", workflow.name)] = options_json(workflow.states, language);
            enums[fmt::format("{}.action", workflow.name)] = options_json(workflow.actions, language);
        }
    }
    json::object meta{{"entities", std::move(entities)}, {"enums", std::move(enums)}, {"version", version}};
    return json::write(meta);
}

}  // namespace

http::Route meta_route(const std::vector<Module>& modules, const std::string& version,
                       std::function<std::string(Reader&)> hospital) {
    auto zh = std::make_shared<const std::string>(meta_json(modules, version, Language::zh));
    auto en = std::make_shared<const std::string>(meta_json(modules, version, Language::en));
    return {.method = http::Method::get,
            .path = "/api/v1/meta",
            .permission = "session",
            .summary = "Entities, enums, workflows, the hospital",
            .read = [zh, en, hospital](http::Context& context, Reader& reader) -> Result<http::Response> {
                std::string out = context.actor.language == Language::zh ? *zh : *en;
                out.pop_back();  // the hospital may be renamed while we run; the rest cannot change
                out += ",\"hospital\":{\"name\":";
                json::append_string(out, hospital(reader));
                return http::ok(out + fmt::format(",\"zone_minutes\":{}}}}}", Zone{}.offset_minutes));
            },
            .scope = "none: no rows"};
}

}  // namespace zs
