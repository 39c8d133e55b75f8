// The three-way match. Internal to purchasing.
#pragma once
#include "domains/purchasing/invoice_service.h"

namespace zs::purchasing {

Tolerance match_tolerance(Reader& reader);
/// Judges every line and sums what is owed; true when all of it is right or within tolerance.
bool match(Reader& reader, Invoice& invoice, std::vector<InvoiceLine>& lines);
/// A matched invoice uses up what was accepted; a withdrawn one gives it back.
enum class Booking { add, take_back };
Status book_invoiced(Transaction& transaction, const std::vector<InvoiceLine>& lines, Booking booking);

}  // namespace zs::purchasing
