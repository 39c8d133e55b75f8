// Orders and acceptances on paper. Internal to purchasing.
#pragma once
#include "domains/purchasing/delivery_service.h"
#include "platform/documents/form.h"

namespace zs::purchasing {

/// A PDF; errors as documents::render_form().
Result<std::string> order_paper(Reader& reader, const Services& services, const Actor& actor, const Order& order);

Result<std::string> delivery_paper(Reader& reader, const Services& services, const Actor& actor,
                                   const Delivery& delivery);

// What the papers share.
/// Hospital, number, code of the page under /purchasing/, who printed it when.
documents::Form blank_form(Reader& reader, const Services& services, const Actor& actor, const std::string& number,
                           const std::string& page);
std::vector<documents::ReportColumn> paper_columns(Language language);
std::string day_text(Reader& reader, Instant at);
/// "12.5" for 12.5000.
std::string short_number(std::int64_t units, int scale);

}  // namespace zs::purchasing
