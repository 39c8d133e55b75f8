/** Shapes of reliability, as the server answers them. */
export interface Term { name: string; value: number | null; share: number; weight: number; points: number }
export interface Figures {
  key: string
  label: string
  devices: number
  by_counter: number
  failures: number
  service_h: number
  operating_h: number
  down_h: number
  mtbf_h: number | null
  mttr_h: number | null
  availability: number | null
  intact_time: number | null
  intact_spot: number | null
  due: number
  compliance: number | null
}
export interface Summary { from: string; to: string; by: string; all: Figures; items: Figures[] }
export interface Dot { id: number; asset_no: string; name: string; age: number | null; life: number; score: number; failures: number; advice: string; type_id: number }
export interface Picture { items: Dot[]; renew_at: number; overhaul_at: number }
export interface Judgement { id: number; parts_percent: number; safety_percent: number; replacement_cost: string; note: string; judged_by: string; judged_at: string }
export interface DeviceLife {
  device_id: number
  figures: Figures
  basis: string
  run_share: number
  counter: number
  age_years: number | null
  life_years: number
  net_value: string | null
  risk: { variant: string; score: number; function: number; risk: number; maintenance: number; history: number; months: number; set_months: number; class: string; label: string }
  score: number
  known: number
  advice: string
  renew_at: number
  overhaul_at: number
  terms: Term[]
  cost: { price: string; parts: string; repair_labour: string; maintenance_labour: string; outside: string; all: string; repairs: number; maintenances: number }
  missing: Array<{ what: string; count: number }>
  judgement: Judgement | null
  may_judge: boolean
}
export interface RepairAnswer {
  cost: string
  replacement: string
  replacement_by: string
  age_years: number | null
  life_years: number
  remaining: number
  limit_share: number
  remaining_least: number
  limit: string
  advice: 'repair' | 'replace' | 'unknown'
  repaired_so_far: string
}
