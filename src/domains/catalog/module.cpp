// Catalog: the table of contents.
#include "domains/catalog/catalog.h"
#include "domains/catalog/entities.h"
#include "domains/catalog/generated_resources.h"
#include "domains/catalog/routes.h"

namespace zs::catalog {
namespace {

/// What is in memory must not outlive the commit that changes it.
Status forget_after_commit(Transaction& transaction, const void*, void*) {
    transaction.after_commit([] { forget(); });
    return {};
}

}  // namespace

Module module(Services&) {
    Module result;
    result.name = "catalog";
    result.level = 1;
    result.entities = {&table_of<Parameter>(), &table_of<DayException>()};
    result.master_data = {
        zs::master_data<Parameter>("catalog/parameters", "catalog.view", "catalog.manage", forget_after_commit),
        zs::master_data<DayException>("catalog/days", "session", "catalog.manage", forget_after_commit, "day")};
    result.permissions = {
        {"catalog.view", "查看参数", "See parameters", {"administrator", "head", "leader", "dispatcher"}},
        {"catalog.manage", "维护参数", "Manage parameters", {"administrator", "head"}}};
    result.routes = routes();
    result.migrations = generated_migrations();
    result.messages = generated_messages();
    return result;
}

}  // namespace zs::catalog
