// Figures over HTTP: the page, one figure broken down, its course, the rows behind it.
#pragma once
#include <functional>
#include <vector>

#include "platform/http/http.h"
#include "platform/indicators/indicators.h"

namespace zs::indicators {

/// The value of a target parameter at an instant.
using Target = std::function<double(Reader&, std::string_view, Instant)>;
/// Each figure needs `<domain>.indicators`.
http::Routes routes(std::vector<const Indicator*> all, Target target, Database& database);

}  // namespace zs::indicators
