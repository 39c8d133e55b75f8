// For tests: an empty database of either engine that vanishes afterwards. PostgreSQL needs ZS_TEST_POSTGRES (a URL).
#pragma once
#include <stdlib.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

#include "platform/base/clock.h"
#include "platform/database/database.h"

namespace zs::testing {

/// ZS_TEST_POSTGRES; empty where there is none, as in `./test --fast`.
inline std::string postgres_url() {
    const char* url = ::getenv("ZS_TEST_POSTGRES");
    return url == nullptr ? "" : url;
}

/// True when tests of this engine can run here.
inline bool engine_available(Engine engine) { return engine == Engine::sqlite || !postgres_url().empty(); }

/// A temporary folder (SQLite) or schema (PostgreSQL) of its own.
class TestDatabase {
public:
    explicit TestDatabase(Engine engine = Engine::sqlite, DatabaseOptions options = {}) : options_(std::move(options)) {
        if (engine == Engine::sqlite) {
            std::string pattern = (std::filesystem::temp_directory_path() / "zs-test-XXXXXX").string();
            if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("mkdtemp failed");
            folder_ = pattern;
            options_.url = "sqlite:" + path();
        } else {
            static std::atomic<int> next{0};
            base_url_ = postgres_url();
            schema_ = "zs_test_" + std::to_string(::getpid()) + "_" + std::to_string(next++);
            on_base("CREATE SCHEMA " + schema_);
            const char* joint = base_url_.find('?') == std::string::npos ? "?" : "&";
            options_.url = base_url_ + joint + "application_name=" + schema_ + "&options=-csearch_path%3D" + schema_;
        }
    }
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase() {
        database_.reset();
        if (!folder_.empty()) {
            std::error_code ignored;
            std::filesystem::remove_all(folder_, ignored);
        } else {
            on_base("DROP SCHEMA " + schema_ + " CASCADE");
        }
    }

    /// Opened at the first use.
    Database& operator*() {
        if (!database_) reopen();
        return *database_;
    }
    Database* operator->() { return &**this; }
    /// Closes it (if open) and opens it again.
    void reopen() {
        database_.reset();
        auto opened = open_database(options_, clock_);
        if (!opened) throw std::runtime_error("open_database: " + opened.error().key);
        database_ = std::move(*opened);
    }
    void close() { database_.reset(); }

    ManualClock& clock() { return clock_; }
    const DatabaseOptions& options() const { return options_; }
    std::string folder() const { return folder_; }
    std::string path() const { return folder_ + "/test.db"; }

private:
    void on_base(const std::string& sql) {
        DatabaseOptions options;
        options.url = base_url_;
        options.readers = 1;
        options.writers = 1;
        auto base = open_database(options, clock_);
        if (!base) throw std::runtime_error("open_database: " + base.error().key);
        const Status status = (*base)->write([&](Transaction& transaction) -> Status {
            transaction.execute(sql);
            return {};
        });
        if (!status) throw std::runtime_error(sql + ": " + status.error().key);
    }

    ManualClock clock_{Instant{1'790'000'000'000}};  // 2026-09-21
    DatabaseOptions options_;
    std::string folder_;
    std::string base_url_;
    std::string schema_;
    std::unique_ptr<Database> database_;
};

}  // namespace zs::testing
