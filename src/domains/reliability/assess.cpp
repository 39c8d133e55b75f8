// Assessing devices: the twelve months behind, the whole cost, score and advice; kept as rows.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/reliability/service.h"
#include "platform/audit/audit.h"

namespace zs::reliability {
namespace {

constexpr double year_days = 365.25;
constexpr double month_ms = 30.44 * 86'400'000;

Period last_year(Instant now) { return {now - std::chrono::days(365), now}; }

double rounded(double value) { return std::round(value * 100) / 100; }
std::optional<double> rounded(std::optional<double> value) {
    return value ? std::optional(std::round(*value * 10'000) / 10'000) : std::nullopt;
}

}  // namespace

rules::Weights weights(Reader& reader, Instant at) {
    const auto parameters = catalog::parameters(reader);
    const auto real = [&](std::string_view code) { return parameters->real(fmt::format("reliability.{}", code), at); };
    rules::Weights weights;
    weights.age = real("weight.age");
    weights.failures = real("weight.failures");
    weights.cost = real("weight.cost");
    weights.availability = real("weight.availability");
    weights.parts = real("weight.parts");
    weights.safety = real("weight.safety");
    weights.age_max = real("age_max_percent") / 100;
    weights.failures_reference = std::max(1.0, real("failures_reference"));
    weights.availability_least = std::min(0.9999, real("availability_least_percent") / 100);
    weights.renew_at = real("renew_at");
    weights.overhaul_at = real("overhaul_at");
    return weights;
}

std::optional<double> age_of(const DeviceFacts& device, Instant now) {
    if (!device.in_service_on) return std::nullopt;
    return std::max(0.0, static_cast<double>((now - device.served_from).count()) / 86'400'000 / year_days);
}

rules::Observed observed_of(const DeviceFacts& device, const Period& period) {
    return rules::observe(device.downtimes, std::max(period.from, device.served_from), period.to, device.run_share);
}

std::int64_t history_of(Reader& reader, const DeviceFacts& device, Instant now) {
    const auto parameters = catalog::parameters(reader);
    if (parameters->text("reliability.risk_variant", now) != text_of(RiskVariant::who)) return 0;
    const auto months = [&](std::string_view name) {
        return parameters->integer(fmt::format("reliability.history.{}_months", name), now);
    };
    const rules::HistoryScale scale{months("often"), months("more"), months("usual"), months("seldom")};
    const Instant from = std::max(
        device.served_from, now - Duration(static_cast<std::int64_t>(static_cast<double>(scale.seldom) * month_ms)));
    const auto failures = rules::observe(device.downtimes, from, now, 1).failures;
    return rules::history_term(failures, static_cast<double>((now - from).count()) / month_ms, scale);
}

rules::Score score_of(Reader& reader, const DeviceFacts& device, Instant now) {
    const auto observed = observed_of(device, last_year(now));
    rules::AgeingFacts facts;
    facts.age_years = age_of(device, now);
    facts.life_years = static_cast<double>(device.life_years);
    facts.failures = observed.failures;
    if (device.price.units > 0)
        facts.repair_cost_share = static_cast<double>(device.cost.repair()) / static_cast<double>(device.price.units);
    facts.availability = rules::figures_of(observed).availability;
    if (device.judgement) {
        facts.parts = static_cast<double>(device.judgement->parts_percent) / 100;
        facts.safety = static_cast<double>(device.judgement->safety_percent) / 100;
    }
    return rules::score_of(facts, weights(reader, now));
}

std::string terms_json(const rules::Score& score) {
    std::string out = "[";
    for (const auto& term : score.terms)
        out += fmt::format(R"({}{{"name":"{}","value":{},"share":{:.4f},"weight":{:g},"points":{:.2f}}})",
                           out.back() == '[' ? "" : ",", term.name,
                           term.value ? fmt::format("{:.4f}", *term.value) : "null", term.share, term.weight,
                           term.points());
    return out + "]";
}

Result<bool> keep_assessment(Transaction& transaction, const Facts& facts, const DeviceFacts& device) {
    const Instant now = transaction.now();
    const auto observed = observed_of(device, last_year(now));
    const auto figures = rules::figures_of(observed);
    const auto score = score_of(transaction, device, now);
    const auto risk = rules::risk_of(facts.types.at(device.type_id), equipment::risk_scale(transaction, now),
                                     history_of(transaction, device, now));
    auto known = select_one<Assessment>(transaction, "WHERE device_id = ?", {device.id});
    Assessment row = known.value_or(Assessment{});
    row.device_id = device.id;
    row.as_of = local_date(now, catalog::calendar(transaction)->zone());
    row.age_years = rounded(age_of(device, now));
    row.life_years = device.life_years;
    row.failures = observed.failures;
    row.service_h = rounded(observed.service_h);
    row.operating_h = rounded(observed.operating_h);
    row.down_h = rounded(observed.down_h);
    row.basis = device.basis;
    row.mtbf_h = rounded(figures.mtbf_h);
    row.mttr_h = rounded(figures.mttr_h);
    row.availability = rounded(figures.availability);
    row.risk_score = risk.score;
    row.risk_class = risk.risk_class;
    row.risk_months = risk.months;
    row.repair_cost = {device.cost.repair()};
    row.life_cost = {device.price.units + device.cost.all()};
    if (device.in_service_on)
        row.net_value = rules::net_value(device.price, *device.in_service_on, device.life_years, row.as_of);
    row.score = rounded(score.total);
    row.known = score.known;
    row.advice = score.advice;
    row.terms.text = terms_json(score);
    if (!known) {
        insert(transaction, row);
        return true;
    }
    if (diff(*known, row) == "{}") return false;
    ZS_TRY(update(transaction, row));
    return true;
}

Result<std::int64_t> assess(Transaction& transaction) {
    const auto facts = load_facts(transaction, {}, last_year(transaction.now()));
    std::int64_t changed = 0;
    for (const auto& device : facts.devices) {
        ZS_TRY_ASSIGN(const bool kept, keep_assessment(transaction, facts, device));
        changed += kept ? 1 : 0;
    }
    changed += transaction.execute(
        "DELETE FROM reliability_assessment WHERE device_id IN (SELECT id FROM equipment_device WHERE state = "
        "'scrapped')");
    return changed;
}

Result<Judgement> judge(Transaction& transaction, const Actor& actor, Id<equipment::Device> id,
                        const JudgementInput& input) {
    ZS_TRY(equipment::load_visible(transaction, actor, id));
    Judgement judgement;
    judgement.device_id = id.value;
    judgement.parts_percent = input.parts_percent;
    judgement.safety_percent = input.safety_percent;
    judgement.replacement_cost = input.replacement_cost.value_or(Money{});
    judgement.note = input.note;
    judgement.judged_by = actor.name;
    judgement.judged_at = transaction.now();
    insert(transaction, judgement);
    audit::record(transaction, actor, "reliability.judge", "reliability_judgement", judgement.id.value,
                  to_json(judgement));
    const auto facts = load_facts(transaction, {"d.id = ?", {id.value}}, last_year(transaction.now()));
    for (const auto& device : facts.devices) ZS_TRY(keep_assessment(transaction, facts, device));
    return judgement;
}

}  // namespace zs::reliability
