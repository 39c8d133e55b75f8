// Routes of alarms, rules and quality.
#pragma once
#include "platform/module/module.h"

namespace zs::alarms {

http::Routes alarm_routes();
http::Routes rule_routes();
http::Routes quality_routes();

}  // namespace zs::alarms
