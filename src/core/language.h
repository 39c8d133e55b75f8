// The languages people read. Chinese first, English complete.
#pragma once

namespace zs {

enum class Language { zh, en };

}  // namespace zs
