/** Answers of materials as the pages use them. Quantities and money are decimals as text. */
import type { AllowedAction } from '@/core/types'

export interface Overview {
  value: string
  consigned: string
  used_30d: string
  turnover_days: number | null
  expired: string
  near_expiry: string
  near_expiry_days: number
  negative: number
  in_transit: number
  requested: number
  approved: number
  picked: number
  expiring_180: string
  expiring_90: string
  expiring_30: string
  idle_items: number
  idle_value: string
  lines_30d: number
  short_30d: number
}
export interface Item {
  id: number
  code: string
  name: string
  name_en: string
  specification: string
  unit: string
  units: string
  storage: string
  lot_managed: boolean
  expiry_managed: boolean
  serial_managed: boolean
  exchange_required: boolean
  abc: string
  ved: string
  barcodes: string
}
export interface Shelf { id: number; store: string; bin: string | null; lot: string | null; expires_on: string | null; owner: string | null; quantity: string; value: string }
export interface Movement { document_id: number; number: string; kind: string; at: string; quantity: string; value: string; store: string; lot: string; department: string; actor: string; reason: string }
export interface Card {
  item: Item
  usual_price: string
  shelves: Shelf[]
  series: Array<[string, string]>
  movements: Movement[]
  prices: Array<{ at: string; number: string; price: string; vendor: string }>
  editions: Array<{ at: string; actor: string; changes: Record<string, { before: unknown; after: unknown }> }>
}
export interface DocumentEntry { id: number; item_id: number; code: string; name: string; unit: string; quantity: string; value: string; account: string; lot: string; expires_on: string; bin: string; owner_id: number }
export interface StockDocument {
  id: number
  number: string
  kind: string
  at: string
  recorded_at: string
  store_id: number
  to_store_id: number
  department_id: number
  vendor_id: number
  reason: string
  note: string
  value: string
  actor: string
  entries: DocumentEntry[]
  followed_by: Array<{ id: number; number: string; kind: string }>
  in_transit: Array<{ item_id: number; lot_id: number; quantity: string }>
}
export interface RequisitionItem { id: number; item_id: number; code: string; name: string; name_en: string; specification: string; unit: string; asked: string; picked: string; short_line: boolean; old_returned: boolean; old_reason: string; exchange_required: boolean }
export interface PickLine { line_id: number; code: string; name: string; name_en: string; unit: string; quantity: string; bin: string; lot: string; expires_on: string; consigned: boolean }
export interface Requisition {
  id: number
  version: number
  number: string
  state: string
  department: string
  store: string
  to_store: string
  place: string
  note: string
  value: string
  old_missing: boolean
  requester: string
  requested_at: string
  approver: string
  approved_at: string | null
  picker: string
  picked_at: string | null
  document_id: number
  receiver: string
  handed_at: string | null
  reason: string
  allowed_actions: AllowedAction[]
  items: RequisitionItem[]
  picks: PickLine[]
}
export interface CountItem { id: number; item_id: number; code: string; name: string; name_en: string; unit: string; specification: string; barcodes: string; abc: string; bin: string; lot: string; expected: string; moved: string; counted: string | null; difference: string; difference_value: string; result: string; over_tolerance: boolean; recounts: number; reason: string; counter: string }
export interface Stocktake {
  id: number
  version: number
  number: string
  state: string
  store: string
  frozen_at: string
  lines: number
  counted: number
  equal: number
  difference: string
  over_tolerance: number
  counters: string
  approver: string
  posted_at: string | null
  document_id: number
  allowed_actions: AllowedAction[]
  items: CountItem[]
}
/** "12.500" → "12.5": what people read. */
export const plainQuantity = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
