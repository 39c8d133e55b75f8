#include "domains/repair/suspicion.h"

namespace zs::repair {
namespace {

Suspects& suspects() {
    static Suspects all;
    return all;
}

/// Only machines suspect: orders of other sources are asked for where one of a machine may have been merged into them.
bool may_be_suspected(const WorkOrder& order) { return order.source == Source::alarm || order.me_too_count > 0; }

}  // namespace

void set_suspects(Suspects all) { suspects() = std::move(all); }

std::optional<Suspicion> suspicion_of(Reader& reader, const WorkOrder& order) {
    if (!may_be_suspected(order) || !suspects().of) return std::nullopt;
    return suspects().of(reader, order);
}

Status tell_suspects(Transaction& transaction, const Actor& actor, const WorkOrder& order, const ActionInput& input,
                     Instant at) {
    if (!input.suspected || !may_be_suspected(order) || !suspects().answered) return {};
    return suspects().answered(transaction, actor, order, input, at);
}

}  // namespace zs::repair
