// What changed between two states of an object, for the audit.
#include "platform/entity/entity.h"
#include "platform/entity/value_json.h"

namespace zs::entity_ops {

std::string diff(const EntityTable& table, const void* before, const void* after) {
    std::string out = "{";
    for (const auto& field : table.fields) {
        if (field.get == nullptr || field.name == "version") continue;
        const Value was = field.get(field.member(const_cast<void*>(before)));
        const Value is = field.get(field.member(const_cast<void*>(after)));
        if (was == is) continue;
        if (out.size() > 1) out += ',';
        json::append_string(out, field.name);
        if (field.rule.secret) {
            out += R"(:{"before":"***","after":"***"})";
            continue;
        }
        out += ":{\"before\":";
        append_value(out, field, was);
        out += ",\"after\":";
        append_value(out, field, is);
        out += '}';
    }
    return out + "}";
}

}  // namespace zs::entity_ops
