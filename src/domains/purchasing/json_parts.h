// Pieces that the JSON of orders, deliveries and invoices share. Internal to purchasing.
#pragma once
#include <fmt/format.h>

#include "core/json.h"
#include "domains/materials/entities.h"
#include "platform/access/actor.h"

namespace zs::purchasing {

/// ,"code":…,"name":… of an item, and whether it goes by lot and expiry.
void append_item(std::string& out, Reader& reader, Id<materials::Item> id);
void append_name(std::string& out, Reader& reader, std::string_view field, std::string_view table, std::int64_t id);

/// ,"allowed_actions":[…] with the fields that each asks for.
template <class Action, class Asked>
void append_actions(std::string& out, const Actor& actor, const std::vector<Action>& actions, const Asked& asked) {
    out += ",\"allowed_actions\":[";
    for (const auto action : actions) {
        const auto& option = Column<Action>::options[static_cast<std::size_t>(action)];
        out += fmt::format("{}{{\"action\":\"{}\"", out.back() == '[' ? "" : ",", option.value);
        json::append_text(out, "label", actor.language == Language::zh ? option.zh : option.en);
        out += fmt::format(",\"fields\":[{}]}}", asked(action));
    }
    out += ']';
}

}  // namespace zs::purchasing
