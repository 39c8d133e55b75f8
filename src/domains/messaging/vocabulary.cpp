// The kinds of notices of all modules, kept for the whole program.
#include <mutex>

#include "domains/messaging/messaging.h"

namespace zs::messaging {
namespace {

struct Kept {
    std::mutex mutex;
    std::shared_ptr<const Vocabulary> words = std::make_shared<Vocabulary>();
};
Kept& kept() {
    static Kept instance;
    return instance;
}

}  // namespace

const notify::NoticeKind* Vocabulary::find(std::string_view event) const {
    for (const auto& kind : kinds)
        if (kind.event == event) return &kind;
    return nullptr;
}

void set_vocabulary(Vocabulary vocabulary) {
    const std::scoped_lock lock(kept().mutex);
    kept().words = std::make_shared<const Vocabulary>(std::move(vocabulary));
}

std::shared_ptr<const Vocabulary> vocabulary() {
    const std::scoped_lock lock(kept().mutex);
    return kept().words;
}

}  // namespace zs::messaging
