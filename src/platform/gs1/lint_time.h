// Content tests of dates and times. Internal to gs1.
#pragma once
#include <string_view>

#include "platform/gs1/lint.h"

namespace zs::gs1 {

Verdict lint_hour(std::string_view data, const PrefixSource&);         // hh
Verdict lint_minute(std::string_view data, const PrefixSource&);       // mi
Verdict lint_second(std::string_view data, const PrefixSource&);       // ss
Verdict lint_hour_minute(std::string_view data, const PrefixSource&);  // hhmi
Verdict lint_short_date(std::string_view data, const PrefixSource&);   // yymmdd
/// yymmd0: day 00 is the end of the month.
Verdict lint_short_date_or_month(std::string_view data, const PrefixSource&);
Verdict lint_long_date(std::string_view data, const PrefixSource&);           // yyyymmdd
Verdict lint_long_date_or_month(std::string_view data, const PrefixSource&);  // yyyymmd0

}  // namespace zs::gs1
