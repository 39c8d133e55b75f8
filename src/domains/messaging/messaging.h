// Public face of messaging: what happens elsewhere reaches people, in the app and in their group chats, at least once,
// not too often; escalations until somebody acknowledges.
#pragma once
#include <memory>
#include <vector>

#include "domains/messaging/entities.h"
#include "platform/events/events.h"
#include "platform/i18n/catalogue.h"
#include "platform/module/module.h"

namespace zs::messaging {

/// What people can be told about, by all modules, and the sentences. Handed over once at start-up.
struct Vocabulary {
    std::vector<notify::NoticeKind> kinds;
    i18n::Catalogue texts;

    const notify::NoticeKind* find(std::string_view event) const;
};
void set_vocabulary(Vocabulary vocabulary);
std::shared_ptr<const Vocabulary> vocabulary();

/// Sends what is due: of each channel everything waiting as one message, within the robot's limit a minute, not in
/// quiet hours unless urgent; after ten messages in ten minutes the rest is collected. Failures wait 1, 5, then 30
/// minutes; after the third they move to the fallback channel if there is one, after the fourth they are given up.
/// Returns how many messages were delivered.
Result<std::int64_t> send_waiting(Database& database);

Module module(Services& services);

}  // namespace zs::messaging
