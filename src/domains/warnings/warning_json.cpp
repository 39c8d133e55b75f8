// A warning as people read it: sentences, names, steps, what may be done.
#include <fmt/format.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/messaging/messaging.h"
#include "domains/space/space.h"
#include "domains/warnings/record.h"
#include "platform/workflow/buttons.h"

namespace zs::warnings {
namespace {

early_warning::Kind kind_of(std::string_view key) {
    constexpr int kinds = 12;
    for (int i = 0; i < kinds; ++i)
        if (early_warning::key_of(static_cast<early_warning::Kind>(i)) == key)
            return static_cast<early_warning::Kind>(i);
    return early_warning::Kind::none;
}

early_warning::Warning facts_of(const Warning& warning) {
    early_warning::Warning facts;
    facts.kind = kind_of(warning.kind);
    facts.score = warning.strength;
    facts.value = warning.value;
    facts.expected = warning.expected;
    facts.since = warning.since;
    facts.told = warning.told_at;
    if (warning.limit_value && warning.limit_at && warning.limit_from) {
        facts.limit = warning.limit_value;
        facts.until = {{*warning.limit_at - warning.seen_at, *warning.limit_from - warning.seen_at, {}}};
        if (warning.limit_until) facts.until->latest = *warning.limit_until - warning.seen_at;
    }
    return facts;
}

const std::string& either(Language language, const std::string& zh, const std::string& en) {
    return language == Language::zh || en.empty() ? zh : en;
}

}  // namespace

std::vector<std::string> sentences(Reader& reader, const Warning& warning, Language language) {
    const auto texts = messaging::vocabulary();
    const auto point = find(reader, Id<telemetry::Point>{warning.point_id});
    const std::string name = point ? either(language, point->name, point->name_en) : std::string();
    std::vector<std::string> said;
    for (const auto& [key, params] :
         early_warning::explain(facts_of(warning), name, point ? point->unit : "", catalog::calendar(reader)->zone())) {
        if (key.starts_with("early_warning.cause_"))
            said.push_back(texts->texts.text("warnings.cause", language,
                                             {{"cause", either(language, warning.cause, warning.cause_en)}}));
        else if (key.starts_with("early_warning.check_"))
            said.push_back(texts->texts.text("warnings.check", language,
                                             {{"advice", either(language, warning.advice, warning.advice_en)}}));
        else
            said.push_back(texts->texts.text(key, language, params));
    }
    return said;
}

std::string warning_json(Reader& reader, const Actor& actor, const Warning& warning) {
    std::string out = to_json(warning);
    out.pop_back();
    const auto device = find(reader, warning.device_id);
    const auto point = find(reader, Id<telemetry::Point>{warning.point_id});
    json::append_text(out, "asset_no", device ? device->asset_no : "");
    json::append_text(out, "device", device ? device->name : "");
    const auto place = device && device->room_id ? space::place(reader, *device->room_id)
                                                 : Result<space::Place>(fail(Code::not_found, ""));
    json::append_text(out, "place", place ? place->text(actor.language) : "");
    json::append_text(out, "point", point ? either(actor.language, point->name, point->name_en) : "");
    json::append_text(out, "unit", point ? point->unit : "");
    out += fmt::format(R"(,"decimals":{},"sentences":[)", point ? point->decimals : 1);
    for (const auto& sentence : sentences(reader, warning, actor.language)) {
        if (out.back() != '[') out += ',';
        json::append_string(out, sentence);
    }
    out += "],\"timeline\":";
    append_json_array(out, select<WarningEntry>(reader, "WHERE warning_id = ? ORDER BY id", {warning.id.value}));
    append_buttons(out, allowed_actions(actor, warning), actor.language, rules::asked_fields);
    return out + "}";
}

}  // namespace zs::warnings
