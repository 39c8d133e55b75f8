// Internal to purchasing.
#pragma once
#include "platform/module/module.h"

namespace zs::purchasing {

http::Routes order_routes(Services& services);
http::Routes delivery_routes(Services& services);
http::Routes invoice_routes();
http::Routes supplier_routes();
http::Routes origin_routes();

/// 200 with the row's version as ETag.
http::Response versioned(std::string json, std::int64_t version);
/// A PDF to be shown in the browser.
http::Response pdf_answer(std::string pdf, const std::string& name);

}  // namespace zs::purchasing
