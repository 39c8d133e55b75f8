// Newest numbers for open pages: each page names the keys it shows and gets what changed, at most once a second.
#pragma once
#include <atomic>
#include <memory>
#include <span>
#include <vector>

#include "platform/http/http.h"

namespace zs::live {

struct Reading {
    std::int64_t key = 0;
    std::int64_t at_ms = 0;
    double value = 0;
    std::string_view quality = "good";  // of a literal
};

class Newest {
public:
    Newest();
    ~Newest();
    /// From any thread; cheap while nobody watches. An older reading than one already posted to a page is left out.
    void post(std::span<const Reading> readings);
    bool watched() const;
    /// `event: readings` with `{"items":[[key, at_ms, value, "good"], …]}`. Ends when the page goes.
    std::shared_ptr<http::Stream> watch(const std::vector<std::int64_t>& keys);

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace zs::live
