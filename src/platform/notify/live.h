// Live push to open pages (server-sent events). Rows stay in the database; a push only says what changed.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "platform/access/actor.h"
#include "platform/http/http.h"

namespace zs::live {

/// Fan-out to all open streams. A slow reader loses oldest messages and gets `event: resync` instead.
class Hub {
public:
    Hub();
    ~Hub();
    /// `owner` decides who may see it (in_scope); `data` is one JSON object.
    void publish(std::string_view topic, const RowOwner& owner, std::string_view data);
    /// To the open pages of one user only, whatever anybody's scope is.
    void publish_to_user(std::string_view topic, std::int64_t user_id, std::string_view data);
    /// A stream for this actor; closed by the server when the client goes.
    std::shared_ptr<http::Stream> subscribe(const Actor& actor);
    std::size_t subscribers() const;

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace zs::live
