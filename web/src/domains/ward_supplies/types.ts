/** Answers of ward supplies as the pages use them. Quantities and money are decimals as text. */
import type { AllowedAction } from '@/core/types'

export interface Stop { id: number; version: number; number: string; day: string; state: string; origin: string; position: number; department: string; department_en: string; building: string; building_en: string; floor: string; floor_en: string; room: string; room_en: string; item: string; item_en: string; specification: string; unit: string; planned: string; delivered: string; taken_back: number; receiver: string; reason: string; note: string; asked_by: string; done_by: string; done_at: string | null; store: string; department_id: number; floor_id: number; item_id: number; document_id: number; returnable: boolean; held: number; allowed_actions: AllowedAction[] }
export interface Round { id: number; number: string; day: string; store: string; store_en: string; stops: Stop[] }
export interface DayRounds { day: string; rounds: Round[] }
export interface Part { key: number; label: string; label_en: string; value: string; value_before: string | null; litres: string; quantity: string | null; deliveries: number; staff: number | null; beds: number | null; per_head: number | null; per_bed: number | null }
export interface Summary { month: string; month_before: string; parts: Part[]; deliveries: number; value: string; value_before: string | null; litres: string }
export interface InHand { store_id: number; store: string; store_en: string; item_id: number; item: string; item_en: string; specification: string; in_hand: number; vendor_id: number }
export interface Hands { limit: number; items: InHand[] }
export interface StandingOrder { id: number; department_id: number; room_id: number; item_id: number; quantity: string; weekdays: string }
/** "12.500" → "12.5": what people read. */
export const plain = (text: string) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
