// Public face of messaging: what happens elsewhere reaches people in their group chats, at least once, not too often.
#pragma once
#include "domains/messaging/entities.h"
#include "platform/events/events.h"
#include "platform/module/module.h"

namespace zs::messaging {

/// An event becomes a waiting message of every active channel that asks for its type, priority and crew. P1 is urgent.
Status enqueue(Transaction& transaction, const events::Event& event);

/// Sends what is due: of each channel everything waiting as one message, within the robot's limit a minute, not in
/// quiet hours unless urgent. Failures wait 1, 5, then 30 minutes and are given up after the fourth try. Returns how
/// many messages were delivered.
Result<std::int64_t> send_waiting(Database& database);

Module module(Services& services);

}  // namespace zs::messaging
