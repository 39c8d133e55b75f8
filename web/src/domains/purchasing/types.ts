/** Answers of purchasing as the pages use them. Quantities and money are decimals as text. */
import type { AllowedAction } from '@/core/types'

export interface OrderItem { id: number; item_id: number; code: string; name: string; name_en: string; specification: string; quantity: string; unit: string; price: string; reference: string; value: string; wanted_on: string; accepted: string; rejected: string; invoiced: string; price_reason: string; lot_managed: boolean; expiry_managed: boolean }
export interface DeliveryHead { id: number; number: string; state: string; arrives_on: string; value: string }
export interface Order {
  id: number
  version: number
  number: string
  state: string
  vendor_id: number
  vendor: string
  store: string
  contract: string
  contract_id: number
  wanted_on: string
  confirmed_on: string | null
  note: string
  source: string
  source_kind: string
  source_id: number
  value: string
  author: string
  created_at: string
  approver: string
  approved_at: string | null
  sender: string
  sent_at: string | null
  confirmed_by: string
  confirmed_at: string | null
  delivered_at: string | null
  closed_at: string | null
  reason: string
  allowed_actions: AllowedAction[]
  items: OrderItem[]
  deliveries: DeliveryHead[]
}
/** What a proposal or project became, as its own page gets it. */
export interface Origin { id: number; version: number; state: string; may_draft: boolean; reason: string; order: { id: number; number: string; state: string } | null; contract: { id: number; number: string; active: boolean } | null }
export interface OriginDetail { id: number; version: number; kind: string; source_id: number; number: string; title: string; state: string; vendor: string | null; store: string | null; reason: string; order_id: number; order_number: string | null; contract_id: number; contract_number: string | null; allowed_actions: AllowedAction[] }
/** The page of the decision that a draft was made from. */
export const sourcePage = (kind: string, id: number) => (kind === 'project' ? `/sourcing/${id}` : `/planning/proposals/${id}`)
export interface Rule { certificate: string; temperature_min: string | null; temperature_max: string | null; shelf_life_days: number; licence: string }
export interface DeliveryItem { id: number; order_line_id: number; item_id: number; code: string; name: string; name_en: string; specification: string; unit: string; price: string; ordered: string; announced: string; accepted: string; rejected: string; lot_number: string; expires_on: string | null; packaging_ok: boolean; certificate: string; temperature: string | null; defect: string; remark: string; saving: string; lot_managed: boolean; expiry_managed: boolean; rule?: Rule }
export interface Delivery {
  id: number
  version: number
  number: string
  state: string
  order_id: number
  order_number: string
  vendor: string
  store: string
  note_number: string
  arrives_on: string
  announcer: string
  announced_at: string
  two_people: boolean
  inspector: string
  inspected_at: string | null
  acceptor: string
  accepted_at: string | null
  value: string
  document_id: number
  reason: string
  note: string
  allowed_actions: AllowedAction[]
  items: DeliveryItem[]
}
export interface InvoiceItem { id: number; order_line_id: number; order_id: number; order_number: string; name: string; name_en: string; specification: string; unit: string; quantity: string; price: string; amount: string; order_price: string; open_quantity: string; ordered: string; accepted: string; verdict: string }
export interface Invoice {
  id: number
  version: number
  number: string
  state: string
  vendor: string
  invoiced_on: string
  amount: string
  expected: string
  author: string
  created_at: string
  released_by: string
  release_reason: string
  request_number: string
  requester: string
  requested_at: string | null
  due_on: string | null
  approver: string
  approved_at: string | null
  payer: string
  paid_at: string | null
  voucher: string
  reason: string
  allowed_actions: AllowedAction[]
  items: InvoiceItem[]
}
export interface OpenLine { order_line_id: number; order_number: string; code: string; name: string; specification: string; unit: string; price: string; open: string }
export interface Licence { id: number; version: number; kind: string; number: string; valid_from: string | null; valid_to: string | null; file: string; state: string; note: string; uploader: string; checker: string }
export interface Supplier { id: number; vendor_id: number; vendor: string; standing: string; score: string | null; on_time: string | null; quality: string | null; price: string | null; service: string | null; deliveries: number; computed_at: string | null; lifted_until: string | null; lift_reason: string; lifted_by: string; licences: Licence[] }
export interface PricePoint { on: string; price: string; reference: string; quantity: string; outlier: boolean; percent: number; vendor: string; number: string }
export interface Prices { name: string; name_en: string; specification: string; unit: string; median: string; points: PricePoint[]; market: Array<{ id: number; from_on: string; price: string; source: string }> }

/** "12.500" → "12.5": what people read. */
export const plain = (text: string | null | undefined) => (text?.includes('.') ? text.replace(/\.?0+$/, '') : (text ?? ''))
