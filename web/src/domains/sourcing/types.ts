/** Answers of sourcing as the pages use them. Quantities and money are decimals as text. */
import type { AllowedAction } from '@/core/types'
import type { Origin } from '@/domains/purchasing/types'

export interface Prospect { route: string; why: string; at_least: string; below: string; days: number; working_days: number; budget: number; budget_amount: string; left: string; split: boolean; split_year: string; split_rolling: string }
export interface WantedItem { id: number; item_id: number; name: string; specification: string; unit: string; quantity: string; price: string; amount: string; last_price: string }
export interface QuotedLine { line_id: number; unit: string; per_unit: string; price: string; base_price: string; offered: string }
export interface Quotation { id: number; vendor: string; vendor_id: number; state: string; tax_included: boolean; tax_permille: number; delivery_fee: string; delivery_days: number; warranty_months: number; note: string; total: string; compared: string; points: string; criteria: string[]; lines: QuotedLine[]; submitted_at: string }
export interface Criterion { id: number; name: string; weight: number; is_price: boolean }
export interface Score { quotation_id: number; criterion_id: number; points: string }
export interface Member { id: number; name: string; drawn: boolean; conflict: string; conflict_note: string; scored_at: string | null; scores: Score[] }
export interface Objection { id: number; vendor: string; state: string; at: string; text: string; answer: string; answerer: string }
export interface Entry { id: number; at: string; action: string; state: string; actor: string; note: string }
export interface Project {
  id: number
  version: number
  number: string
  state: string
  title: string
  department: string
  category: string
  reason: string
  wanted_on: string
  estimate: string
  over_budget_reason: string
  route: string
  route_proposed: string
  route_why: string
  route_at_least: string
  route_below: string
  route_wanted: string
  route_waiting: boolean
  route_reason: string
  split: string
  split_year: string
  split_rolling: string
  split_note: string
  split_judge: string
  specification: string
  notice: string
  close_at: string | null
  opened_at: string | null
  scored_at: string | null
  few_reason: string
  vendor: string
  quotation_id: number
  awarded: string
  saving: string
  awarded_at: string | null
  objections_until: string | null
  contract_due: string | null
  contract_number: string
  origin: Origin | null
  becomes: string
  contract_months: number
  contracted_on: string | null
  result_late: boolean
  contract_late: boolean
  end_reason: string
  needs_committee: boolean
  sealed: boolean
  closed: boolean
  allowed_actions: AllowedAction[]
  budget: { amount: string; reserved: string; spent: string; left: string; year: number } | null
  items: WantedItem[]
  split_of: Array<{ id: number; number: string; title: string; estimate: string; route: string; requested_at: string }>
  invited: Array<{ vendor_id: number; name: string }>
  criteria: Criterion[]
  quotations: Quotation[]
  members: Member[]
  objections: Objection[]
  timeline: Entry[]
}
export interface Scoring { id: number; number: string; title: string; state: string; specification: string; own: { conflict: string; scored_at: string | null }; criteria: Criterion[]; quotations: Quotation[]; items: Array<{ id: number; name: string; specification: string; unit: string; quantity: string }>; scores: Score[] }
export interface Offer {
  id: number
  number: string
  title: string
  state: string
  route: string
  specification: string
  notice: string
  close_at: string
  warranty_months: number
  open: boolean
  objections_until: string
  lines: Array<{ id: number; name: string; specification: string; unit: string; quantity: string }>
  result: { won: boolean; awarded: string } | null
  quotation: { state: string; total: string; tax_included: boolean; tax_permille: number; delivery_fee: string; delivery_days: number; warranty_months: number; note: string; submitted_at: string; lines: QuotedLine[] } | null
}
export interface PriceCheck { id: number; number: string; hospital: string; institution: string; list_name: string; lines: number; findings: number; excess: string; bought_above: string; checked_at: string; checker: string; open: number; by_rule: Array<{ kind: string; source: string; findings: number; excess: string }> }
export interface Finding { id: number; version: number; name: string; kind: string; state: string; actual: string; most: string; excess: string; source: string; answer: string; answerer: string; allowed_actions: AllowedAction[] }

/** "12.500" → "12.5": what people read. */
export const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
/** Money of Chinese papers: from ten thousand yuan on in 万元. */
export function wan(text: string, unit: (key: 'wan' | 'yuan') => string): string {
  const value = Number(text)
  const [shown, name] = Math.abs(value) >= 10_000 ? [value / 10_000, unit('wan')] : [value, unit('yuan')]
  return `${String(Math.round(shown * 100) / 100)} ${name}`
}
