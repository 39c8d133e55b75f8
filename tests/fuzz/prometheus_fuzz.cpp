// Queries as strangers may send them: parsed or refused with a place, and what parses is evaluated within its limits.
#include "core/json.h"
#include "fuzz.h"
#include "platform/prometheus/answer.h"

namespace {

using namespace zs;
using namespace zs::prometheus;

class TwoSeries final : public Source {
public:
    TwoSeries() {
        for (std::int64_t id = 0; id < 2; ++id) {
            Labels labels;
            set(labels, name_label, "x");
            set(labels, "device", id == 0 ? "a" : "b");
            series_.push_back({id, labels});
        }
    }
    const std::vector<Series>& series() const override { return series_; }
    Outcome<std::vector<Sample>> samples(std::int64_t id, std::int64_t from_ms, std::int64_t to_ms) override {
        std::vector<Sample> found;
        for (std::int64_t i = 0; i < 50; ++i)
            if (const auto at = 1'000'000 + i * 15'000; at >= from_ms && at <= to_ms)
                found.push_back({at, static_cast<double>((i * 7 + id) % 5)});
        return found;
    }

private:
    std::vector<Series> series_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const auto expr = parse(text);
    if (!expr) {
        fuzz::promise(!expr.error().message.empty(), "a refusal says why");
        return 0;
    }
    static TwoSeries source;
    Limits limits;
    limits.values_max = 10'000;
    limits.samples_max = 100'000;
    limits.work_max = 1'000'000;
    limits.steps_max = 100;
    if (const auto found = ask_instant(**expr, 1'500'000, source, limits))
        fuzz::promise(json::parse_object(json_of(*found, 1'500'000)).has_value(), "an answer is JSON");
    if ((*expr)->type == Type::scalar || (*expr)->type == Type::vector)
        if (const auto found = ask_range(**expr, {1'000'000, 1'600'000, 60'000}, source, limits))
            fuzz::promise(json::parse_object(json_of(*found, 1'500'000)).has_value(), "an answer is JSON");
    return 0;
}
