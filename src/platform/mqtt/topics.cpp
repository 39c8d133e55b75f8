// Topics and filters as 4.7 of the standard has them.
#include "platform/mqtt/mqtt.h"

namespace zs::mqtt {

std::vector<std::string_view> levels(std::string_view topic) {
    std::vector<std::string_view> all;
    for (;;) {
        const auto slash = topic.find('/');
        all.push_back(topic.substr(0, slash));
        if (slash == std::string_view::npos) return all;
        topic.remove_prefix(slash + 1);
    }
}

bool matches(std::string_view filter, std::string_view topic) {
    if (topic.empty() || filter.empty()) return false;
    if (topic.front() == '$' && filter.front() != '$') return false;
    for (;;) {
        const auto filter_end = filter.find('/');
        const auto topic_end = topic.find('/');
        const auto wanted = filter.substr(0, filter_end);
        if (wanted == "#") return true;
        if (wanted != "+" && wanted != topic.substr(0, topic_end)) return false;
        const bool filter_over = filter_end == std::string_view::npos;
        if (topic_end == std::string_view::npos)  // "a/#" matches "a" too
            return filter_over || filter.substr(filter_end + 1) == "#";
        if (filter_over) return false;
        filter.remove_prefix(filter_end + 1);
        topic.remove_prefix(topic_end + 1);
    }
}

bool is_filter(std::string_view filter) {
    constexpr std::size_t length_max = 200;
    if (filter.empty() || filter.size() > length_max || filter.find('\0') != std::string_view::npos) return false;
    const auto all = levels(filter);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].find_first_of("+#") != std::string_view::npos && all[i].size() > 1) return false;
        if (all[i] == "#" && i + 1 < all.size()) return false;
    }
    return true;
}

}  // namespace zs::mqtt
