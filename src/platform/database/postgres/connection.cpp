// Connecting, prepared statements and rows of PostgreSQL.
#include "platform/database/postgres/connection.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <charconv>
#include <cstring>

#include "platform/base/clock.h"
#include "platform/database/error.h"
#include "platform/database/postgres/failure.h"
#include "platform/database/sql_text.h"

namespace zs::postgres {
namespace {

constexpr std::int64_t back_off_first_ms = 100;
constexpr std::int64_t back_off_max_ms = 5000;

// Type numbers of the server's catalogue (pg_type.dat), fixed for ever.
constexpr Oid type_bool = 16;
constexpr Oid type_int8 = 20;
constexpr Oid type_int2 = 21;
constexpr Oid type_int4 = 23;
constexpr Oid type_oid = 26;
constexpr Oid type_float4 = 700;
constexpr Oid type_float8 = 701;
constexpr Oid type_numeric = 1700;
constexpr Oid type_by_context = 0;

double parse_real(std::string_view text) {
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

class PostgresRow final : public Row {
public:
    explicit PostgresRow(const PGresult* result) : result_(result) {}
    void go_to(int row) { row_ = row; }

    int columns() const override { return PQnfields(result_); }
    bool is_null(int column) const override { return PQgetisnull(result_, row_, column) != 0; }
    std::string_view text(int column) const override {
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    double real(int column) const override {
        const std::string_view shown = text(column);
        return is_bool(column) ? static_cast<double>(shown == "t") : parse_real(shown);
    }
    std::int64_t integer(int column) const override {
        const std::string_view shown = text(column);
        if (is_bool(column)) return static_cast<std::int64_t>(shown == "t");
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(shown.data(), shown.data() + shown.size(), value);
        const bool whole = error == std::errc() && end == shown.data() + shown.size();
        return whole || shown.empty() ? value : static_cast<std::int64_t>(parse_real(shown));
    }
    Value value(int column) const override {
        if (is_null(column)) return std::monostate{};
        switch (PQftype(result_, column)) {
            case type_bool:
            case type_int8:
            case type_int4:
            case type_int2:
            case type_oid:
                return integer(column);
            case type_float4:
            case type_float8:
                return real(column);
            case type_numeric:
                return numeric(column);
            default:
                return std::string(text(column));
        }
    }

private:
    bool is_bool(int column) const { return PQftype(result_, column) == type_bool; }
    /// sum() of BIGINT is NUMERIC without a point, avg() with one.
    Value numeric(int column) const {
        const std::string_view shown = text(column);
        std::int64_t whole = 0;
        const auto [end, error] = std::from_chars(shown.data(), shown.data() + shown.size(), whole);
        if (error == std::errc() && end == shown.data() + shown.size()) return whole;
        return parse_real(shown);
    }

    const PGresult* result_;
    int row_ = 0;
};

bool starts_with_any(std::string_view sql, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words)
        if (sql.starts_with(word)) return true;
    return false;
}

}  // namespace

bool PostgresConnection::in_transaction() const {
    if (handle_ == nullptr || PQstatus(handle_.get()) != CONNECTION_OK) return false;
    return PQtransactionStatus(handle_.get()) != PQTRANS_IDLE;
}

void PostgresConnection::connect() {
    if (steady_ms() < not_before_ms_) throw DatabaseError(DatabaseFailure::lost, "not connected");
    cache_.clear();
    dropped_.clear();
    // Later keywords override the address, which is expanded because it comes as "dbname".
    const char* const keywords[] = {"fallback_application_name", "connect_timeout", "dbname", "client_encoding",
                                    nullptr};
    const char* const values[] = {"zhongshu", "5", url_.c_str(), "UTF8", nullptr};
    handle_.reset(PQconnectdbParams(keywords, values, 1));
    if (PQstatus(handle_.get()) != CONNECTION_OK) {
        const std::string reason = PQerrorMessage(handle_.get());
        handle_.reset();
        back_off_ms_ = std::clamp(back_off_ms_ * 2, back_off_first_ms, back_off_max_ms);
        not_before_ms_ = steady_ms() + back_off_ms_;
        spdlog::warn("database: cannot connect: {}", reason);
        throw DatabaseError(DatabaseFailure::lost, reason);
    }
    back_off_ms_ = 0;
    PQsetNoticeProcessor(
        handle_.get(), [](void*, const char*) {}, nullptr);
}

PostgresConnection::Answer PostgresConnection::check(PGresult* raw, std::string_view sql) {
    Answer answer(raw);
    const ExecStatusType status = PQresultStatus(raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw_failure(handle_.get(), raw, sql);
    return answer;
}

PostgresConnection::Answer PostgresConnection::simple(const std::string& sql) {
    if (handle_ == nullptr) throw DatabaseError(DatabaseFailure::lost, "not connected");
    return check(PQexec(handle_.get(), sql.c_str()), sql);
}

void PostgresConnection::begin(const char* sql) {
    if (handle_ != nullptr && PQstatus(handle_.get()) == CONNECTION_OK) {
        try {
            simple(sql);
            return;
        } catch (const DatabaseError& failure) {
            if (failure.kind != DatabaseFailure::lost) throw;
        }
    }
    connect();
    simple(sql);
}

void PostgresConnection::commit() {
    const Answer answer = simple("COMMIT");
    if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
        throw DatabaseError(DatabaseFailure::other, "COMMIT answered by ROLLBACK");
}

void PostgresConnection::rollback() {
    if (in_transaction()) PQclear(PQexec(handle_.get(), "ROLLBACK"));
}

void PostgresConnection::set_parameters(const Values& parameters) {
    values_.assign(parameters.size(), nullptr);
    types_.assign(parameters.size(), type_by_context);
    if (numbers_.size() < parameters.size()) numbers_.resize(parameters.size());
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Value& value = parameters[i];
        std::array<char, 32>& digits = numbers_[i];
        if (const auto* text = std::get_if<std::string>(&value)) {
            check_text(*text);
            values_[i] = text->c_str();
            continue;
        }
        char* end = digits.data();
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            end = std::to_chars(digits.data(), digits.data() + digits.size() - 1, *integer).ptr;
            types_[i] = type_int8;
        } else if (const auto* real = std::get_if<double>(&value)) {
            end = std::to_chars(digits.data(), digits.data() + digits.size() - 1, *real).ptr;
            types_[i] = type_float8;
        } else {
            continue;
        }
        *end = '\0';
        values_[i] = digits.data();
    }
}

/// The server plans a statement for the types of its parameters, so they are part of the cache's key.
const std::string& PostgresConnection::prepared_name(std::string_view sql) {
    key_.assign(sql);
    for (const Oid type : types_) key_ += type == type_int8 ? '\1' : type == type_float8 ? '\2' : '\3';
    if (const Cache::Entry* entry = cache_.find(key_)) return entry->statement->name;
    const std::string text = number_placeholders(sql);
    Statement statement(new Prepared{fmt::format("s{}", next_name_++), &dropped_});
    const std::string& name = statement->name;
    check(PQprepare(handle_.get(), name.c_str(), text.c_str(), static_cast<int>(types_.size()), types_.data()), sql);
    const Cache::Entry& entry = cache_.insert(key_, std::move(statement));
    while (!dropped_.empty()) {
        const std::string deallocate = "DEALLOCATE " + dropped_.back();
        dropped_.pop_back();
        simple(deallocate);
    }
    return entry.statement->name;
}

PostgresConnection::Answer PostgresConnection::run(std::string_view sql, const Values& parameters) {
    if (handle_ == nullptr) throw DatabaseError(DatabaseFailure::lost, "not connected");
    set_parameters(parameters);
    const int count = static_cast<int>(parameters.size());
    if (!starts_with_any(sql, {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"})) {
        const std::string text = number_placeholders(sql);
        return check(
            PQexecParams(handle_.get(), text.c_str(), count, types_.data(), values_.data(), nullptr, nullptr, 0), sql);
    }
    const std::string& name = prepared_name(sql);
    PGresult* raw = PQexecPrepared(handle_.get(), name.c_str(), count, values_.data(), nullptr, nullptr, 0);
    const char* state = PQresultErrorField(raw, PG_DIAG_SQLSTATE);
    if (state != nullptr && std::strcmp(state, "0A000") == 0) {
        // "cached plan must not change result type": the table changed; prepared anew when the work is repeated.
        const Answer answer(raw);
        cache_.erase(key_);
        throw DatabaseError(DatabaseFailure::busy, PQresultErrorMessage(raw));
    }
    return check(raw, sql);
}

void PostgresConnection::query(std::string_view sql, const Values& parameters, const RowVisitor& visit) {
    const Answer answer = run(sql, parameters);
    PostgresRow row(answer.get());
    const int rows = PQntuples(answer.get());
    for (int i = 0; i < rows; ++i) {
        row.go_to(i);
        visit(row);
    }
}

std::int64_t PostgresConnection::execute(std::string_view sql, const Values& parameters) {
    const Answer answer = run(sql, parameters);
    const std::string_view changed = PQcmdTuples(answer.get());
    // SELECT reports the rows it read, which changed nothing.
    if (changed.empty() || std::string_view(PQcmdStatus(answer.get())).starts_with("SELECT")) return 0;
    std::int64_t count = 0;
    std::from_chars(changed.data(), changed.data() + changed.size(), count);
    return count;
}

std::int64_t PostgresConnection::insert(std::string_view sql, const Values& parameters) {
    std::int64_t id = 0;
    query(std::string(sql) + " RETURNING id", parameters, [&](const Row& row) { id = row.integer(0); });
    return id;
}

}  // namespace zs::postgres
