// A broker's messages: any map, topic and payload, and the readings that come of it are whole.
#include <cmath>

#include "domains/telemetry/mapping.h"
#include "domains/telemetry/rules.h"
#include "fuzz.h"
#include "platform/mqtt/mqtt.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace zs;
    using namespace zs::telemetry;
    if (size < 2) return 0;
    auto rest = fuzz::text_of(data + 1, size - 1);
    TopicMap map;
    map.format = static_cast<PayloadFormat>(data[0] % 4);
    map.filter = fuzz::take_part(rest, "\n");
    const auto topic = fuzz::take_part(rest, "\n");
    map.measurement = fuzz::take_part(rest, "\n");
    map.tags = fuzz::take_part(rest, "\n");
    map.field = fuzz::take_part(rest, "\n");
    map.value_path = fuzz::take_part(rest, "\n");
    map.time_path = fuzz::take_part(rest, "\n");
    const bool good = mapping::check(map).empty();
    if (!mqtt::is_filter(map.filter)) fuzz::promise(!good, "a bad filter is told");
    const bool matched = mqtt::matches(map.filter, topic);
    if (map.filter == topic && topic.find_first_of("+#") == std::string_view::npos && !topic.empty())
        fuzz::promise(matched, "a topic fits itself");
    std::vector<Reading> readings;
    const auto read = mapping::read({map}, topic, rest, Instant{1'770'000'000'000}, readings);
    fuzz::promise_no_bug(read, "no message is our mistake");
    fuzz::promise(matched || readings.empty(), "what no map fits gives nothing");
    for (const auto& one : readings) {
        fuzz::promise(std::isfinite(one.value), "readings are numbers");
        const auto tags = rules::sorted_tags(one.tags);
        fuzz::promise(tags && *tags == one.tags, "tags are as points have them");
    }
    return 0;
}
