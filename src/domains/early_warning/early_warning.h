// Early warning 早期预警: what others may use of this domain.
#pragma once
#include "domains/early_warning/agreement.h"
#include "domains/early_warning/always_on.h"
#include "domains/early_warning/combination.h"
#include "domains/early_warning/day_level.h"
#include "domains/early_warning/drift.h"
#include "domains/early_warning/full_set.h"
#include "domains/early_warning/onset_line.h"
#include "domains/early_warning/periodicity.h"
#include "domains/early_warning/series_file.h"
#include "domains/early_warning/state.h"
#include "domains/early_warning/warning.h"
#include "domains/early_warning/week_slope.h"
