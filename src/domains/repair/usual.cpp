// What finishing a kind of fault usually takes.
#include "domains/repair/usual.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/json.h"

namespace zs::repair::usual {
namespace {

std::vector<Counted> ranked(const std::map<std::string, std::int64_t>& counts) {
    std::vector<Counted> found;
    for (const auto& [code, count] : counts)
        if (!code.empty()) found.push_back({code, count});
    std::stable_sort(found.begin(), found.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
    return found;
}

std::int64_t median(std::vector<std::int64_t> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

void append(std::string& out, std::string_view name, const std::vector<Counted>& counts) {
    out += fmt::format(",\"{}\":[", name);
    for (const auto& one : counts) {
        if (out.back() != '[') out += ',';
        out += "{\"code\":";
        json::append_string(out, one.code);
        out += fmt::format(",\"count\":{}}}", one.count);
    }
    out += ']';
}

}  // namespace

Answer of(const std::vector<Finished>& orders, const std::vector<PartLine>& parts) {
    Answer answer;
    answer.orders = static_cast<std::int64_t>(orders.size());
    std::map<std::string, std::int64_t> causes, remedies;
    std::vector<std::int64_t> minutes;
    for (const auto& order : orders) {
        ++causes[order.cause];
        ++remedies[order.remedy];
        if (order.labour_minutes > 0) minutes.push_back(order.labour_minutes);
        if (order.signature) ++answer.with_signature;
    }
    answer.causes = ranked(causes);
    answer.remedies = ranked(remedies);
    answer.labour_minutes = median(std::move(minutes));
    std::map<std::string, std::size_t> known;
    std::set<std::int64_t> with_parts;
    for (const auto& part : parts) {
        with_parts.insert(part.work_order_id.value);
        const auto [found, fresh] = known.emplace(part.name, answer.parts.size());
        if (fresh) answer.parts.push_back({part, 0});
        ++answer.parts[found->second].count;
    }
    answer.with_parts = static_cast<std::int64_t>(with_parts.size());
    std::stable_sort(answer.parts.begin(), answer.parts.end(),
                     [](const UsualPart& a, const UsualPart& b) { return a.count > b.count; });
    if (answer.parts.size() > parts_max) answer.parts.resize(parts_max);
    return answer;
}

std::string to_json(const Answer& answer, std::int64_t with_photos) {
    std::string out =
        fmt::format("{{\"orders\":{},\"with_parts\":{},\"with_signature\":{},\"with_photos\":{},\"labour_minutes\":{}",
                    answer.orders, answer.with_parts, answer.with_signature, with_photos,
                    answer.labour_minutes > 0 ? std::to_string(answer.labour_minutes) : "null");
    append(out, "causes", answer.causes);
    append(out, "remedies", answer.remedies);
    out += ",\"parts\":[";
    for (const auto& part : answer.parts) {
        if (out.back() != '[') out += ',';
        out += zs::to_json(part.line);
        out.pop_back();
        out += fmt::format(",\"count\":{}}}", part.count);
    }
    return out + "]}";
}

}  // namespace zs::repair::usual
