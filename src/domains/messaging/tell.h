// From events to notices of single people and to messages of group robots.
#pragma once
#include "domains/messaging/messaging.h"
#include "domains/messaging/people.h"
#include "domains/messaging/rules.h"
#include "platform/notify/live.h"

namespace zs::messaging {

/// What telling needs beside the transaction.
struct Teller {
    People& people;
    live::Hub& hub;
    std::string public_url;  // of the hospital's app, for links
};

/// The event becomes notices of everybody whom it concerns and who wants it, and a waiting message of every active
/// channel that asks for its kind, priority and crew. Telling the same event twice changes nothing.
Status tell(Transaction& transaction, const Teller& teller, const events::Event& event);

/// Levels of the ladder from `facts.level_before` + 1 to `facts.level`: everybody on them is told. Returns how many.
Result<std::int64_t> tell_ladder(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                                 const events::Event& event, const json::object& payload);

/// Opens an escalation, raises it to a higher level, or leaves it as it is.
Status escalate(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                const events::Event& event, const json::object& payload);
/// An unanswered escalation reaches its next level. False when somebody answered meanwhile.
Result<bool> call_next(Transaction& transaction, const Teller& teller, const notify::NoticeKind& kind,
                       const events::Event& event, const json::object& payload);
/// Ends the escalation of a thing that has moved on: another state or another assignee than when it was raised.
Status settle(Transaction& transaction, const Teller& teller, const events::Event& event, const json::object& payload);
/// Rings again for open escalations whose time has come, and climbs a level when nobody answers. Returns how many.
Result<std::int64_t> repeat_escalations(Transaction& transaction, const Teller& teller);
/// "I see to it": ends the ringing when the person stands on the present level or above. Errors: entity.not_found,
/// messaging.nothing_to_acknowledge.
Status acknowledge(Transaction& transaction, const Teller& teller, const Actor& actor, Id<Notice> id);

/// The sentence of a notice or message; `chat` makes texts safe for group chats.
enum class Where { app, chat };
std::string sentence(const Vocabulary& vocabulary, const notify::NoticeKind& kind, const json::object& texts,
                     Language language, Where where);
/// Tells the person's open pages, once the change is stored.
void ring(Transaction& transaction, const Teller& teller, const Notice& notice, bool quiet);
bool is_quiet(const Choice& choice, Instant now);

/// Group robots write in the hospital's language.
Language hospital_language(Reader& reader);

}  // namespace zs::messaging
