// From a request to an answer.
#include "platform/http/router.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <future>

#include "core/hash.h"
#include "core/limits.h"
#include "core/text.h"
#include "platform/base/clock.h"
#include "platform/base/metrics.h"
#include "platform/http/idempotency.h"
#include "platform/http/request.h"

namespace zs::http {

/// Path segments to routes; `{…}` matches any one segment, names win over it.
struct Router::Tree {
    std::map<std::string, std::unique_ptr<Tree>, std::less<>> children;
    std::unique_ptr<Tree> any;
    std::map<Method, const Route*> routes;

    void add(const Route& route) {
        Tree* node = this;
        for (const auto segment : text::split(route.path.substr(1), '/')) {
            auto& next = segment.starts_with('{') ? node->any : node->children[std::string(segment)];
            if (!next) next = std::make_unique<Tree>();
            node = next.get();
        }
        ZS_ASSERT(node->routes.emplace(route.method, &route).second);
    }

    const Tree* find(std::span<const std::string_view> segments, std::vector<std::string>& values) const {
        if (segments.empty()) return routes.empty() ? nullptr : this;
        if (const auto child = children.find(segments.front()); child != children.end())
            if (const auto* found = child->second->find(segments.subspan(1), values)) return found;
        if (!any || segments.front().empty()) return nullptr;
        values.emplace_back(segments.front());
        if (const auto* found = any->find(segments.subspan(1), values)) return found;
        values.pop_back();
        return nullptr;
    }
};

/// One request on its way.
struct Router::Call {
    Request request;
    Done done;
    const Route* route = nullptr;
    std::unique_ptr<Context> context;
    Language language = Language::zh;
    std::int64_t began_us = 0;
};

namespace {

std::vector<std::string_view> segments_of(std::string_view path) {
    return path.size() > 1 ? text::split(path.substr(1), '/') : std::vector<std::string_view>{};
}

std::string new_request_id() {
    static std::atomic<std::uint64_t> counter{0};
    static const std::string start = random_token(5);
    return fmt::format("{}-{}", start, counter.fetch_add(1));
}

/// Looked up by text once for each thread: every request counts. Paths of routes live as long as the program.
metrics::Counter& requests_counter(std::string_view path, int status) {
    thread_local std::map<std::pair<const char*, int>, metrics::Counter*> known;
    auto& counter = known[{path.data(), status}];
    if (counter == nullptr)
        counter = &metrics::counter("zhongshu_http_requests_total", "HTTP requests by route and status",
                                    fmt::format("route=\"{}\",status=\"{}\"", path, status));
    return *counter;
}

Result<Response> guarded(const std::function<Result<Response>()>& work, std::string_view request_id) {
    try {
        return work();
    } catch (const std::exception& bug) {
        spdlog::error("request {}: {}", request_id, bug.what());
        return fail(Code::internal, "internal.bug");
    }
}

}  // namespace

Router::Router(Routes routes, Database& database, Authenticator& authenticator, const i18n::Catalogue& catalogue,
               int workers)
    : routes_(std::move(routes)),
      tree_(std::make_unique<Tree>()),
      database_(database),
      authenticator_(authenticator),
      catalogue_(catalogue),
      workers_(workers) {
    for (const auto& route : routes_) tree_->add(route);
}

Router::~Router() = default;

void Router::stop() { workers_.stop(); }

std::size_t Router::body_max(Method method, std::string_view path) const {
    std::vector<std::string> values;
    const auto* node = tree_->find(segments_of(path), values);
    if (node == nullptr) return limits::request_body_bytes_max;
    const auto found = node->routes.find(method);
    if (found == node->routes.end() || found->second->body_max == 0) return limits::request_body_bytes_max;
    return found->second->body_max;
}

Status Router::admit(Call& call) {
    const auto& request = call.request;
    std::vector<std::string> values;
    const auto* node = tree_->find(segments_of(request.path), values);
    if (node == nullptr) return fail(Code::not_found, "http.not_found");
    const auto found = node->routes.find(request.method);
    if (found == node->routes.end()) return fail(Code::not_found, "http.method_not_allowed");
    const Route& route = *found->second;
    call.route = &route;
    if (route.per_minute > 0 &&
        !limiter_.allow(fmt::format("{} {}", request.remote_address, route.path), route.per_minute, steady_ms()))
        return fail(Code::too_many, "http.too_many");
    const bool open = route.permission == "public";
    auto actor = authenticator_.authenticate(request);
    if (!actor && !open) return tl::unexpected(actor.error());
    call.context =
        std::make_unique<Context>(Context{call.request, actor ? *std::move(actor) : Actor{}, std::move(values)});
    auto& who = call.context->actor;
    who.language = call.language;
    who.remote_address = request.remote_address;
    who.request_id = request.request_id;
    if (open) return {};
    if (who.kind == ActorKind::anonymous) return fail(Code::unauthenticated, "access.unauthenticated");
    if (who.must_change_password && !route.path.starts_with("/api/v1/session"))
        return fail(Code::forbidden, "access.password_must_change");
    if (route.permission != "session" && !who.may(route.permission)) return fail(Code::forbidden, "access.forbidden");
    // A foreign page can make a browser send our cookie, but not this header (cross-site request forgery).
    if (request.method != Method::get && who.kind == ActorKind::person && request.header("x-requested-with").empty())
        return fail(Code::forbidden, "http.header_missing", {{"header", "X-Requested-With"}});
    return {};
}

void Router::handle(Request request, Done done) {
    auto call = std::make_shared<Call>();
    call->began_us = steady_us();
    call->request = std::move(request);
    call->done = std::move(done);
    call->language = i18n::parse_accept_language(call->request.header("accept-language"));
    if (call->request.request_id.empty()) call->request.request_id = new_request_id();
    if (auto admitted = admit(*call); !admitted) return finish(call, tl::unexpected(admitted.error()));
    run(call);
}

void Router::run(const std::shared_ptr<Call>& call) {
    if (call->route->write) return run_write(call);
    const bool accepted = workers_.post([this, call] {
        finish(call, guarded(
                         [&]() -> Result<Response> {
                             if (call->route->plain) return call->route->plain(*call->context);
                             Result<Response> result = fail(Code::internal, "internal.bug");
                             ZS_TRY(database_.read([&](Reader& reader) -> Status {
                                 result = call->route->read(*call->context, reader);
                                 return {};
                             }));
                             return result;
                         },
                         call->request.request_id));
    });
    if (!accepted) finish(call, fail(Code::unavailable, "unavailable.overloaded"));
}

void Router::run_write(const std::shared_ptr<Call>& call) {
    auto keyed = idempotency::keyed(call->request, call->context->actor, call->route->path);
    if (!keyed) return finish(call, tl::unexpected(keyed.error()));
    auto answer = std::make_shared<Response>();
    database_.submit(
        [call, answer, keyed = *std::move(keyed)](Transaction& transaction) -> Status {
            if (keyed) {
                ZS_TRY_ASSIGN(auto known, idempotency::find_answer(transaction, *keyed));
                if (known) return *answer = *std::move(known), Status{};
            }
            ZS_TRY_ASSIGN(*answer, call->route->write(*call->context, transaction));
            if (keyed) idempotency::store_answer(transaction, *keyed, *answer);
            return {};
        },
        [this, call, answer](Status status) {
            if (status)
                finish(call, std::move(*answer));
            else
                finish(call, tl::unexpected(std::move(status).error()));
        });
}

void Router::finish(const std::shared_ptr<Call>& call, Result<Response> result) {
    Response response =
        result ? *std::move(result) : problem(result.error(), catalogue_, call->language, call->request.request_id);
    response.headers.emplace_back("X-Request-Id", call->request.request_id);
    requests_counter(call->route == nullptr ? "none" : call->route->path, response.status).add();
    static auto& latency = metrics::histogram("zhongshu_http_duration_seconds", "Time from request to answer");
    latency.observe_us(steady_us() - call->began_us);
    call->done(std::move(response));
}

Response Router::dispatch(Request request) {
    std::promise<Response> promise;
    auto future = promise.get_future();
    handle(std::move(request), [&](Response response) { promise.set_value(std::move(response)); });
    return future.get();
}

}  // namespace zs::http
