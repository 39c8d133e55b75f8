// What a domain is made of. Each domain's module.cpp fills one of these; app/modules.cpp lists them; laws test them.
#pragma once
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/database/migrator.h"
#include "platform/events/events.h"
#include "platform/http/http.h"
#include "platform/i18n/catalogue.h"
#include "platform/indicators/indicators.h"
#include "platform/jobs/jobs.h"
#include "platform/notify/live.h"
#include "platform/notify/notice_kinds.h"
#include "platform/workflow/workflow.h"

namespace zs::files {
class Store;
}

namespace zs {

/// The long-lived parts that modules may use. Outlives every module.
struct Services {
    Database& database;
    Clock& clock;
    live::Hub& hub;
    files::Store& files;
    std::string public_url;    // "https://repair.hospital.example": base of printed codes
    std::string history = {};  // address of a VictoriaMetrics for readings; empty: files beside the database
};

struct Permission {
    std::string_view name;  // "repair.dispatch"
    std::string_view zh, en;
    std::vector<std::string_view> roles;  // role codes that have it by default
};

/// A default of a dated parameter (catalog): `unit` in words, `source` the standard or "design default".
struct ParameterDefault {
    std::string_view code;  // "repair.sla.p1.accept_minutes"
    std::string_view value;
    std::string_view unit;
    std::string_view zh, en;
    std::string_view source;
    std::vector<Option> options = {};  // the only values it may have; empty = any text or number like the default
};

/// A master-data entity with generic routes (list, get, create, patch, import, export) and a generic page.
struct MasterData {
    const EntityTable* table = nullptr;
    std::string_view path;  // "organization/departments" → /api/v1/organization/departments
    std::string_view read_permission;
    std::string_view write_permission;
    std::string_view code_field = "code";  // upsert key of imports; "" = none
    ScopeColumns scope = {};
    /// Checks beyond the field rules; runs in the transaction before the row is stored. May be null.
    std::function<Status(Transaction&, const void* before_or_null, void* after)> check = {};
    std::function<std::shared_ptr<void>()> make = {};  // a fresh object of the entity; see master_data()
    bool no_create = false;                            // creating has its own route
};
/// Names the entity once: master_data<Crew>("organization/crews", …).
template <class E>
MasterData master_data(std::string_view path, std::string_view read_permission, std::string_view write_permission,
                       std::function<Status(Transaction&, const void*, void*)> check = {},
                       std::string_view code_field = "code") {
    return {
        &table_of<E>(), path, read_permission,  write_permission,
        code_field,     {},   std::move(check), [] { return std::static_pointer_cast<void>(std::make_shared<E>()); },
        false};
}

struct Module {
    std::string_view name;
    int level = 1;
    std::vector<std::string_view> depends = {};
    std::vector<const EntityTable*> entities = {};
    std::vector<MasterData> master_data = {};
    std::vector<WorkflowTable> workflows = {};
    http::Routes routes = {};
    std::vector<jobs::Job> jobs = {};
    std::vector<events::Subscription> subscriptions = {};
    std::vector<Permission> permissions = {};
    std::vector<ParameterDefault> parameters = {};
    std::vector<const indicators::Indicator*> indicators = {};
    std::vector<notify::NoticeKind> notices = {};
    std::vector<Migration> migrations = {};
    std::string_view messages = "";  // messages.json text
};

/// Routes of the generic master data of all modules: list, one, create, change; export, template, import.
http::Routes master_data_routes(const std::vector<MasterData>& all, std::shared_ptr<const i18n::Catalogue> texts);

}  // namespace zs
