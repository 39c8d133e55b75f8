// Plain requests, answers and routes. Boost.Beast lives behind this in the server's own few units.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "platform/access/actor.h"
#include "platform/database/database.h"
#include "platform/entity/list.h"

namespace zs::http {

enum class Method { get, post, put, patch, del };

struct Request {
    Method method = Method::get;
    std::string path;                                          // decoded, without query
    QueryPairs query;                                          // decoded
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::string body;
    std::string remote_address;
    std::string request_id;
    bool secure = false;

    std::string_view header(std::string_view lower_case_name) const;
    std::string_view query_value(std::string_view name) const;
};

/// A long answer in pieces (SSE): the server calls `next` whenever it can send; see platform/notify/live.h.
class Stream {
public:
    virtual ~Stream() = default;
    /// Bytes ready to send now; empty = nothing yet.
    virtual std::string take() = 0;
    /// How long take() may be left alone unless the stream wakes the server.
    virtual std::chrono::milliseconds rest() { return std::chrono::seconds(15); }
    /// Registers the function that the stream calls (from any thread) when bytes become ready.
    virtual void on_ready(std::function<void()> wake) = 0;
    virtual void close() = 0;
};

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<Stream> stream;  // set: `body` is ignored
};

inline Response ok(std::string json) { return {200, "application/json; charset=utf-8", std::move(json), {}, {}}; }
inline Response created(std::string json) { return {201, "application/json; charset=utf-8", std::move(json), {}, {}}; }
inline Response no_content() { return {204, "", "", {}, {}}; }

/// One request as a handler sees it.
struct Context {
    const Request& request;
    Actor actor;
    std::vector<std::string> path_values;  // of {…} in the route's path, in order

    /// Path value `index` as a positive id; error entity.not_found otherwise (guessing ids looks like absence).
    Result<std::int64_t> id(std::size_t index = 0) const;
    std::string_view path_value(std::size_t index = 0) const { return path_values.at(index); }
    /// The body as a JSON object; an empty body is an empty object.
    Result<json::object> body() const;
    template <class T>
    Result<T> command() const {
        ZS_TRY_ASSIGN(const json::object object, body());
        return decode_command<T>(object);
    }
    template <class T>
    Result<T> create() const {
        ZS_TRY_ASSIGN(const json::object object, body());
        return decode_create<T>(object);
    }
};

/// What a list is asked for, with names in the language of who asks. `ignored`: query names that the route reads
/// itself.
Result<ListQuery> list_query(const Context& context, const EntityTable& table,
                             const std::vector<std::string_view>& ignored = {});
/// The page of `table` that the request asks for, of the rows that `restriction` leaves.
Result<Response> list_page(const Context& context, Reader& reader, const EntityTable& table,
                           const Restriction& restriction = {}, const std::vector<std::string_view>& ignored = {});

using ReadHandler = std::function<Result<Response>(Context&, Reader&)>;
using WriteHandler = std::function<Result<Response>(Context&, Transaction&)>;  // the whole request is one transaction
using PlainHandler = std::function<Result<Response>(Context&)>;  // on a worker thread, no transaction (slow work)

/// Who may call. `permission` is checked before the handler; data scope is the handler's duty and named for the reader.
struct Route {
    Method method = Method::get;
    std::string_view path;        // "/api/v1/repair/work-orders/{id}/actions/{action}"
    std::string_view permission;  // "repair.dispatch"; "public" = no login; "session" = any login
    std::string_view summary;     // English, for OpenAPI
    ReadHandler read = {};
    WriteHandler write = {};
    PlainHandler plain = {};
    const EntityTable* input = nullptr;  // body (create/command)
    entity_ops::Decode input_mode = entity_ops::Decode::command;
    const EntityTable* output = nullptr;  // answer: one object, or the items of a page when `page`
    bool page = false;
    std::string_view scope = "";  // in words: "department of the order", "none: master data"
    std::size_t body_max = 0;     // bytes; 0 = limits::request_body_bytes_max
    int per_minute = 0;           // rate limit for each remote address and path; 0 = none
};

/// Helper of route tables: handlers as free functions.
using Routes = std::vector<Route>;

}  // namespace zs::http
