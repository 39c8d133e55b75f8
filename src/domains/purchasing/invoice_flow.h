// The life of an invoice as data: matched, asked to be paid, approved, paid.
#pragma once
#include "domains/purchasing/states.h"
#include "platform/workflow/workflow.h"

namespace zs::purchasing {

constexpr Workflow<InvoiceState, InvoiceAction, 8> invoice_flow{
    InvoiceState::blocked,
    {{
        {InvoiceState::blocked, InvoiceAction::rematch, InvoiceState::matched, "purchasing.invoice"},
        {InvoiceState::blocked, InvoiceAction::release, InvoiceState::matched, "purchasing.approve"},
        {InvoiceState::blocked, InvoiceAction::withdraw, InvoiceState::withdrawn, "purchasing.invoice"},
        {InvoiceState::matched, InvoiceAction::request, InvoiceState::requested, "purchasing.invoice"},
        {InvoiceState::matched, InvoiceAction::withdraw, InvoiceState::withdrawn, "purchasing.invoice"},
        {InvoiceState::requested, InvoiceAction::approve, InvoiceState::approved, "purchasing.approve"},
        {InvoiceState::requested, InvoiceAction::send_back, InvoiceState::matched, "purchasing.approve"},
        {InvoiceState::approved, InvoiceAction::pay, InvoiceState::paid, "purchasing.pay"},
    }},
};
static_assert(invoice_flow.deterministic());
static_assert(invoice_flow.every_state_reachable<invoice_state_count>());
static_assert(invoice_flow.closes<invoice_state_count>(std::array{InvoiceState::paid, InvoiceState::withdrawn}));

}  // namespace zs::purchasing
