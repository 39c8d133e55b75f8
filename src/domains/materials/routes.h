// Internal to materials.
#pragma once
#include "platform/module/module.h"

namespace zs::materials {

http::Routes stock_routes();
http::Routes ledger_routes();
http::Routes requisition_routes();
http::Routes stocktake_routes();
http::Routes piece_routes();
http::Routes scan_routes();
http::Routes paper_routes(const std::string& public_url);

/// ?at= of a request: an instant, the end of a day, or now. Error field.not_a_date.
Result<Instant> asked_instant(http::Context& context, Reader& reader);

}  // namespace zs::materials
