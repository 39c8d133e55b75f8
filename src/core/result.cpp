// The one place where an assertion turns into an exception.
#include "core/result.h"

#include <fmt/core.h>

namespace zs {

void assertion_failed(const char* expression, const char* file, int line) {
    throw Bug(fmt::format("{}:{}: {}", file, line, expression));
}

}  // namespace zs
