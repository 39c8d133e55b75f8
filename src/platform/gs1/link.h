// Internal to gs1.
#pragma once
#include <string_view>

namespace zs::gs1 {

/// A web address, whatever it leads to.
bool is_link(std::string_view text);

}  // namespace zs::gs1
