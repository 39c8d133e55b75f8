// One delivery to a group robot: outside of any transaction.
#pragma once
#include "domains/messaging/messaging.h"
#include "domains/messaging/robots.h"

namespace zs::messaging {

struct Delivery {
    robots::Verdict verdict = robots::Verdict::refused;
    std::string error;   // empty when delivered; else a sentence or the robot's answer
    std::string answer;  // what the robot said, empty when nobody answered
};
/// Sends the messages as one, signed at `now`. Blocking, at most 8 s.
Delivery deliver(const Channel& channel, const std::vector<Message>& messages, Language language, Instant now);

}  // namespace zs::messaging
