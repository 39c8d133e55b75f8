// Use cases of invoices: three-way match, request to pay, payment. Internal to purchasing.
#pragma once
#include "domains/purchasing/service.h"

namespace zs::purchasing {

std::vector<InvoiceLine> lines_of(Reader& reader, Id<Invoice> id);

/// Writes down an invoice and compares it with orders and acceptance: `matched`, or `blocked` by what differs. The
/// same request key again returns what it made. Errors, all fields at once: purchasing.invoice_known,
/// purchasing.amount_differs, purchasing.price_typed_wrong (a factor off the order's price), field.reference_missing.
Result<Invoice> enter_invoice(Transaction& transaction, const Actor& actor, const NewInvoice& input);
/// One step. Who bought, who received, who asked for payment, who approved it and who pays are different people.
/// Errors: workflow.action_not_allowed, entity.stale, purchasing.still_differs, purchasing.more_than_accepted,
/// purchasing.own_invoice, purchasing.receiver_asks, purchasing.buyer_pays, purchasing.receiver_pays,
/// purchasing.approver_pays, purchasing.above_your_limit, field errors.
Result<Invoice> act(Transaction& transaction, const Actor& actor, Id<Invoice> id, InvoiceAction action,
                    const InvoiceInput& input);
std::vector<InvoiceAction> allowed_actions(const Actor& actor, const Invoice& invoice);
std::string invoice_json(Reader& reader, const Actor& actor, const Invoice& invoice);

/// What a line of an invoice says and what it should.
struct Compared {
    Quantity invoiced;
    UnitPrice price;
    UnitPrice order_price;
    Quantity open;  // accepted and not invoiced yet
};
struct Tolerance {
    double percent = 0;  // of the price
    Money amount;        // of the line
};
/// The worst that differs. Pure.
Verdict compare(const Compared& line, const Tolerance& tolerance);

}  // namespace zs::purchasing
