// Result<T>: a value or an Error. User mistakes and outside failures are values; our own bugs throw Bug (ZS_ASSERT).
#pragma once
#include <stdexcept>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace zs {

/// Closed set of outcomes; each maps to one HTTP status, retry policy and log level (platform/http/problem.cpp).
enum class Code {
    invalid,
    unauthenticated,
    forbidden,
    not_found,
    conflict,
    stale,
    too_many,
    too_large,
    unavailable,
    timeout,
    internal,
};

/// A named value that a message text may show: {"limit", "40"}.
struct Param {
    std::string name;
    std::string value;
};
using Params = std::vector<Param>;

/// What is wrong with one field; `key` has a text in every language ("field.required").
struct FieldError {
    std::string field;
    std::string key;
    Params params = {};
};

/// `key` is a sentence ("repair.must_be_working") with a text in every language; `details` is a JSON object as text
/// that the problem answer carries along (for conflicts {"current": …}), or empty.
struct Error {
    Code code = Code::internal;
    std::string key;
    Params params = {};
    std::vector<FieldError> fields = {};
    std::string details = {};
};

template <class T>
using Result = tl::expected<T, Error>;
using Status = Result<void>;

inline tl::unexpected<Error> fail(Code code, std::string_view key, Params params = {}) {
    return tl::unexpected(Error{code, std::string(key), std::move(params), {}, {}});
}
inline tl::unexpected<Error> fail_fields(std::vector<FieldError> fields) {
    return tl::unexpected(Error{Code::invalid, "fields.invalid", {}, std::move(fields), {}});
}
inline tl::unexpected<Error> fail_field(std::string_view field, std::string_view key, Params params = {}) {
    return fail_fields({FieldError{std::string(field), std::string(key), std::move(params)}});
}

/// A mistake of ours. Caught only at the boundary (HTTP, inbox, job): rollback, 500, counted.
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};
[[noreturn]] void assertion_failed(const char* expression, const char* file, int line);

}  // namespace zs

#define ZS_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::zs::assertion_failed(#condition, __FILE__, __LINE__))
#define ZS_CONCAT_INNER(a, b) a##b
#define ZS_CONCAT(a, b) ZS_CONCAT_INNER(a, b)
/// Returns the error of `expression` from this function, if it has one.
#define ZS_TRY(expression) ZS_TRY_NAMED(ZS_CONCAT(zs_try_, __COUNTER__), expression)
#define ZS_TRY_NAMED(name, expression)                                                  \
    do {                                                                                \
        auto&& name = (expression);                                                     \
        if (!name) return ::tl::unexpected(std::forward<decltype(name)>(name).error()); \
    } while (false)
/// ZS_TRY_ASSIGN(auto order, load(id)); declares or assigns the value, or returns the error.
#define ZS_TRY_ASSIGN(target, expression) ZS_TRY_ASSIGN_NAMED(ZS_CONCAT(zs_result_, __COUNTER__), target, expression)
#define ZS_TRY_ASSIGN_NAMED(name, target, expression)            \
    auto name = (expression);                                    \
    if (!name) return ::tl::unexpected(std::move(name).error()); \
    target = std::move(*name)
