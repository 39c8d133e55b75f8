// Licences of suppliers, and what is told before contracts and licences end.
#include "core/text.h"
#include "domains/catalog/catalog.h"
#include "domains/purchasing/supplier_service.h"

namespace zs::purchasing {
namespace {

void publish_licence(Transaction& transaction, const Actor& actor, const Licence& licence, std::string_view past) {
    publish(transaction, actor,
            {"licence", past, licence.id.value, licence.number, text_of(licence.state), licence.version,
             licence.vendor_id.value, 0, true});
}

/// Told at this stage already, or at a later one.
bool is_told(std::int64_t told, std::int64_t stage) { return stage == 0 || (told != 0 && told <= stage); }

Result<std::int64_t> tell_contracts(Transaction& transaction, Date day, std::int64_t warn) {
    std::int64_t told = 0;
    for (auto& contract :
         select<Contract>(transaction, "WHERE active = 1 AND valid_to >= ? AND valid_to <= ? ORDER BY id",
                          {std::int64_t{day.days}, day.days + warn})) {
        const std::int64_t stage = stage_of(contract.valid_to - day, warn);
        if (is_told(contract.told_days, stage)) continue;
        contract.told_days = stage;
        ZS_TRY(update(transaction, contract));
        publish(
            transaction, Actor::system("purchasing.tell"),
            {"contract", "ending", contract.id.value, contract.number, "", contract.version, contract.vendor_id.value});
        ++told;
    }
    return told;
}

Result<std::int64_t> tell_licences(Transaction& transaction, Date day, std::int64_t warn) {
    std::int64_t told = 0;
    for (auto& licence :
         select<Licence>(transaction, "WHERE state = 'valid' AND valid_to >= ? AND valid_to <= ? ORDER BY id",
                         {std::int64_t{day.days}, day.days + warn})) {
        const std::int64_t stage = stage_of(*licence.valid_to - day, warn);
        if (is_told(licence.told_days, stage)) continue;
        licence.told_days = stage;
        ZS_TRY(update(transaction, licence));
        publish_licence(transaction, Actor::system("purchasing.tell"), licence, "ending");
        ++told;
    }
    return told;
}

}  // namespace

std::int64_t stage_of(std::int64_t days_left, std::int64_t warn) {
    constexpr std::int64_t week = 7;
    if (days_left <= week) return week;
    return days_left <= warn ? warn : 0;
}

Result<Licence> upload(Transaction& transaction, const Actor& actor, const NewLicence& input) {
    if (!actor.may("purchasing.supply") && !actor.may("purchasing.manage"))
        return fail(Code::forbidden, "access.forbidden");
    std::int64_t vendor = input.vendor_id;
    if (vendor == 0 && actor.scope.vendor_ids.size() == 1) vendor = actor.scope.vendor_ids.front();
    if (!find(transaction, Id<organization::Vendor>{vendor})) return fail_field("vendor_id", "field.reference_missing");
    if (is_outside(actor) && !in_scope(actor, {.vendor_id = vendor})) return fail(Code::not_found, "entity.not_found");
    std::vector<FieldError> errors;
    Licence licence;
    licence.number = text::trim(input.number);
    if (licence.number.empty()) errors.push_back({"number", "field.required", {}});
    if (input.kind == LicenceKind::none) errors.push_back({"kind", "field.required", {}});
    if (input.valid_to && *input.valid_to < today(transaction))
        errors.push_back({"valid_to", "materials.expired_already", {}});
    if (!errors.empty()) return fail_fields(std::move(errors));
    licence.vendor_id = {vendor};
    licence.kind = input.kind;
    licence.valid_from = input.valid_from;
    licence.valid_to = input.valid_to;
    licence.file = input.file;
    licence.note = input.note;
    licence.uploader_id = actor.user_id;
    licence.uploader = actor.name;
    licence.uploaded_at = transaction.now();
    insert(transaction, licence);
    publish_licence(transaction, actor, licence, "uploaded");
    return licence;
}

Result<Licence> check(Transaction& transaction, const Actor& actor, Id<Licence> id, const LicenceCheck& input) {
    lock(transaction, id);
    ZS_TRY_ASSIGN(Licence licence, load(transaction, id));
    if (input.version && *input.version != licence.version) return fail(Code::stale, "entity.stale");
    if (licence.state != LicenceState::waiting) return fail(Code::conflict, "purchasing.checked_already");
    if (actor.user_id != 0 && actor.user_id == licence.uploader_id)
        return fail(Code::forbidden, "purchasing.own_licence");
    if (!input.valid && text::trim(input.note).empty()) return fail_field("note", "field.required");
    licence.state = input.valid ? LicenceState::valid : LicenceState::refused;
    if (!input.note.empty()) licence.note = input.note;
    licence.checker = actor.name;
    licence.checked_at = transaction.now();
    ZS_TRY(update(transaction, licence));
    publish_licence(transaction, actor, licence, "checked");
    return licence;
}

Result<std::int64_t> tell_what_ends(Transaction& transaction) {
    const Date day = today(transaction);
    const auto warn = catalog::parameters(transaction)->integer("purchasing.expiry.warn_days", transaction.now());
    ZS_TRY_ASSIGN(const auto contracts, tell_contracts(transaction, day, warn));
    ZS_TRY_ASSIGN(const auto licences, tell_licences(transaction, day, warn));
    return contracts + licences;
}

}  // namespace zs::purchasing
