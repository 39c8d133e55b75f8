// What people are told about orders.
#pragma once
#include <vector>

#include "platform/notify/notice_kinds.h"

namespace zs::repair {

std::vector<notify::NoticeKind> notice_kinds();

}  // namespace zs::repair
