// The store in files of our own. See README.md for the files.
#pragma once
#include "platform/history/history.h"

namespace zs::history {

class Run;
using Runs = std::vector<std::shared_ptr<const Run>>;  // by day, then in the order in which they were written

class EmbeddedStore final : public Store {
public:
    static Result<std::unique_ptr<EmbeddedStore>> open(Options options);
    ~EmbeddedStore() override;
    EmbeddedStore(const EmbeddedStore&) = delete;
    EmbeddedStore& operator=(const EmbeddedStore&) = delete;

    Status append(std::span<const Entry> batch) override;
    Result<std::vector<Sample>> range(SeriesId series, std::int64_t from_ms, std::int64_t to_ms) const override;
    Result<std::vector<Bucket>> aggregate(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                          std::int64_t step_ms) const override;
    std::optional<Sample> latest(SeriesId series) const override;
    Status flush() override;
    Status maintain(std::int64_t now_ms) override;
    Figures figures() const override;

    /// What is packed now, for somebody who takes it elsewhere, and the end of one that arrived there.
    std::shared_ptr<const Runs> runs() const;
    void drop(const std::shared_ptr<const Run>& run);

private:
    struct State;
    explicit EmbeddedStore(std::unique_ptr<State> state);
    /// The runs, and what is in memory in the order of arrival.
    std::shared_ptr<const Runs> view(SeriesId series, std::int64_t from_ms, std::int64_t to_ms,
                                     std::vector<Sample>& samples) const;
    std::unique_ptr<State> state_;
};

}  // namespace zs::history
