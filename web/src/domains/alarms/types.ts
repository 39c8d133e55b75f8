/** Shapes of alarms as the server answers them. */
export type Priority = 'high' | 'medium' | 'low'
export type AlarmState = 'active_unseen' | 'active_seen' | 'cleared_unseen' | 'normal'
export type Kind = 'high_high' | 'high' | 'low' | 'low_low' | 'rate' | 'sensor' | 'flat' | 'stale'

export interface AlarmRow {
  id: number
  version: number
  rule_id: number
  rule_code: string
  name: string
  name_en: string
  kind: Kind
  priority: Priority
  life_support: boolean
  point_id: number
  measure: string
  unit: string
  device_id: number
  device_code: string
  device_name: string
  place: string
  place_en: string
  state: AlarmState
  overlay: 'none' | 'shelved' | 'suppressed' | 'out_of_service'
  root_id: number
  consequences: number
  limit_value: number
  value: number
  extreme: number
  raised_at: string
  noted_at: string
  cleared_at: string | null
  seen_at: string | null
  seen_by: string
  stage: number
  order_id: number
  order_number: string
  order_ended_at: string | null
  order_end: string
  verdict: string
  verdict_note: string
  verdict_by: string
}

export interface Rule {
  id: number
  version: number
  code: string
  edition: number
  name: string
  name_en: string
  type_code: string
  measure: string
  point_id: number
  kind: Kind
  limit_value: number
  /** Measure that the limit counts from, its setting; empty: none. */
  relative_to: string
  relative_percent: boolean
  dead_band: number
  on_delay_s: number
  off_delay_s: number
  while_measure: string
  while_above: number
  harm: string
  onset: string
  priority: Priority
  cause: string
  cause_en: string
  action: string
  action_en: string
  crew_id: number | null
  opens_order: boolean
  life_support: boolean
  parents: string
  source: string
  tag: string
  active: boolean
  valid_from: string
  valid_to: string | null
  changed_by: string
}

export interface Entry {
  id: number
  at: string
  action: string
  actor_name: string
  note: string
}

export interface Hold {
  id: number
  version: number
  kind: 'shelved' | 'out_of_service'
  state: 'requested' | 'running' | 'ended'
  name: string
  name_en: string
  device_name: string
  device_code: string
  reason: string
  from_at: string
  until_at: string
  held_by: string
  by_user_id: number
  approved_by: string
}

export interface AlarmDetail extends AlarmRow {
  rule: Rule
  root?: AlarmRow
  caused: AlarmRow[]
  entries: Entry[]
  hold: Hold | null
  before: AlarmRow[]
  may_acknowledge: boolean
  may_shelve: boolean
  may_ask_out_of_service: boolean
  may_judge: boolean
}

export interface OpenAlarms {
  items: AlarmRow[]
  high: number
  medium: number
  low: number
  unseen: number
  total: number
}

export interface Quality {
  from: string
  to: string
  alarms: number
  high: number
  medium: number
  low: number
  per_ten_minutes: number
  per_day: number
  peak_ten_minutes: number
  flood_share: number
  chattering: number
  stale: number
  standing: number
  top_share: number
  to_see: number
  seen_in_time: number
  judged: number
  not_real: number
  cut: boolean
  top: Array<{ point_id: number; alarms: number; chattering: number; stale: number; fleeting: number; rule_code: string; name: string; name_en: string; device_name: string }>
  advice: Array<{ fix: string; alarms: number; avoidable: number; seconds: number; rule_code: string; name: string; name_en: string; device_name: string }>
  floods: Array<{ from: string; to: string; alarms: number }>
  step_s: number
  steps: Array<{ at: string; high: number; medium: number; low: number }>
}
