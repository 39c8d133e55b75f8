#include "domains/warnings/bank.h"

namespace zs::warnings {
namespace {

constexpr double worth_telling = 0.5;

/// Held for some hundred nanoseconds, almost never by two.
class Held {
public:
    explicit Held(std::atomic_flag& flag) : flag_(flag) {
        while (flag_.test_and_set(std::memory_order_acquire)) {
        }
    }
    ~Held() { flag_.clear(std::memory_order_release); }
    Held(const Held&) = delete;
    Held& operator=(const Held&) = delete;

private:
    std::atomic_flag& flag_;
};

}  // namespace

Bank::~Bank() {
    for (auto& one : blocks_) delete one.load();
}

Bank::Cell* Bank::known(history::SeriesId series) const {
    if (series <= 0 || static_cast<std::size_t>(series) >= series_max) return nullptr;
    const auto place = static_cast<std::size_t>(series);
    Block* found = blocks_[place / block].load(std::memory_order_acquire);
    return found != nullptr ? &(*found)[place % block] : nullptr;
}

Bank::Cell* Bank::cell(history::SeriesId series) {
    if (Cell* found = known(series)) return found;
    if (series <= 0 || static_cast<std::size_t>(series) >= series_max) return nullptr;
    auto& slot = blocks_[static_cast<std::size_t>(series) / block];
    auto fresh = std::make_unique<Block>();
    Block* nobody = nullptr;
    if (slot.compare_exchange_strong(nobody, fresh.get(), std::memory_order_acq_rel))
        static_cast<void>(fresh.release());  // the table owns it now
    return known(series);
}

void Bank::observe(std::span<const history::Entry> entries) {
    for (const auto& [series, sample] : entries) {
        if (sample.quality == history::Quality::bad) continue;
        Cell* one = cell(series);
        if (one == nullptr) continue;
        const Instant at{sample.at_ms};
        const Held held(one->busy);
        const auto finding = one->detector.observe(at, sample.value);
        one->news.newest = std::max(one->news.newest, at);
        one->news.oldest = one->spoke ? std::min(one->news.oldest, at) : at;
        one->used = one->spoke = true;
        if (finding.score >= worth_telling) one->raw = {finding, at, sample.value};
    }
}

std::optional<News> Bank::take_news(history::SeriesId series) {
    Cell* one = known(series);
    if (one == nullptr) return std::nullopt;
    const Held held(one->busy);
    if (!one->spoke) return std::nullopt;
    one->spoke = false;
    return one->news;
}

std::optional<RawFinding> Bank::unusual(history::SeriesId series) {
    Cell* one = known(series);
    if (one == nullptr) return std::nullopt;
    const Held held(one->busy);
    if (one->raw.at == Instant{}) return std::nullopt;
    return one->raw;
}

std::string Bank::save(history::SeriesId series) {
    Cell* one = known(series);
    if (one == nullptr) return {};
    const Held held(one->busy);
    return one->used ? early_warning::save(one->detector) : std::string();
}

bool Bank::restore(history::SeriesId series, std::string_view bytes) {
    Cell* one = cell(series);
    if (one == nullptr) return false;
    const Held held(one->busy);
    one->used |= early_warning::restore(bytes, one->detector);
    return one->used;
}

}  // namespace zs::warnings
