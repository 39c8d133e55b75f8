// A few people in one crew, for tests of messaging: no other domain, events published by hand.
#pragma once
#include <gtest/gtest.h>

#include "core/json.h"
#include "domains/catalog/catalog.h"
#include "domains/catalog/generated_resources.h"
#include "domains/messaging/generated_resources.h"
#include "domains/messaging/tell.h"
#include "domains/organization/generated_resources.h"
#include "platform/access/entities.h"
#include "platform/access/generated_resources.h"
#include "platform/audit/generated_resources.h"
#include "platform/database/engines/test_database.h"
#include "platform/events/generated_resources.h"
#include "platform/files/store.h"

namespace zs::messaging::testing {

inline constexpr std::string_view sentences = R"({
  "repair.notice.new": {"zh": "new {number} {place} {title}", "en": "new {number} {place} {title}"},
  "repair.notice.late": {"zh": "late[ for {level_name}] {number} {title}",
                         "en": "late[ for {level_name}] {number} {title}"}})";

class House {
protected:
    House() {
        std::vector<ParameterDefault> defaults = it.parameters;
        catalog::set_defaults(std::move(defaults));
        using enum notify::Reach;
        Vocabulary words;
        words.kinds = {{"repair.work_order_reported",
                        "新报修",
                        "New",
                        "repair.notice.new",
                        "repair_work_order",
                        "/orders/",
                        {{crew, "repair.work"}, {overseer, "repair.dispatch"}}},
                       {"repair.work_order_escalated",
                        "超时",
                        "Late",
                        "repair.notice.late",
                        "repair_work_order",
                        "/orders/",
                        {{ladder, "repair.view"}},
                        true}};
        words.texts.add(it.messages);
        words.texts.add(sentences);
        set_vocabulary(std::move(words));
        std::vector<Migration> all;
        for (const auto& some :
             {access::generated_migrations(), audit::generated_migrations(), events::generated_migrations(),
              catalog::generated_migrations(), organization::generated_migrations(), generated_migrations()})
            all.insert(all.end(), some.begin(), some.end());
        EXPECT_TRUE(migrate(*database, all));
        write([&](Transaction& transaction) { return settle_in(transaction); });
    }

    /// leader (user 1, crew 3), technician (2, crew 3), dispatcher (3), head (4), another crew's leader (5).
    Status settle_in(Transaction& transaction) {
        const auto role = [&](const std::string& code, std::string permissions) {
            access::Role one{{}, 0, code, code, code, std::move(permissions)};
            insert(transaction, one);
        };
        role("leader", "repair.view,repair.work");
        role("technician", "repair.view,repair.work");
        role("dispatcher", "repair.view,repair.dispatch");
        role("head", "repair.view");
        const auto user = [&](std::string name, std::string roles, access::ScopeKind kind, std::string ids) {
            access::User one;
            one.user_name = one.name = std::move(name);
            one.roles = std::move(roles);
            one.scope_kind = kind;
            one.scope_ids = std::move(ids);
            insert(transaction, one);
        };
        user("leader", "leader", access::ScopeKind::crew, "3");
        user("technician", "technician", access::ScopeKind::crew, "3");
        user("dispatcher", "dispatcher", access::ScopeKind::all, "");
        user("head", "head", access::ScopeKind::all, "");
        user("stranger", "leader", access::ScopeKind::crew, "4");
        return {};
    }

    void write(const std::function<Status(Transaction&)>& work) {
        const auto status = database->write(work);
        EXPECT_TRUE(status) << (status ? "" : status.error().key);
    }
    std::int64_t integer(const std::string& sql) {
        std::int64_t result = -1;
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            result = reader.integer(sql).value_or(-1);
            return {};
        }));
        return result;
    }
    /// An event about order 77 of crew 3, delivered.
    void publish(const std::string& type, json::object payload) {
        payload["crew_id"] = 3;
        write([&](Transaction& transaction) -> Status {
            events::publish(transaction, type, 77, json::write(payload));
            return {};
        });
        deliver_events();
    }
    void deliver_events() { EXPECT_TRUE(events::Dispatcher(*database, it.subscriptions).drain()); }
    void rewind_events() {
        write([](Transaction& transaction) -> Status {
            transaction.execute("DELETE FROM event_cursor");
            return {};
        });
    }
    void run_job(std::string_view name) {
        for (const auto& job : it.jobs)
            if (job.name == name)
                write([&](Transaction& transaction) -> Status {
                    ZS_TRY(job.run(transaction));
                    return {};
                });
        deliver_events();
    }

    zs::testing::TestDatabase database;
    live::Hub hub;
    files::Store files{std::filesystem::temp_directory_path() / "zs-messaging-files"};
    Services services{*database, database.clock(), hub, files, "https://repair.example"};
    Module it = module(services);
};

}  // namespace zs::messaging::testing
