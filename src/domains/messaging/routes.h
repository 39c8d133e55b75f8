// Routes of messaging.
#pragma once
#include "domains/messaging/tell.h"

namespace zs::messaging {

/// A person's own notices and choices.
http::Routes notice_routes(const std::shared_ptr<const Teller>& teller);
/// Channels beyond their master data: tests, state, the log, sending again.
http::Routes channel_routes(Services& services);
/// Checks a channel before it is stored.
Status check_channel(Transaction& transaction, const void* before, void* after);

}  // namespace zs::messaging
