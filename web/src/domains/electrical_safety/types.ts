/** Shapes of electrical surveys, as the server answers them. */
import type { Item, Task } from '@/domains/maintenance/types'

export type SheetState = 'due' | 'under_way' | 'surveyed' | 'confirmed'
export type LineState = 'waiting' | 'checked' | 'missing' | 'skipped'
export type Target = 'department' | 'circuit' | 'appliance'
export type Severity = 'general' | 'serious' | 'major'
export type Remedy = 'repair' | 'rectify'
export const TARGETS: Target[] = ['department', 'circuit', 'appliance']

export interface Check {
  task: Task
  target: Target
  severity: Severity
  remedy: Remedy
  limit: 'own' | 'leakage' | 'insulation' | 'socket_earth' | 'trip_time'
}
export interface Edition {
  id: number
  version: number
  code: string
  name: string
  name_en: string
  checks: Check[]
  active: boolean
  in_use?: boolean
}
export interface SurveyRow {
  id: number
  number: string
  name: string
  state: 'running' | 'closed'
  starts_on: string
  due_on: string
  crew: string | null
  sheets: number
  surveyed: number
  confirmed: number
  findings: number
  findings_closed: number
}
export interface Survey extends Omit<SurveyRow, 'crew'> {
  edition_id: number
  edition: string
  crew: string
  note: string
  added: number
  missing: number
  overloaded: number
  findings_late: number
  may_add: boolean
  may_close: boolean
}
export interface SheetRow {
  id: number
  number: string
  campaign_id: number
  campaign: string
  department_id: number
  department: string
  department_en: string
  state: SheetState
  due_at: string
  surveyed_at: string | null
  person: string
  confirmed_at: string | null
  confirmed_by: string
  lines: number
  checked: number
  missing: number
  skipped: number
  added: number
  overloaded: number
  open_findings: number
}
export interface Finding {
  id: number
  version: number
  number: string
  sheet_id: number
  name: string
  text: string
  text_en: string
  severity: Severity
  remedy: Remedy
  state: 'open' | 'rectified' | 'closed'
  due_on: string
  late: boolean
  orders: number
  order_id: number
  order_number: string
  order_state?: string | null
  found_at: string
  found_by: string
  rectified_at: string | null
  rectified_by: string
  rectified_note: string
  rectified_photo: string
  checked_at: string | null
  checked_by: string
  check_note: string
  failed: number
  department?: string
  department_en?: string
  place?: string
  under_repair?: boolean
  may_rectify?: boolean
  may_check?: boolean
}
export interface Line {
  id: number
  position: number
  target: Target
  circuit_id: number
  appliance_id: number
  code: string
  name: string
  power_w: number
  quantity: number
  state: LineState
  added: boolean
  overloaded: boolean
  load_kw: number
  rated_kw: number
  items: Item[]
  abnormal: number
  reason: string
  note: string
  recorded_at: string | null
  person: string
  place: string
  findings: Finding[]
}
export interface Sheet {
  id: number
  version: number
  number: string
  campaign_id: number
  campaign: string
  department: string
  department_en: string
  crew: string
  state: SheetState
  due_at: string
  began_at: string | null
  surveyed_at: string | null
  person: string
  confirmed_at: string | null
  confirmed_by: string
  remark: string
  sent_back: number
  added: number
  overloaded: number
  note: string
  may_survey: boolean
  may_finish: boolean
  may_confirm: boolean
  may_send_back: boolean
  items: Line[]
  circuits: Array<{ id: number; code: string; name: string }>
  rooms: Array<{ id: number; code: string; name: string }>
  appliance_items: Item[]
}
