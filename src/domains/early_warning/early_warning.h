// Early warning 早期预警: what others may use of this domain.
#pragma once
#include "domains/early_warning/finding.h"
#include "domains/early_warning/full_set.h"
#include "domains/early_warning/series_file.h"
