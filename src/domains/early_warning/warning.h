// A warning in facts and keys; the sentences in the language of the reader are in messages.json.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/time.h"
#include "domains/early_warning/drift.h"
#include "domains/early_warning/finding.h"

namespace zs::early_warning {

struct Warning {
    Kind kind = Kind::none;
    double score = 0, value = 0, expected = 0;
    Instant since, told;
    std::optional<double> limit;       // the alarm limit that is approached
    std::optional<TimeToLimit> until;  // when, if it leads there
    std::string cause_key, check_key;  // of the device type's fault table; by kind where the type has none
};

/// One sentence: `key` has a text in every language, `params` fill it.
struct Sentence {
    std::string key;
    Params params;
};

/// Finds when an unusual time began and tells it once.
class Episode {
public:
    /// A warning at the first value that is worth telling, and again when it becomes another kind at a higher score.
    std::optional<Warning> follow(Instant at, double value, const Finding& finding);

private:
    Instant since_{}, last_unusual_{}, last_{};
    double told_score_ = 0;
    Kind told_kind_ = Kind::none;
    bool open_ = false;
};

/// Probable cause and what to check where the device type says nothing better.
std::string_view default_cause(Kind kind);
std::string_view default_check(Kind kind);

/// What is unusual, since when, probable cause, time until the limit (where known), what to check: in this order.
std::vector<Sentence> explain(const Warning& warning, std::string_view point, std::string_view unit, Zone zone);

}  // namespace zs::early_warning
