/** Early warnings as the server answers them. */
import type { AllowedAction } from '@/core/types'

export type Urgency = 'plan' | 'soon' | 'now'
export type WarningState = 'open' | 'watched' | 'ordered' | 'confirmed' | 'other_cause' | 'closed' | 'refuted' | 'dismissed' | 'faded'

/** What a warning foretells: when the limit is met, and between when and when in 90 of 100 cases. */
export interface Foretold {
  value: number
  expected: number
  slope_per_day?: number
  limit_value: number | null
  limit_at: string | null
  limit_from: string | null
  limit_until: string | null
  since: string
  told_at: string
  seen_at: string
}

export interface WarningRow extends Foretold {
  id: number
  version: number
  number: string
  device_id: number
  asset_no: string
  device: string
  point: string | null
  point_en: string | null
  unit: string | null
  sign: string
  state: WarningState
  outcome: 'unjudged' | 'right' | 'other' | 'wrong'
  urgency: Urgency
  cause: string
  cause_en: string
  grew: number
  order_number: string
  judged_at: string | null
  judged_by: string
  ended_at: string | null
  nearness: number
}

export interface WarningEntry {
  id: number
  at: string
  action: string
  from_state: string
  to_state: string
  actor_name: string
  note: string
}

export interface Warning extends Omit<WarningRow, 'point' | 'point_en' | 'unit' | 'nearness'> {
  point_id: number
  place: string
  point: string
  unit: string
  decimals: number
  order_id: number
  advice: string
  advice_en: string
  actual_cause: string
  reason: string
  grew_at: string | null
  sentences: string[]
  timeline: WarningEntry[]
  allowed_actions: AllowedAction[]
}

export interface Unusual {
  point_id: number
  point: string
  unit: string
  kind: string
  value: number
  expected: number
  at: string
}

export interface Summary {
  now: number
  soon: number
  plan: number
  waiting: number
  ordered: number
}
