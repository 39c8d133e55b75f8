// What other domains decided becomes drafts: orders of accepted proposals, contracts or orders of awarded projects.
#include <fmt/format.h>

#include "core/json.h"
#include "core/text.h"
#include "domains/messaging/messaging.h"
#include "domains/purchasing/origin_flow.h"
#include "domains/purchasing/origin_service.h"
#include "platform/audit/audit.h"
#include "platform/sequence/sequence.h"

namespace zs::purchasing {
namespace {

std::int64_t whole(const json::object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    return found != nullptr && found->is_int64() ? found->as_int64() : 0;
}
std::string said(const json::object& from, std::string_view name) {
    const auto* found = from.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->as_string()) : std::string();
}
template <class Amount>
Amount amount(const json::object& from, std::string_view name) {
    return {parse_decimal(said(from, name), Amount::scale).value_or(0)};
}
std::vector<json::object> lines_in(const json::object& payload) {
    std::vector<json::object> lines;
    const auto* found = payload.if_contains("lines");
    if (found == nullptr || !found->is_array()) return lines;
    for (const auto& line : found->as_array())
        if (line.is_object()) lines.push_back(line.as_object());
    return lines;
}

/// The buyer behind an event: he wrote the draft, so he will not approve it.
Actor author_of(const Origin& origin) {
    Actor actor = Actor::system("purchasing.origins");
    actor.user_id = origin.author_id;
    if (!origin.author.empty()) actor.name = origin.author;
    return actor;
}

Draft draft_of(const Origin& origin, std::optional<Date> wanted_on, Date day) {
    Draft input;
    input.vendor_id = origin.vendor_id;
    input.store_id = origin.store_id;
    if (wanted_on && *wanted_on >= day) input.wanted_on = wanted_on;
    input.source = origin.number;
    input.note = origin.title;
    return input;
}

/// A contract's price goes before the one that was reckoned with.
Draft planned(Reader& reader, const Origin& origin, const json::object& payload) {
    const Date day = today(reader);
    Draft input = draft_of(origin, parse_date(said(payload, "deliver_on")), day);
    for (const auto& one : lines_in(payload)) {
        DraftLine line;
        line.item_id = whole(one, "item_id");
        line.quantity = amount<Quantity>(one, "quantity");
        const auto price = amount<UnitPrice>(one, "unit_price");
        if (price.units > 0 && !agreed_price(reader, origin.vendor_id, {line.item_id}, "", day)) {
            line.price = price;
            line.price_reason = origin.number;
        }
        input.lines.push_back(std::move(line));
    }
    return input;
}

/// The item that a line of an award names, or the only one of its name and unit; 0 where there is none.
std::int64_t item_of(Reader& reader, const json::object& line) {
    if (const auto id = whole(line, "item_id"); id != 0) return id;
    std::vector<std::int64_t> found;
    reader.query("SELECT id FROM materials_item WHERE name = ? AND unit = ? AND active = 1",
                 {said(line, "name"), said(line, "unit")}, [&](const Row& row) { found.push_back(row.integer(0)); });
    return found.size() == 1 ? found.front() : 0;
}

Awarded awarded(Reader& reader, const Origin& origin, const json::object& payload) {
    Awarded result;
    for (const auto& one : lines_in(payload)) {
        DraftLine line;
        line.item_id = item_of(reader, one);
        if (line.item_id == 0) {
            result.outside.push_back(
                {"item_id", "purchasing.not_in_catalogue", {{"name", said(one, "name")}, {"unit", said(one, "unit")}}});
            continue;
        }
        line.quantity = amount<Quantity>(one, "quantity");
        line.price = amount<UnitPrice>(one, "price");
        line.price_reason = origin.number;
        result.lines.push_back(std::move(line));
    }
    return result;
}

/// Where such goods went last, else the first main store.
std::int64_t usual_store(Reader& reader, const std::vector<DraftLine>& lines) {
    for (const auto& line : lines)
        if (const auto store =
                reader.integer("SELECT d.store_id FROM materials_entry e JOIN materials_document d ON d.id = "
                               "e.document_id JOIN materials_store s ON s.id = d.store_id WHERE e.item_id = ? AND "
                               "d.kind = 'receipt' AND s.kind = 'main' AND s.active = 1 ORDER BY d.id DESC LIMIT 1",
                               {line.item_id}))
            return *store;
    return reader.integer("SELECT MIN(id) FROM materials_store WHERE kind = 'main' AND active = 1").value_or(0);
}

std::string free_number(Transaction& transaction, Date day) {
    std::string number;
    do number = sequence::next(transaction, "HT", civil(day).year);
    while (transaction.exists("SELECT 1 FROM purchasing_contract WHERE number = ?", {number}));
    return number;
}

/// Names of what the catalogue does not know, as many as the note of a contract takes.
std::string outside_note(const Awarded& won) {
    constexpr std::size_t bytes_max = 400;
    if (won.outside.empty()) return {};
    std::string names;
    for (const auto& one : won.outside) {
        if (names.size() > bytes_max) {
            names += ", …";
            break;
        }
        names += (names.empty() ? "" : ", ") + one.params.front().value;
    }
    return messaging::vocabulary()->texts.text("purchasing.outside_catalogue", Language::zh, {{"names", names}});
}

/// Not in force: the buyer completes number, days and photo, then takes it into use.
Result<Contract> draft_contract(Transaction& transaction, const Origin& origin, const json::object& payload,
                                const Awarded& won) {
    const Date day = today(transaction);
    ZS_TRY(check_supplier(transaction, origin.vendor_id, day));
    Contract contract;
    contract.title = origin.title;
    contract.vendor_id = {origin.vendor_id};
    contract.kind = value_of<ContractKind>(said(payload, "becomes")).value_or(ContractKind::fixed_price);
    contract.valid_from = day;
    contract.valid_to = end_of_months(day, whole(payload, "contract_months"));
    contract.lead_days = whole(payload, "delivery_days");
    contract.warranty_months = whole(payload, "warranty_months");
    contract.active = false;
    contract.source_kind = origin.kind;
    contract.source_id = origin.source_id;
    contract.source = origin.number;
    contract.note = outside_note(won);
    contract.number = free_number(transaction, day);
    insert(transaction, contract);
    for (const auto& line : won.lines) {
        ContractLine price;
        price.contract_id = contract.id;
        price.item_id = {line.item_id};
        price.price = *line.price;
        price.quantity_limit = line.quantity;
        // An item that was awarded in two lines has one price: the first.
        if (!transaction.exists("SELECT 1 FROM purchasing_contract_line WHERE contract_id = ? AND item_id = ?",
                                {contract.id.value, line.item_id}))
            insert(transaction, price);
    }
    publish(transaction, author_of(origin),
            {"contract", "drafted", contract.id.value, contract.number, "draft", contract.version, origin.vendor_id,
             origin.store_id});
    return contract;
}

/// One sentence of what speaks against a draft; field errors name their item.
std::string sentence_of(Reader& reader, const Error& error, const std::vector<DraftLine>& lines, Language language) {
    const auto words = messaging::vocabulary();
    if (error.fields.empty()) return words->texts.text(error.key, language, error.params);
    std::string out;
    for (const auto& field : error.fields) {
        out += out.empty() ? "" : "; ";
        const auto index = field.field.starts_with("lines[")
                               ? text::parse_integer(field.field.substr(6, field.field.find(']') - 6))
                               : std::nullopt;
        if (index && *index >= 0 && static_cast<std::size_t>(*index) < lines.size())
            if (const auto facts = materials::item_facts(reader, {lines[static_cast<std::size_t>(*index)].item_id})) {
                const auto& item = (*facts)->item;
                out += (language == Language::en && !item.name_en.empty() ? item.name_en : item.name) + ": ";
            }
        out += words->texts.text(field.key, language, field.params);
    }
    return out;
}

/// Drafts, or keeps why not. Only our own mistakes are errors: whoever reads the event tries those again.
Status try_draft(Transaction& transaction, Origin& origin) {
    ZS_TRY_ASSIGN(const auto payload, json::parse_object(origin.payload.text));
    const bool is_project = origin.kind == OriginKind::project;
    const Awarded won = is_project ? awarded(transaction, origin, payload) : Awarded{};
    const bool contract = is_project && said(payload, "becomes") != "order";
    if (is_project && origin.store_id == 0) origin.store_id = usual_store(transaction, won.lines);
    Draft input = is_project ? draft_of(origin, today(transaction) + static_cast<int>(whole(payload, "delivery_days")),
                                        today(transaction))
                             : planned(transaction, origin, payload);
    if (is_project) input.lines = won.lines;
    ++origin.tries;
    Status made;
    if (contract)
        made = draft_contract(transaction, origin, payload, won).map([&](const Contract& one) {
            origin.contract_id = one.id.value;
        });
    else if (!won.outside.empty())
        made = fail_fields(won.outside);
    else
        made = draft(transaction, author_of(origin), input, {origin.kind, origin.source_id}).map([&](const Order& one) {
            origin.order_id = one.id.value;
        });
    origin.reason = origin.reason_en = "";
    if (made) {
        origin.state = OriginState::drafted;
        return {};
    }
    if (made.error().code == Code::internal || made.error().code == Code::unavailable) return made;
    origin.reason = sentence_of(transaction, made.error(), input.lines, Language::zh);
    origin.reason_en = sentence_of(transaction, made.error(), input.lines, Language::en);
    return {};
}

void announce(Transaction& transaction, const Actor& actor, const Origin& origin, std::string_view past) {
    publish(transaction, actor,
            {"origin", past, origin.id.value, origin.number, text_of(origin.state), origin.version, origin.vendor_id,
             origin.store_id});
}

}  // namespace

Date end_of_months(Date first, std::int64_t months) {
    auto at = civil(first);
    const int all = at.month - 1 + static_cast<int>(months);
    at.year += all / 12;
    at.month = all % 12 + 1;
    while (!is_real(at)) --at.day;
    return date_of(at) + -1;
}

std::optional<Origin> find_origin(Reader& reader, OriginKind kind, std::int64_t source_id) {
    return select_one<Origin>(reader, "WHERE kind = ? AND source_id = ? ORDER BY id DESC LIMIT 1",
                              {std::string(text_of(kind)), source_id});
}

bool is_under_way(Reader& reader, OriginKind kind, std::int64_t source_id) {
    const auto origin = find_origin(reader, kind, source_id);
    if (!origin) return false;
    return reader.exists("SELECT 1 FROM purchasing_order WHERE id = ? AND state NOT IN ('draft', 'cancelled')",
                         {origin->order_id}) ||
           reader.exists("SELECT 1 FROM purchasing_contract WHERE id = ? AND active = 1", {origin->contract_id});
}

Status take_decision(Transaction& transaction, const events::Event& event) {
    if (transaction.exists("SELECT 1 FROM purchasing_origin WHERE event_id = ?", {event.id})) return {};
    ZS_TRY_ASSIGN(const auto payload, json::parse_object(event.payload));
    const bool project = event.type.starts_with("sourcing.");
    if (!project && said(payload, "kind") == "transfer") return {};
    Origin origin;
    origin.kind = project ? OriginKind::project : OriginKind::proposal;
    origin.source_id = event.entity_id;
    origin.number = said(payload, "number");
    origin.title = said(payload, "title");
    origin.event_id = event.id;
    origin.vendor_id = whole(payload, project ? "vendor_id" : "supplier_id");
    origin.store_id = whole(payload, "store_id");
    origin.author_id = whole(payload, project ? "buyer_user_id" : "actor_user_id");
    origin.author =
        transaction.text("SELECT name FROM access_user WHERE id = ?", {origin.author_id}).value_or(std::string());
    origin.payload.text = event.payload;
    origin.made_at = transaction.now();
    ZS_TRY(try_draft(transaction, origin));
    insert(transaction, origin);
    announce(transaction, author_of(origin), origin, origin.state == OriginState::drafted ? "drafted" : "refused");
    return {};
}

Status take_back(Transaction& transaction, const events::Event& event) {
    const auto kind = event.type.starts_with("sourcing.") ? OriginKind::project : OriginKind::proposal;
    const auto origin = find_origin(transaction, kind, event.entity_id);
    if (!origin || origin->event_id > event.id || origin->state == OriginState::withdrawn) return {};
    ZS_TRY_ASSIGN(const auto payload, json::parse_object(event.payload));
    auto back = withdraw_origin(transaction, author_of(*origin), *origin, said(payload, "reason"));
    if (!back && back.error().code == Code::conflict) return {};  // approved meanwhile: it is on its way
    return back;
}

Status withdraw_origin(Transaction& transaction, const Actor& actor, const Origin& given, std::string_view reason) {
    lock(transaction, given.id);
    ZS_TRY_ASSIGN(Origin origin, load(transaction, given.id));
    if (origin.state == OriginState::withdrawn) return {};
    const std::string why = reason.empty() ? origin.number : std::string(reason);
    if (origin.order_id != 0) {
        const Id<Order> id{origin.order_id};
        lock(transaction, id);
        ZS_TRY_ASSIGN(const Order order, load(transaction, id));
        if (order.state != OrderState::draft && order.state != OrderState::cancelled)
            return fail(Code::conflict, "purchasing.order_under_way", {{"number", order.number}});
        Actor by = Actor::system("purchasing.origins");  // whoever takes it back need not be a buyer of that campus
        by.user_id = actor.user_id;
        by.name = actor.name;
        OrderInput input;
        input.reason = why;
        if (order.state == OrderState::draft) ZS_TRY(act(transaction, by, id, OrderAction::cancel, input));
    }
    if (origin.contract_id != 0)
        if (const auto contract = find(transaction, Id<Contract>{origin.contract_id}); contract && contract->active)
            return fail(Code::conflict, "purchasing.contract_in_force", {{"number", contract->number}});
    origin.state = OriginState::withdrawn;
    origin.reason = origin.reason_en = why;
    ZS_TRY(update(transaction, origin));
    announce(transaction, actor, origin, "withdrawn");
    return {};
}

Restriction visible_origins(const Actor& actor) { return scope_restriction(actor, {.campus = "s.campus_id"}); }

Result<Origin> load_visible(Reader& reader, const Actor& actor, Id<Origin> id) {
    auto origin = find(reader, id);
    if (!origin) return fail(Code::not_found, "entity.not_found");
    const auto store = materials::store_facts(reader, {origin->store_id});
    const std::int64_t campus = store && (*store)->campus_id ? (*store)->campus_id->value : 0;
    if (!in_scope(actor, {.campus_id = campus})) return fail(Code::not_found, "entity.not_found");
    return *std::move(origin);
}

Result<Origin> act(Transaction& transaction, const Actor& actor, Id<Origin> id, OriginAction action,
                   const OriginInput& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Origin origin, load_visible(transaction, actor, id));
    // What was drafted is taken back where it was decided, not here.
    const auto* step = origin.state == OriginState::waiting ? origin_flow.find(origin.state, action) : nullptr;
    if (step == nullptr) return not_allowed(to_json(origin));
    if (!actor.may(step->permission)) return fail(Code::forbidden, "access.forbidden");
    if (input.version && *input.version != origin.version) return fail(Code::stale, "entity.stale");
    if (action == OriginAction::withdraw) {
        if (text::trim(input.reason).empty()) return fail_field("reason", "field.required");
        ZS_TRY(withdraw_origin(transaction, actor, origin, text::trim(input.reason)));
        return load(transaction, id);
    }
    if (input.store_id != 0 && !materials::store_facts(transaction, {input.store_id}))
        return fail_field("store_id", "field.reference_missing");
    if (input.store_id != 0) origin.store_id = input.store_id;
    if (actor.user_id != 0) {
        origin.author_id = actor.user_id;
        origin.author = actor.name;
    }
    ZS_TRY(try_draft(transaction, origin));
    ZS_TRY(update(transaction, origin));
    if (origin.state == OriginState::drafted) announce(transaction, actor, origin, "drafted");
    return origin;
}

std::vector<events::Subscription> origin_subscriptions() {
    const auto of = [](std::string name, std::string prefix, const std::string& decided, const std::string& changed) {
        const auto ended = [](const events::Event& event) {
            const auto payload = json::parse_object(event.payload);
            if (!payload || event.type.starts_with("supply_planning.")) return payload.has_value();
            const auto state = said(*payload, "state");
            return state == "cancelled" || state == "failed";
        };
        const auto handle = [decided, changed, ended](Transaction& transaction, const events::Event& event) -> Status {
            if (event.type == decided) return take_decision(transaction, event);
            return event.type == changed && ended(event) ? take_back(transaction, event) : Status{};
        };
        const auto wants = [decided, changed, ended](Reader&, const events::Event& event) {
            return event.type == decided || (event.type == changed && ended(event));
        };
        return events::Subscription{std::move(name), std::move(prefix), handle, wants};
    };
    return {of("purchasing.planned", "supply_planning.", "supply_planning.accepted", "supply_planning.reopened"),
            of("purchasing.awarded", "sourcing.", "sourcing.awarded", "sourcing.project_changed")};
}

std::string origin_json(Reader& reader, const Actor& actor, OriginKind kind, std::int64_t source_id) {
    const auto origin = find_origin(reader, kind, source_id);
    if (!origin) return "null";
    const auto state_name = text_of(origin->state);
    std::string out =
        fmt::format(R"({{"id":{},"version":{},"state":"{}","may_draft":{})", origin->id.value, origin->version,
                    state_name, origin->state == OriginState::waiting && actor.may("purchasing.order"));
    json::append_text(out, "reason", actor.language == Language::en ? origin->reason_en : origin->reason);
    const auto order = find(reader, Id<Order>{origin->order_id});
    const auto contract = find(reader, Id<Contract>{origin->contract_id});
    json::append_key(out, "order");
    out += order ? fmt::format(R"({{"id":{},"number":"{}","state":"{}"}})", order->id.value, order->number,
                               text_of(order->state))
                 : "null";
    json::append_key(out, "contract");
    if (!contract) return out + "null}";
    out += fmt::format(R"({{"id":{},"active":{})", contract->id.value, contract->active);
    json::append_text(out, "number", contract->number);
    return out + "}}";
}

}  // namespace zs::purchasing
