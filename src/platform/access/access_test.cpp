// Logins: lock-out, one-time codes, tokens.
#include <gtest/gtest.h>

#include "core/hash.h"
#include "platform/access/generated_resources.h"
#include "platform/access/password.h"
#include "platform/access/sessions.h"
#include "platform/access/totp.h"
#include "platform/database/engines/test_database.h"

namespace zs::access {
namespace {

TEST(Totp, GivesTheCodesOfRfc6238) {
    const std::string secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // "12345678901234567890"
    EXPECT_EQ(totp::code(secret, 59 / 30), "287082");
    EXPECT_EQ(totp::code(secret, 1111111109 / 30), "081804");
    EXPECT_EQ(totp::code(secret, 2000000000 / 30), "279037");
    EXPECT_FALSE(totp::code("not base32!", 1).has_value());
}

TEST(Totp, WorksOnceAndWithClocksAStepApart) {
    const auto secret = totp::new_secret();
    const Instant now{1'790'000'000'000};
    const std::int64_t step = now.unix_ms / 30'000;
    EXPECT_EQ(totp::matching_step(secret, *totp::code(secret, step), now, 0), step);
    EXPECT_EQ(totp::matching_step(secret, *totp::code(secret, step - 1), now, 0), step - 1);
    EXPECT_FALSE(totp::matching_step(secret, *totp::code(secret, step - 3), now, 0).has_value());
    EXPECT_FALSE(totp::matching_step(secret, *totp::code(secret, step), now, step).has_value());
}

class SessionTest : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(migrate(*database, generated_migrations()));
        ASSERT_TRUE(database->write([&](Transaction& transaction) -> Status {
            Role role{{}, 0, "technician", "维修工", "Technician", "repair.view,repair.work"};
            insert(transaction, role);
            User user;
            user.user_name = "wang";
            user.name = "王建国";
            user.password_hash = hash_password("Right-2026-pass");
            user.roles = "technician";
            user.scope_kind = ScopeKind::crew;
            user.scope_ids = "3, 4";
            insert(transaction, user);
            return {};
        }));
    }
    void execute(const std::string& sql, const Values& values = {}) {
        ASSERT_TRUE(database->write([&](Transaction& transaction) -> Status {
            transaction.execute(sql, values);
            return {};
        }));
        sessions.forget();
    }
    testing::TestDatabase database;
    Sessions sessions{*database, database.clock(),
                      [](Reader&, const std::vector<std::int64_t>& departments) { return departments; }};
};

TEST_F(SessionTest, ActorCarriesRolesPermissionsAndScope) {
    const auto token = sessions.login("wang", "Right-2026-pass", "");
    ASSERT_TRUE(token);
    const auto actor = sessions.find(*token);
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->permissions, (std::vector<std::string>{"repair.view", "repair.work"}));
    EXPECT_EQ(actor->scope.crew_ids, (std::vector<std::int64_t>{3, 4}));
    EXPECT_FALSE(actor->scope.all);
    EXPECT_TRUE(sessions.logout(*token));
    EXPECT_EQ(sessions.find(*token).error().key, "access.unauthenticated");
}

TEST_F(SessionTest, FiveWrongPasswordsLockForFifteenMinutes) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sessions.login("wang", "wrong", "").error().key, "access.wrong_credentials");
    EXPECT_EQ(sessions.login("wang", "Right-2026-pass", "").error().key, "access.locked_out");
    database.clock().set(database.clock().now() + std::chrono::minutes(16));
    EXPECT_TRUE(sessions.login("wang", "Right-2026-pass", ""));
}

TEST_F(SessionTest, UnknownNamesLookLikeWrongPasswordsAlsoWhenTheyAreLocked) {
    const auto answers = [&](std::string_view name) {
        std::vector<std::string> keys;
        for (int i = 0; i < 7; ++i) keys.push_back(sessions.login(name, "wrong", "").error().key);
        database.clock().set(database.clock().now() + std::chrono::minutes(16));
        keys.push_back(sessions.login(name, "wrong", "").error().key);
        return keys;
    };
    const auto unknown = answers("nobody");
    EXPECT_EQ(unknown, answers("wang"));
    EXPECT_EQ(unknown[4], "access.wrong_credentials");
    EXPECT_EQ(unknown[5], "access.locked_out");
    EXPECT_EQ(unknown[7], "access.wrong_credentials");
}

TEST_F(SessionTest, FailuresAreForgottenAfterADayAndByTheRightPassword) {
    const auto failing_names = [&] {
        std::int64_t count = 0;
        EXPECT_TRUE(database->read([&](Reader& reader) -> Status {
            count = reader.integer("SELECT COUNT(*) FROM access_login_failure").value_or(0);
            return {};
        }));
        return count;
    };
    EXPECT_FALSE(sessions.login("nobody", "wrong", ""));
    EXPECT_FALSE(sessions.login("wang", "wrong", ""));
    EXPECT_EQ(failing_names(), 2);
    EXPECT_TRUE(sessions.login("wang", "Right-2026-pass", ""));
    EXPECT_EQ(failing_names(), 1);
    database.clock().set(database.clock().now() + std::chrono::hours(25));
    EXPECT_FALSE(sessions.login("someone", "wrong", ""));
    EXPECT_EQ(failing_names(), 1);
}

TEST_F(SessionTest, AnAdministratorUnlocks) {
    for (int i = 0; i < 5; ++i) EXPECT_FALSE(sessions.login("wang", "wrong", ""));
    ASSERT_TRUE(database->write([&](Transaction& transaction) -> Status {
        EXPECT_TRUE(transaction.integer("SELECT locked_until FROM access_user").has_value());  // what he sees
        forget_failures(transaction, "wang");
        return {};
    }));
    EXPECT_TRUE(sessions.login("wang", "Right-2026-pass", ""));
}

/// Sessions that end after 60 minutes unused.
class IdleTest : public SessionTest {
protected:
    void pass(std::chrono::minutes time) { database.clock().set(database.clock().now() + time); }
    std::int64_t stored_use() {
        std::int64_t at = 0;
        // A write behind the queued ones: they are done when it is.
        EXPECT_TRUE(database->write([&](Transaction& transaction) -> Status {
            at = transaction.integer("SELECT last_used_at FROM access_session").value_or(0);
            return {};
        }));
        return at;
    }
    std::chrono::minutes limit{60};
    Sessions idle{*database, database.clock(),
                  [](Reader&, const std::vector<std::int64_t>& departments) { return departments; },
                  [this](Reader&) -> Duration { return limit; }};
};

TEST_F(IdleTest, EndsWhenNobodyUsesItAndNotWhileSomebodyDoes) {
    const auto token = idle.login("wang", "Right-2026-pass", "");
    for (int i = 0; i < 4; ++i) {
        pass(std::chrono::minutes(50));
        EXPECT_TRUE(idle.find(*token));
    }
    pass(std::chrono::minutes(61));
    EXPECT_EQ(idle.find(*token).error().key, "access.unauthenticated");
    EXPECT_EQ(stored_use(), 0);  // the row is gone: the list of sessions does not show it
    EXPECT_FALSE(idle.find(*token));
}

TEST_F(IdleTest, PagesThatAskByThemselvesKeepNothingAlive) {
    const auto token = idle.login("wang", "Right-2026-pass", "");
    for (int i = 0; i < 6; ++i) {
        EXPECT_TRUE(idle.find(*token, Use::unattended));
        pass(std::chrono::minutes(10));
    }
    pass(std::chrono::minutes(1));
    EXPECT_FALSE(idle.find(*token, Use::unattended));
}

TEST_F(IdleTest, UsesAreStoredOnceAMinuteAndSurviveARestart) {
    const auto token = idle.login("wang", "Right-2026-pass", "");
    const auto opened = stored_use();
    for (int i = 0; i < 50; ++i) EXPECT_TRUE(idle.find(*token));
    EXPECT_EQ(stored_use(), opened);
    for (int i = 0; i < 10; ++i) {
        database.clock().set(database.clock().now() + std::chrono::seconds(20));
        EXPECT_TRUE(idle.find(*token));
    }
    EXPECT_GE(stored_use(), (database.clock().now() - std::chrono::minutes(1)).unix_ms);
    idle.forget();  // as after a restart: only what is stored counts
    pass(std::chrono::minutes(50));
    EXPECT_TRUE(idle.find(*token));
}

TEST_F(IdleTest, ZeroMeansNever) {
    limit = std::chrono::minutes(0);
    const auto token = idle.login("wang", "Right-2026-pass", "");
    pass(std::chrono::hours(11));
    EXPECT_TRUE(idle.find(*token));
}

TEST_F(SessionTest, AsksForTheCodeAndTakesItOnce) {
    const auto secret = totp::new_secret();
    execute("UPDATE access_user SET totp_secret = ?", {secret});
    EXPECT_EQ(sessions.login("wang", "Right-2026-pass", "").error().key, "access.code_required");
    EXPECT_EQ(sessions.login("wang", "Right-2026-pass", "000000x").error().key, "access.code_wrong");
    const auto code = totp::code(secret, database.clock().now().unix_ms / 30'000);
    EXPECT_TRUE(sessions.login("wang", "Right-2026-pass", *code));
    EXPECT_EQ(sessions.login("wang", "Right-2026-pass", *code).error().key, "access.code_wrong");
}

TEST_F(SessionTest, SessionsEndAfterTwelveHoursAndWithTheUser) {
    const auto token = sessions.login("wang", "Right-2026-pass", "");
    database.clock().set(database.clock().now() + std::chrono::hours(13));
    EXPECT_FALSE(sessions.find(*token));
    const auto fresh = sessions.login("wang", "Right-2026-pass", "");
    execute("UPDATE access_user SET active = 0");
    EXPECT_FALSE(sessions.find(*fresh));
}

TEST_F(SessionTest, RememberWhereAndWhenSomebodyLoggedIn) {
    const auto token = sessions.login("wang", "Right-2026-pass", "", {"10.0.0.7", "Firefox"});
    const auto actor = sessions.find(*token);
    ASSERT_TRUE(actor);
    EXPECT_GT(actor->session_id, 0);
    ASSERT_TRUE(database->read([&](Reader& reader) -> Status {
        EXPECT_EQ(reader.text("SELECT remote_address FROM access_session WHERE id = ?", {actor->session_id}),
                  "10.0.0.7");
        EXPECT_EQ(reader.text("SELECT agent FROM access_session WHERE id = ?", {actor->session_id}), "Firefox");
        EXPECT_EQ(reader.integer("SELECT last_login_at FROM access_user"), database.clock().now().unix_ms);
        return {};
    }));
}

TEST_F(SessionTest, SeeChangedUsersAtOnceAndNotAfterARollback) {
    const auto token = sessions.login("wang", "Right-2026-pass", "");
    EXPECT_FALSE(sessions.find(*token)->must_change_password);
    const auto change = [&](bool keep) {
        return database->write([&](Transaction& transaction) -> Status {
            transaction.execute("UPDATE access_user SET must_change_password = 1");
            users_changed(transaction);
            return keep ? Status{} : fail(Code::conflict, "test.rolled_back");
        });
    };
    EXPECT_FALSE(change(false));
    EXPECT_FALSE(sessions.find(*token)->must_change_password);
    EXPECT_TRUE(change(true));
    EXPECT_TRUE(sessions.find(*token)->must_change_password);
}

TEST_F(SessionTest, TokensActWithinTheirPermissions) {
    Token row;
    row.name = "grafana";
    row.token_hash = sha256_hex("zst_secret");
    row.user_id = 1;
    row.permissions = "repair.view,repair.manage";
    row.created_at = database.clock().now();
    row.expires_at = row.created_at + std::chrono::hours(24);
    ASSERT_TRUE(database->write([&](Transaction& transaction) -> Status {
        insert(transaction, row);
        return {};
    }));
    const auto actor = sessions.find("zst_secret");
    ASSERT_TRUE(actor);
    EXPECT_EQ(actor->kind, ActorKind::token);
    EXPECT_EQ(actor->permissions, (std::vector<std::string>{"repair.view"}));  // never more than its user has
    database.clock().set(database.clock().now() + std::chrono::hours(25));
    EXPECT_FALSE(sessions.find("zst_secret"));
}

}  // namespace
}  // namespace zs::access
