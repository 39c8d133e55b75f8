// Routes of organization beyond its master data.
#pragma once
#include "domains/organization/service.h"
#include "platform/http/http.h"

namespace zs::organization {

// Data scopes of the routes, in words.
inline constexpr std::string_view everybody = "none: the roster is common knowledge among logistics staff";
inline constexpr std::string_view own_people = "crew, department or vendor of the person";

/// Who works when: entries, swaps, copies.
http::Routes roster_routes();
/// Leave and its effect, coverage of posts, rest between shifts.
http::Routes leave_routes();
/// What people ask of their roster, and the answers.
http::Routes request_routes();

void append_gaps(std::string& out, const std::vector<CoverageGap>& gaps);
void append_rests(std::string& out, const std::vector<ShortRest>& rests);

}  // namespace zs::organization
