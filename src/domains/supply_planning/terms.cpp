// Terms of suppliers and items: checks of what people enter.
#include "domains/supply_planning/terms.h"

#include "core/text.h"

namespace zs::supply_planning {
namespace {

/// "08:30" → 510.
std::optional<int> minute_of(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = text::parse_integer(text.substr(0, 2)), minute = text::parse_integer(text.substr(3));
    if (!hour || !minute || *hour < 0 || *hour > 24 || *minute < 0 || *minute > 59) return std::nullopt;
    return static_cast<int>(*hour * 60 + *minute);
}

}  // namespace

std::optional<std::vector<replenishment::DeliveryWindow>> windows_of(std::string_view text, int call_days_before) {
    std::vector<replenishment::DeliveryWindow> windows;
    if (text::trim(text).empty()) return windows;
    for (const auto piece : text::split(text, ',')) {
        const std::string one(text::trim(piece));
        if (one.size() != 13 || one[1] != ' ' || one[7] != '-' || one[0] < '1' || one[0] > '7') return std::nullopt;
        const auto from = minute_of(std::string_view(one).substr(2, 5)),
                   to = minute_of(std::string_view(one).substr(8));
        if (!from || !to || *from >= *to) return std::nullopt;
        windows.push_back({one[0] - '0', *from, *to, call_days_before});
    }
    return windows;
}

Status check_vendor_terms(Transaction&, const void*, void* after) {
    const auto& terms = *static_cast<const VendorTerms*>(after);
    if (!windows_of(terms.windows, 1)) return fail_field("windows", "supply_planning.windows_unreadable");
    return {};
}

Status check_item_terms(Transaction& transaction, const void*, void* after) {
    const auto& terms = *static_cast<const ItemTerms*>(after);
    constexpr std::int64_t whole = 1000;
    const auto item = find(transaction, terms.item_id);
    if (item && !item->divisible && terms.pack.units % whole != 0)
        return fail_field("pack", "supply_planning.pack_is_whole");
    return {};
}

}  // namespace zs::supply_planning
