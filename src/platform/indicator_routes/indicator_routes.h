// Figures over HTTP: the page, one figure broken down, its course, the rows behind it.
#pragma once
#include <functional>
#include <vector>

#include "platform/http/http.h"
#include "platform/indicators/indicators.h"

namespace zs::indicators {

/// `target`: the present value of an indicator's target parameter. Each figure needs `<domain>.indicators`.
http::Routes routes(std::vector<const Indicator*> all, std::function<double(Reader&, std::string_view)> target);

}  // namespace zs::indicators
