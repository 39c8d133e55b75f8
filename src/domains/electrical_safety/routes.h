// The route tables of electrical safety, one function for each group.
#pragma once
#include "platform/http/http.h"
#include "platform/module/module.h"

namespace zs::electrical_safety {

http::Routes campaign_routes();  // campaign_routes.cpp: checklists and surveys
http::Routes sheet_routes();     // sheet_routes.cpp: sheets, lines, findings

}  // namespace zs::electrical_safety
