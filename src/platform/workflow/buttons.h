// Buttons of a page: the steps that are allowed now, with their names and what each asks for.
#pragma once
#include <fmt/format.h>

#include <type_traits>

#include "core/json.h"
#include "core/language.h"
#include "platform/entity/descriptor.h"

namespace zs {

/// Appends `"allowed_actions":[{"action","label","fields":[{"name","required"}]}]`; `asked_fields(action)` gives what
/// has `name` and `required`.
template <class Actions, class AskedFields>
void append_buttons(std::string& out, const Actions& actions, Language language, const AskedFields& asked_fields) {
    json::append_key(out, "allowed_actions");
    out += '[';
    for (const auto action : actions) {
        if (out.back() != '[') out += ',';
        const auto& option = Column<std::remove_cvref_t<decltype(action)>>::options[static_cast<std::size_t>(action)];
        out += '{';
        json::append_text(out, "action", option.value);
        json::append_text(out, "label", language == Language::zh ? option.zh : option.en);
        out += ",\"fields\":[";
        for (const auto& field : asked_fields(action))
            out += fmt::format(R"({}{{"name":"{}","required":{}}})", out.back() == '[' ? "" : ",", field.name,
                               field.required);
        out += "]}";
    }
    out += ']';
}

}  // namespace zs
