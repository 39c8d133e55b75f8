// OpenAPI 3.1 from the route tables.
#include <fmt/format.h>

#include "core/text.h"
#include "platform/http/server.h"

namespace zs::http {
namespace {

constexpr std::string_view method_names[] = {"get", "post", "put", "patch", "delete"};

class Writer {
public:
    json::object document(const Routes& routes, std::string_view version) {
        json::object paths;
        for (const auto& route : routes) {
            auto& path = paths[route.path];
            if (path.is_null()) path = json::object{};
            path.as_object()[method_names[static_cast<std::size_t>(route.method)]] = operation(route);
        }
        components_["Problem"] = problem_schema();
        return {{"openapi", "3.1.0"},
                {"info",
                 json::object{
                     {"title", "Zhongshu"}, {"version", version}, {"license", json::object{{"name", "Apache-2.0"}}}}},
                {"paths", std::move(paths)},
                {"components", json::object{{"schemas", std::move(components_)}}}};
    }

private:
    static json::object problem_schema() {
        const json::object text{{"type", "string"}};
        return {{"type", "object"},
                {"properties", json::object{{"title", text},
                                            {"status", json::object{{"type", "integer"}}},
                                            {"code", text},
                                            {"key", text},
                                            {"detail", text},
                                            {"request_id", text}}},
                {"required", json::array{"title", "status", "code", "key", "detail"}}};
    }

    json::object reference(const EntityTable& table, entity_ops::Decode mode, bool output) {
        std::string name(table.name);
        if (!output && mode == entity_ops::Decode::create) name += "Create";
        if (!output && mode == entity_ops::Decode::patch) name += "Patch";
        if (!components_.contains(name)) {
            components_[name] = entity_ops::schema(table, mode, output);
            for (const auto& field : table.fields)
                if (field.nested != nullptr) reference(*field.nested(), entity_ops::Decode::command, output);
        }
        return {{"$ref", "#/components/schemas/" + name}};
    }

    static json::object content(json::object schema) {
        return {{"application/json", json::object{{"schema", std::move(schema)}}}};
    }

    json::object operation(const Route& route) {
        json::object result{{"summary", route.summary}, {"x-permission", route.permission}, {"x-scope", route.scope}};
        json::array parameters;
        for (const auto segment : text::split(route.path, '/'))
            if (segment.starts_with('{'))
                parameters.push_back(json::object{{"name", segment.substr(1, segment.size() - 2)},
                                                  {"in", "path"},
                                                  {"required", true},
                                                  {"schema", json::object{{"type", "string"}}}});
        if (!parameters.empty()) result["parameters"] = std::move(parameters);
        if (route.input != nullptr)
            result["requestBody"] =
                json::object{{"content", content(reference(*route.input, route.input_mode, false))}};
        json::object answer{{"description", "OK"}};
        if (route.output != nullptr) {
            json::object schema = reference(*route.output, entity_ops::Decode::command, true);
            if (route.page)
                schema = {
                    {"type", "object"},
                    {"properties", json::object{{"items", json::object{{"type", "array"}, {"items", schema}}},
                                                {"next", json::object{{"type", json::array{"string", "null"}}}},
                                                {"total", json::object{{"type", json::array{"integer", "null"}}}}}},
                    {"required", json::array{"items", "next", "total"}}};
            answer["content"] = content(std::move(schema));
        }
        json::object problem{
            {"description", "Problem"},
            {"content",
             json::object{{"application/problem+json",
                           json::object{{"schema", json::object{{"$ref", "#/components/schemas/Problem"}}}}}}}};
        result["responses"] = json::object{{"2XX", std::move(answer)}, {"default", std::move(problem)}};
        return result;
    }

    json::object components_;
};

}  // namespace

std::string openapi(const Routes& routes, std::string_view version) {
    return json::write(Writer().document(routes, version)) + "\n";
}

}  // namespace zs::http
