// From a request to an answer: match, rate limit, who acts, permission, handler in its transaction, problem.
#pragma once
#include <functional>
#include <memory>

#include "platform/http/rate_limit.h"
#include "platform/http/server.h"
#include "platform/http/workers.h"

namespace zs::http {

class Router {
public:
    using Done = std::function<void(Response)>;

    Router(Routes routes, Database& database, Authenticator& authenticator, const i18n::Catalogue& catalogue,
           int workers);
    ~Router();

    /// Body bytes that the route of this path accepts.
    std::size_t body_max(Method method, std::string_view path) const;
    /// Answers through `done`, from any thread, exactly once.
    void handle(Request request, Done done);
    /// handle() and wait: tests, command line.
    Response dispatch(Request request);
    /// Ends the workers; requests under way are answered.
    void stop();

private:
    struct Call;
    struct Tree;
    void run(const std::shared_ptr<Call>& call);
    void run_write(const std::shared_ptr<Call>& call);
    void finish(const std::shared_ptr<Call>& call, Result<Response> result);
    Status admit(Call& call);

    Routes routes_;
    std::unique_ptr<Tree> tree_;
    Database& database_;
    Authenticator& authenticator_;
    const i18n::Catalogue& catalogue_;
    RateLimiter limiter_;
    Workers workers_;
};

}  // namespace zs::http
