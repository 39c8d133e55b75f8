#include "platform/notify/newest.h"

#include <fmt/format.h>

#include <mutex>
#include <unordered_map>

#include "platform/base/clock.h"

namespace zs::live {
namespace {

constexpr std::int64_t between_ms = 1000;
constexpr std::int64_t long_ago_ms = -between_ms;

class Page final : public http::Stream {
public:
    explicit Page(const std::vector<std::int64_t>& keys) {
        for (const auto key : keys) known_.emplace(key, Shown{});
    }

    std::string take() override {
        const std::scoped_lock lock(mutex_);
        if (greet_) {
            greet_ = false;
            return "event: hello\ndata: {}\n\n";
        }
        if (changed_.empty() || steady_ms() - sent_ms_ < between_ms) return {};
        std::string out = "event: readings\ndata: {\"items\":[";
        for (const auto key : changed_) {
            auto& shown = known_.at(key);
            shown.changed = false;
            out += fmt::format("{}[{},{},{},\"{}\"]", out.back() == '[' ? "" : ",", key, shown.at_ms, shown.value,
                               shown.quality);
        }
        changed_.clear();
        sent_ms_ = steady_ms();
        return out + "]}\n\n";
    }

    std::chrono::milliseconds rest() override {
        const std::scoped_lock lock(mutex_);
        if (changed_.empty()) return Stream::rest();
        return std::chrono::milliseconds(std::max<std::int64_t>(1, between_ms - (steady_ms() - sent_ms_)));
    }

    void on_ready(std::function<void()> wake) override {
        const std::scoped_lock lock(mutex_);
        wake_ = std::move(wake);
    }
    void close() override { closed_.store(true); }
    bool closed() const { return closed_.load(); }

    void post(std::span<const Reading> readings) {
        const std::scoped_lock lock(mutex_);
        const bool waited = !changed_.empty();
        for (const auto& reading : readings) {
            const auto found = known_.find(reading.key);
            if (found == known_.end() || reading.at_ms < found->second.at_ms) continue;
            auto& shown = found->second;
            if (!shown.changed) changed_.push_back(reading.key);
            shown = {reading.at_ms, reading.value, reading.quality, true};
        }
        if (!waited && !changed_.empty() && wake_) wake_();
    }

private:
    struct Shown {
        std::int64_t at_ms = INT64_MIN;
        double value = 0;
        std::string_view quality;
        bool changed = false;
    };
    std::mutex mutex_;
    std::unordered_map<std::int64_t, Shown> known_;
    std::vector<std::int64_t> changed_;
    std::int64_t sent_ms_ = long_ago_ms;
    bool greet_ = true;
    std::function<void()> wake_;
    std::atomic<bool> closed_{false};
};

}  // namespace

struct Newest::State {
    std::mutex mutex;
    std::vector<std::shared_ptr<Page>> pages;
    std::atomic<std::size_t> count{0};
};

Newest::Newest() : state_(std::make_shared<State>()) {}
Newest::~Newest() = default;

bool Newest::watched() const { return state_->count.load() > 0; }

void Newest::post(std::span<const Reading> readings) {
    if (!watched()) return;
    const std::scoped_lock lock(state_->mutex);
    std::erase_if(state_->pages, [](const auto& page) { return page->closed(); });
    state_->count = state_->pages.size();
    for (const auto& page : state_->pages) page->post(readings);
}

std::shared_ptr<http::Stream> Newest::watch(const std::vector<std::int64_t>& keys) {
    auto page = std::make_shared<Page>(keys);
    const std::scoped_lock lock(state_->mutex);
    state_->pages.push_back(page);
    state_->count = state_->pages.size();
    return page;
}

}  // namespace zs::live
