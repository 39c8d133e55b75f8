/** Answers of supply planning as the pages use them. Quantities and money are decimals as text. */
import type { AllowedAction } from '@/core/types'
import type { Origin } from '@/domains/purchasing/types'

export interface MatrixCell { abc: string; ved: string; items: number; used: string; stock: string; attention: number; dead: number }
export interface Matrix { cells: MatrixCell[]; computed_on: string | null; changes: number }
export interface LevelRow { id: number; item_id: number; store_id: number; code: string; name: string; name_en: string; specification: string; unit: string; store: string; store_en: string; vendor: string | null; abc: string; ved: string; on_hand: string; on_way: string; order_point: string; order_up_to: string; quantity: string; use_per_day: number; cover_days: number; below: boolean }
/** `[first day of the period, units]`. */
export type Points = Array<[string, number]>
export interface LevelDetail { row: LevelRow; level: { period: string; order_point: string; computed_at: string; binding: string }; sentences: string[]; use: Points; forecast: Points; lower: Points; upper: Points; stock: Points }
export interface ProposalItem { id: number; item_id: number; why: string; proposed: string; quantity: string; price: string; position: string; order_point: string; order_up_to: string; left_behind: string; cover_days: number; expires_on: string | null; received: string; closed: boolean; code: string; name: string; name_en: string; specification: string; unit: string; ved: string; divisible: boolean; lot?: string; level_id: number }
export interface Proposal { id: number; version: number; number: string; kind: string; state: string; vendor: string; store: string; to_store: string; call_by: string | null; deliver_on: string | null; window_text: string; value: string; volume_m3: string; below_minimum: boolean; vital: boolean; reason: string; made_at: string; decided_by: string; decided_at: string | null; document_id: number; origin: Origin | null; allowed_actions: AllowedAction[]; items: ProposalItem[] }
export interface ReplayFigures { capital: number; issued: number; turnover_days: number; lines: number; short_lines: number; vital_short: number; expired: number; orders: number; order_lines: number }
export interface Replay { id: number; state: string; share: number; first_day: string | null; days: number; asked_by: string; asked_at: string; finished_at: string | null; result: { actual?: ReplayFigures; policy?: ReplayFigures; capital?: Array<[string, number, number]> } }
/** "12.500" → "12.5": what people read. */
export const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
