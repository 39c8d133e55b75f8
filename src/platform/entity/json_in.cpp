// Objects from JSON: strict, all field errors at once.
#include <fmt/format.h>

#include "platform/entity/entity.h"
#include "platform/entity/value_json.h"

namespace zs::entity_ops {
namespace {

constexpr std::size_t list_items_max = 500;

class Decoder {
public:
    explicit Decoder(Decode mode) : mode_(mode) {}

    void object(const EntityTable& table, void* target, const json::object& body, const std::string& path) {
        for (const auto& [key, value] : body) {
            const auto* field = table.find(key);
            if (field == nullptr)
                refuse(path + std::string(key), {"field.unknown"});
            else if (!writable(*field))
                check_unchanged(*field, path);
            else
                read(*field, target, value, path);
        }
        for (const auto& field : table.fields) {
            if (mode_ == Decode::patch || !field.rule.required || !writable(field)) continue;
            if (!body.contains(field.name)) refuse(path + std::string(field.name), {"field.required"});
        }
    }
    std::vector<FieldError> take_errors() { return std::move(errors_); }

private:
    void refuse(std::string field, Refusal refusal) {
        errors_.push_back({std::move(field), std::move(refusal.key), std::move(refusal.params)});
    }

    bool writable(const FieldTable& field) const {
        if (mode_ == Decode::command) return true;
        if (field.rule.key || field.rule.read_only) return false;
        return mode_ == Decode::create || !field.rule.create_only;
    }

    /// `version` may come along with a patch: routes read it themselves.
    void check_unchanged(const FieldTable& field, const std::string& path) {
        if (field.name != "version" && field.name != "id") refuse(path + std::string(field.name), {"field.read_only"});
    }

    void read(const FieldTable& field, void* target, const json::value& value, const std::string& path) {
        void* member = field.member(target);
        const std::string name = path + std::string(field.name);
        if (field.kind == FieldKind::list) return read_list(field, member, value, name);
        if (field.kind == FieldKind::object) return read_object(field, member, value, name);
        auto read = read_value(field, value);
        if (!read) return refuse(name, std::move(read).error());
        if (auto broken = check_value(field, *read)) return refuse(name, *std::move(broken));
        ZS_ASSERT(field.set(member, *read));
    }

    void read_list(const FieldTable& field, void* member, const json::value& value, const std::string& name) {
        if (!value.is_array()) return refuse(name, {"field.not_a_list"});
        if (value.get_array().size() > list_items_max)
            return refuse(name, {"field.too_long", {{"limit", std::to_string(list_items_max)}}});
        std::size_t index = 0;
        for (const auto& item : value.get_array()) {
            const std::string path = fmt::format("{}[{}]", name, index++);
            if (!item.is_object())
                refuse(path, {"json.object_expected"});
            else
                object(*field.nested(), field.append(member), item.get_object(), path + ".");
        }
    }

    void read_object(const FieldTable& field, void* member, const json::value& value, const std::string& name) {
        if (value.is_null() && field.optional) return;
        if (!value.is_object()) return refuse(name, {"json.object_expected"});
        object(*field.nested(), field.append(member), value.get_object(), name + ".");
    }

    Decode mode_;
    std::vector<FieldError> errors_;
};

}  // namespace

Status decode(const EntityTable& table, void* object, const json::object& body, Decode mode) {
    Decoder decoder(mode);
    decoder.object(table, object, body, "");
    auto errors = decoder.take_errors();
    if (!errors.empty()) return fail_fields(std::move(errors));
    return {};
}

std::vector<FieldError> validate(const EntityTable& table, const void* object) {
    std::vector<FieldError> errors;
    for (const auto& field : table.fields) {
        if (field.get == nullptr) continue;
        const Value value = field.get(field.member(const_cast<void*>(object)));
        if (auto broken = check_value(field, value))
            errors.push_back({std::string(field.name), std::move(broken->key), std::move(broken->params)});
    }
    return errors;
}

}  // namespace zs::entity_ops
