// Purchasing of the demo hospital: four suppliers, contracts, orders in every
// state, invoices, licences, score cards; all through the use cases. All
// companies are invented.
#include "domains/purchasing/purchasing.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "app/demo/demo.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/delivery_service.h"
#include "domains/purchasing/invoice_service.h"
#include "domains/purchasing/origin_service.h"
#include "domains/purchasing/supplier_service.h"
#include "domains/repair/played_transaction.h"
#include "domains/supply_planning/supply_planning.h"

namespace zs::demo {
namespace {

using namespace purchasing;

constexpr std::int64_t piece = 1000;  // thousandths

struct Company {
    std::string_view code, name, category, contract;
    ContractKind kind;
    int days_late;    // how long after the promised day they come
    int bad_percent;  // of a line, that is rejected
    int contract_days_left;
};
constexpr Company companies[] = {
    {"V-SUPPLY", "康远医疗供应有限公司", "YH", "HT-YH-01", ContractKind::call_off, 0, 0, 300},
    {"V-TEX", "锦和医用纺织有限公司", "BF", "HT-BF-01", ContractKind::fixed_price, 0, 4, 200},
    {"V-OFFICE", "文达办公供应有限公司", "BG", "HT-BG-01", ContractKind::fixed_price, 1, 0, 25},
    {"V-CLEAN", "洁安消毒用品有限公司", "BJ", "", ContractKind::fixed_price, 3, 30, 0}};

/// How far an order comes.
enum class Fate {
    draft,
    approved,
    sent,
    confirmed,
    announced,
    inspected,
    part,
    delivered,
    blocked,
    requested,
    paid,
    cancelled
};

class Buying {
public:
    Buying(Transaction& inner, std::uint64_t seed, Instant until) : transaction_(inner), random_(seed), until_(until) {
        // What is entered into a closed month is refused: the story begins after
        // it.
        begins_ = Instant{transaction_.integer("SELECT locked_until FROM materials_ledger").value_or(0)} +
                  std::chrono::hours(1);
    }
    Status run();

private:
    std::int64_t pick(std::int64_t from, std::int64_t to) {
        return std::uniform_int_distribution<std::int64_t>(from, to)(random_);
    }
    std::int64_t id_of(std::string_view table, std::string_view code) {
        return transaction_.integer(fmt::format("SELECT id FROM {} WHERE code = ?", table), {std::string(code)})
            .value_or(0);
    }
    Actor person(std::string_view user) {
        Actor actor = Actor::system("demo");
        transaction_.query("SELECT id, name FROM access_user WHERE user_name = ?", {std::string(user)},
                           [&](const Row& row) {
                               actor.user_id = row.integer(0);
                               actor.name = row.text(1);
                           });
        return actor;
    }
    void at(Instant when) { transaction_.set(std::clamp(when, begins_, std::max(begins_, until_))); }
    Date today() { return local_date(transaction_.now(), Zone{}); }

    Status furnish();
    Status furnish(const Company& company);
    Status sign(const Company& company, const std::vector<std::int64_t>& items);
    std::vector<std::int64_t> items_of(const Company& company);
    Status order(const Company& company, Instant begins, Fate fate);
    Status deliver(const Company& company, Id<Order> order, Fate fate);
    Status invoice(Id<Order> order, Fate fate);
    Status accept_proposal();

    repair::PlayedTransaction transaction_;
    std::mt19937_64 random_;
    Instant until_, begins_;
    std::int64_t store_ = 0;
    int notes_ = 0;
};

std::vector<std::int64_t> Buying::items_of(const Company& company) {
    std::vector<std::int64_t> items;
    transaction_.query(
        "SELECT i.id FROM materials_item i JOIN materials_category c ON c.id = "
        "i.category_id WHERE c.code = ? AND "
        "i.active = 1 ORDER BY i.id LIMIT 8",
        {std::string(company.category)}, [&](const Row& row) { items.push_back(row.integer(0)); });
    return items;
}

Status Buying::sign(const Company& company, const std::vector<std::int64_t>& items) {
    Contract contract;
    contract.number = company.contract;
    contract.title = fmt::format("{}年度供货合同", company.name);
    contract.vendor_id = {id_of("organization_vendor", company.code)};
    contract.kind = company.kind;
    contract.valid_from = today() + (company.contract_days_left - 365);
    contract.valid_to = today() + company.contract_days_left;
    if (company.kind == ContractKind::call_off) contract.delivery_days = "1,2,3,4,5,6";
    contract.delivery_hours = "08:00-11:30";
    contract.payment_days = 30;
    contract.active = true;
    insert(transaction_, contract);
    for (const auto item : items) {
        ContractLine line;
        line.contract_id = contract.id;
        line.item_id = {item};
        ZS_TRY_ASSIGN(const auto facts, materials::item_facts(transaction_, line.item_id));
        line.unit = facts->item.unit;
        line.price = {std::max<std::int64_t>(100, facts->item.price.units * pick(90, 97) / 100 / 100 * 100)};
        insert(transaction_, line);
    }
    return {};
}

Status Buying::furnish(const Company& company) {
    if (id_of("organization_vendor", company.code) == 0) {
        organization::Vendor vendor;
        vendor.code = company.code;
        vendor.name = company.name;
        vendor.contact = "业务员";
        insert(transaction_, vendor);
    }
    const auto items = items_of(company);
    if (!company.contract.empty()) ZS_TRY(sign(company, items));
    for (const auto item : items) {
        MarketPrice market;
        market.item_id = {item};
        market.from_on = today() + -120;
        ZS_TRY_ASSIGN(const auto facts, materials::item_facts(transaction_, market.item_id));
        market.price = {std::max<std::int64_t>(100, facts->item.price.units)};
        market.source = "省药械采购平台";
        insert(transaction_, market);
    }
    for (const auto kind : {LicenceKind::business, LicenceKind::device_trade}) {
        if (kind == LicenceKind::device_trade && company.category != "YH") continue;
        Licence licence;
        licence.vendor_id = {id_of("organization_vendor", company.code)};
        licence.kind = kind;
        licence.number =
            fmt::format("{}{:08}", kind == LicenceKind::business ? "91310000" : "械经营许", pick(1, 99'999'999));
        licence.valid_from = today() + -700;
        licence.valid_to = today() + (company.code == "V-OFFICE" ? 20 : 900);
        licence.state = company.code == "V-CLEAN" ? LicenceState::waiting : LicenceState::valid;
        licence.uploader = company.name;
        licence.uploaded_at = transaction_.now();
        insert(transaction_, licence);
    }
    return {};
}

Status Buying::furnish() {
    store_ = id_of("materials_store", "CK2");
    const auto rule = [&](std::string_view category, std::string_view certificate, LicenceKind licence, int days,
                          std::string_view source) {
        AcceptanceRule one;
        one.category_id = {id_of("materials_category", category)};
        one.certificate = certificate;
        one.licence = licence;
        one.shelf_life_days = days;
        one.source = source;
        if (one.category_id.value != 0) insert(transaction_, one);
    };
    rule("BF", "纤维检验合格证", LicenceKind::none, 0, "棉织品须有纤维检验合格证");
    rule("YH", "", LicenceKind::device_trade, 90, "设计默认值 design default");
    for (const auto& company : companies) ZS_TRY(furnish(company));
    return {};
}

Status Buying::deliver(const Company& company, Id<Order> id, Fate fate) {
    NewDelivery note;
    note.note_number = fmt::format("{}-{:04}", company.code.substr(2), ++notes_);
    for (const auto& line : lines_of(transaction_, id)) {
        AnnouncedLine one;
        one.order_line_id = line.id.value;
        one.quantity =
            fate == Fate::part ? Quantity{std::max(piece, line.quantity.units / piece / 2 * piece)} : line.quantity;
        ZS_TRY_ASSIGN(const auto facts, materials::item_facts(transaction_, line.item_id));
        if (facts->item.lot_managed) one.lot_number = fmt::format("C{:06}", pick(1, 999'999));
        if (facts->item.expiry_managed) one.expires_on = today() + static_cast<int>(pick(200, 700));
        note.lines.push_back(one);
    }
    ZS_TRY_ASSIGN(auto delivery, announce(transaction_, person("storekeeper"), id, note));
    if (fate == Fate::announced) return {};
    DeliveryInput found;
    for (const auto& line : lines_of(transaction_, delivery.id)) {
        InspectedLine one;
        one.line_id = line.id.value;
        one.rejected = {line.announced.units / piece * company.bad_percent / 100 * piece};
        one.accepted = line.announced - one.rejected;
        one.lot_number = line.lot_number;
        one.expires_on = line.expires_on;
        one.packaging_ok = true;
        if (company.category == "BF") one.certificate = fmt::format("FQ-{:06}", pick(1, 999'999));
        if (one.rejected.units > 0) one.defect = Defect::damaged;
        found.lines.push_back(one);
    }
    ZS_TRY_ASSIGN(delivery, act(transaction_, person("storekeeper"), delivery.id, DeliveryAction::inspect, found));
    if (fate == Fate::inspected) return {};
    const Actor second = person(delivery.two_people ? "engineer" : "storekeeper");
    return act(transaction_, second, delivery.id, DeliveryAction::accept, {}).map([](const Delivery&) {});
}

Status Buying::invoice(Id<Order> id, Fate fate) {
    NewInvoice input;
    const auto order = find(transaction_, id);
    input.vendor_id = order->vendor_id.value;
    input.number = fmt::format("2611{:08}", pick(1, 99'999'999));
    input.invoiced_on = today();
    for (const auto& line : lines_of(transaction_, id)) {
        if (line.accepted <= line.invoiced) continue;
        InvoicedLine one;
        one.order_line_id = line.id.value;
        one.quantity = line.accepted - line.invoiced;
        one.price = line.price;
        if (fate == Fate::blocked && input.lines.empty()) one.price.units = one.price.units * 108 / 100;
        input.amount = input.amount + materials::valuation::cost(one.price, one.quantity);
        input.lines.push_back(one);
    }
    if (input.lines.empty()) return {};
    ZS_TRY_ASSIGN(const auto made, enter_invoice(transaction_, person("buyer"), input));
    if (fate == Fate::blocked || made.state != InvoiceState::matched) return {};
    ZS_TRY(act(transaction_, person("buyer"), made.id, InvoiceAction::request, {}));
    if (fate == Fate::requested) return {};
    at(transaction_.now() + std::chrono::hours(20));
    ZS_TRY(act(transaction_, person("head"), made.id, InvoiceAction::approve, {}));
    InvoiceInput paid;
    paid.voucher = fmt::format("记-{:04}", pick(1, 9999));
    return act(transaction_, person("finance"), made.id, InvoiceAction::pay, paid).map([](const Invoice&) {});
}

Status Buying::order(const Company& company, Instant begins, Fate fate) {
    at(begins);
    const auto hours = [&](int count) { at(transaction_.now() + std::chrono::hours(count)); };
    Draft input;
    input.vendor_id = id_of("organization_vendor", company.code);
    input.store_id = company.category == "YH" ? id_of("materials_store", "CK1") : store_;
    input.wanted_on = today() + 3;
    const auto items = items_of(company);
    for (int line = 0; line < 3 && !items.empty(); ++line) {
        DraftLine one;
        one.item_id = items[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(items.size()) - 1))];
        const auto same = [&](const DraftLine& other) { return other.item_id == one.item_id; };
        if (std::any_of(input.lines.begin(), input.lines.end(), same)) continue;
        one.quantity = {pick(10, 60) * piece};
        input.lines.push_back(one);
    }
    if (input.lines.empty()) return {};
    ZS_TRY_ASSIGN(const auto id, draft_order(transaction_, person("buyer"), input));
    if (fate == Fate::draft) return {};
    const auto act_on = [&](std::string_view user, OrderAction action, const OrderInput& said) {
        hours(3);
        return act(transaction_, person(user), id, action, said);
    };
    OrderInput said;
    said.reason = "改由其他供应商供货";
    if (fate == Fate::cancelled) return act_on("buyer", OrderAction::cancel, said).map([](const Order&) {});
    ZS_TRY(act_on("head", OrderAction::approve, {}));
    if (fate == Fate::approved) return {};
    ZS_TRY(act_on("buyer", OrderAction::send, {}));
    if (fate == Fate::sent) return {};
    said.promised_on = std::max(today(), *input.wanted_on);
    ZS_TRY(act_on("buyer", OrderAction::confirm, said));
    if (fate == Fate::confirmed) return {};
    hours(24 * (2 + company.days_late));
    ZS_TRY(deliver(company, id, fate));
    if (fate < Fate::blocked) return {};
    hours(20);
    return invoice(id, fate);
}

/// One order that the plan proposes for the first store is accepted: its draft waits for approval.
Status Buying::accept_proposal() {
    const auto store = id_of("materials_store", "CK1");
    auto drafts = supply_planning::draft_orders(
        supply_planning::look(transaction_, supply_planning::compute_levels(transaction_)));
    drafts.erase(
        std::remove_if(drafts.begin(), drafts.end(), [&](const auto& one) { return one.head.store_id.value != store; }),
        drafts.end());
    if (drafts.empty()) return {};
    drafts.resize(1);
    ZS_TRY(supply_planning::keep_drafts(transaction_, drafts));
    const auto open = select_one<supply_planning::Proposal>(transaction_, "WHERE state = 'open' ORDER BY id");
    if (!open) return {};
    ZS_TRY(supply_planning::act(transaction_, person("buyer"), open->id, supply_planning::ProposalAction::accept, {}));
    events::Event event;
    transaction_.query(
        "SELECT id, type, entity_id, payload FROM event_outbox WHERE type = 'supply_planning.accepted' ORDER BY id "
        "DESC LIMIT 1",
        {}, [&](const Row& row) {
            event = {row.integer(0), std::string(row.text(1)), row.integer(2), std::string(row.text(3)), {}};
        });
    return take_decision(transaction_, event);
}

Status Buying::run() {
    at(until_ - std::chrono::hours(24 * 26));
    ZS_TRY(furnish());
    const auto ago = [&](int days) { return until_ - std::chrono::hours(24 * days); };
    for (int round = 0; round < 3; ++round)
        for (const auto& company : companies) ZS_TRY(order(company, ago(22 - 4 * round), Fate::paid));
    const Fate open[] = {Fate::draft, Fate::approved,  Fate::sent,    Fate::confirmed, Fate::announced, Fate::inspected,
                         Fate::part,  Fate::delivered, Fate::blocked, Fate::requested, Fate::cancelled};
    int turn = 0;
    for (const auto fate : open) ZS_TRY(order(companies[turn++ % 3], ago(fate < Fate::confirmed ? 1 : 7), fate));
    at(until_);
    ZS_TRY(accept_proposal());
    return score_suppliers(transaction_).map([](std::int64_t) {});
}

}  // namespace

Status play_purchasing(Transaction& transaction, std::uint64_t seed, Instant until) {
    return Buying(transaction, seed, until).run();
}

}  // namespace zs::demo
