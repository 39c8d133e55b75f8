// Text made fit for paper and XML. Internal to documents.
#pragma once
#include <string>
#include <string_view>

namespace zs::documents {

/// Valid UTF-8 without characters that XML 1.0 forbids: broken bytes, NUL and U+FFFE/U+FFFF become U+FFFD. Other
/// control characters stay.
std::string printable(std::string_view text);
/// printable() on one line: every run of control characters becomes one space.
std::string one_line(std::string_view text);

}  // namespace zs::documents
