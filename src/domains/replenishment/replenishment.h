// Replenishment 补货: what others may use of this domain.
#pragma once
#include "domains/replenishment/call_off.h"
#include "domains/replenishment/classify.h"
#include "domains/replenishment/distribution.h"
#include "domains/replenishment/joint_order.h"
#include "domains/replenishment/lead_time.h"
#include "domains/replenishment/policy.h"
#include "domains/replenishment/price_rules.h"
#include "domains/replenishment/quantity.h"
#include "domains/replenishment/redistribution.h"
#include "domains/replenishment/replay.h"
#include "domains/replenishment/sales_file.h"
