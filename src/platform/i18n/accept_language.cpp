// Language negotiation.
#include "core/text.h"
#include "platform/i18n/catalogue.h"

namespace zs::i18n {
namespace {

/// "0.8" → 800; 1000 when there is no ";q="; -1 when it is malformed.
int quality_permille(std::string_view parameters) {
    for (const std::string_view parameter : text::split(parameters, ';')) {
        std::string_view value = text::trim(parameter);
        if (!value.starts_with("q=") && !value.starts_with("Q=")) continue;
        value.remove_prefix(2);
        if (value.empty() || value.size() > 5 || (value[0] != '0' && value[0] != '1')) return -1;
        if (value.size() > 1 && value[1] != '.') return -1;
        int permille = (value[0] - '0') * 1000;
        int weight = 100;
        for (const char c : value.substr(std::min<std::size_t>(2, value.size()))) {
            if (c < '0' || c > '9') return -1;
            permille += (c - '0') * weight;
            weight /= 10;
        }
        return permille <= 1000 ? permille : -1;
    }
    return 1000;
}

}  // namespace

Language parse_accept_language(std::string_view header) {
    Language best = Language::zh;
    int best_permille = 0;
    for (const std::string_view item : text::split(header, ',')) {
        const std::size_t end = item.find(';');
        const std::string range = text::lower_ascii(text::trim(item.substr(0, end)));
        const std::string_view primary = text::split(range, '-').front();
        if (primary != "zh" && primary != "en" && primary != "*") continue;
        const int permille = end == std::string_view::npos ? 1000 : quality_permille(item.substr(end + 1));
        if (permille <= best_permille) continue;
        best_permille = permille;
        best = primary == "en" ? Language::en : Language::zh;
    }
    return best;
}

}  // namespace zs::i18n
