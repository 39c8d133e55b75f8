// Names of series, what asks for them, and what goes wrong, as the query language of Prometheus has them.
#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace re2 {
class RE2;
}

namespace zs::prometheus {

/// Sorted by name, each name once, no empty value.
using Labels = std::vector<std::pair<std::string, std::string>>;
inline constexpr std::string_view name_label = "__name__";

/// Prometheus' own kinds of error, with an English sentence as Prometheus would say it.
enum class FaultKind { bad_data, execution, timeout };
struct Fault {
    FaultKind kind = FaultKind::bad_data;
    std::string message;
};
template <class T>
using Outcome = tl::expected<T, Fault>;
inline tl::unexpected<Fault> bad_data(std::string message) {
    return tl::unexpected(Fault{FaultKind::bad_data, std::move(message)});
}
inline tl::unexpected<Fault> cannot(std::string message) {
    return tl::unexpected(Fault{FaultKind::execution, std::move(message)});
}

/// The value of a label; "" when it is absent.
std::string_view value_of(const Labels& labels, std::string_view name);
/// Sets a label; an empty value removes it.
void set(Labels& labels, std::string_view name, std::string_view value);
void remove(Labels& labels, std::string_view name);
/// Only those named, or all but those named (and but the name of the metric).
Labels kept(const Labels& labels, const std::vector<std::string>& names);
Labels dropped(const Labels& labels, const std::vector<std::string>& names);
/// {a="1", b="2"}
std::string text_of(const Labels& labels);
/// A valid name made of any text: other signs become underscores.
std::string valid_name(std::string_view text);
bool is_label_name(std::string_view text);

enum class Match { equal, not_equal, like, not_like };

/// One condition of a selector. Patterns are anchored, as in Prometheus; RE2 takes linear time.
struct Matcher {
    std::string name;
    Match how = Match::equal;
    std::string value;
    std::shared_ptr<const re2::RE2> pattern = {};
    bool matches(std::string_view text) const;
};
/// Error: a pattern that is none.
Outcome<Matcher> make_matcher(std::string name, Match how, std::string value);
bool matches(const std::vector<Matcher>& matchers, const Labels& labels);

}  // namespace zs::prometheus
