#include "domains/repair/suspicion.h"

namespace zs::repair {
namespace {

Suspects& suspects() {
    static Suspects all;
    return all;
}

}  // namespace

void set_suspects(Suspects all) { suspects() = std::move(all); }

std::optional<Suspicion> suspicion_of(Reader& reader, const WorkOrder& order) {
    // Only machines suspect: everybody else's orders are not asked for.
    if (order.source != Source::alarm || !suspects().of) return std::nullopt;
    return suspects().of(reader, order);
}

Status tell_suspects(Transaction& transaction, const Actor& actor, const WorkOrder& order, const ActionInput& input,
                     Instant at) {
    if (!input.suspected || order.source != Source::alarm || !suspects().answered) return {};
    return suspects().answered(transaction, actor, order, input, at);
}

}  // namespace zs::repair
