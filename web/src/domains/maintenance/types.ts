/** Shapes of maintenance, as the server answers them. */
import type { AllowedAction } from '@/core/types'

export type TaskKind = 'pass_fail' | 'number' | 'meter' | 'choice' | 'photo' | 'text'
export type Verdict = 'open' | 'normal' | 'abnormal' | 'skipped'
export const TASK_KINDS: TaskKind[] = ['pass_fail', 'number', 'meter', 'choice', 'photo', 'text']

export interface Task {
  code: string
  kind: TaskKind
  title: string
  title_en: string
  low: number | null
  high: number | null
  unit: string
  choices: string
  normal: string
  counter: string
  needed: boolean
  hint: string
}
export interface Answer {
  code: string
  value: string
  number: number | null
  photo: string
  note: string
}
export interface Item {
  task: Task
  answer: Answer
  verdict: Verdict
}

export interface Activity {
  id: number
  version: number
  type_id: number
  name: string
  name_en: string
  interval_kind: 'calendar' | 'running_hours' | 'meter' | 'condition'
  interval_count: number
  interval_unit: 'day' | 'month' | 'year'
  every: number
  counter: string
  condition: string
  window_days: number
  trade: string
  skills: string
  minutes: number
  tools: string
  parts: string
  safety: string
  tasks: Task[]
  edition: number
  active: boolean
  editions?: Array<{ id: number; edition: number; until_at: string; actor_name: string }>
}

export interface ManualType {
  id: number
  code: string
  name: string
  name_en: string
  trade: string
  activities: number
  devices: number
}

export interface CareOrder {
  parts_cost?: string
  id: number
  version: number
  number: string
  title: string
  title_en: string
  device_id: number
  state: 'planned' | 'working' | 'done' | 'excluded'
  edition: number
  due_on: string
  window_days: number
  planned_on: string | null
  done_on: string | null
  compliant: boolean
  overdue: boolean
  person_id: number
  person: string
  minutes: number
  labour_minutes: number
  skills: string
  tools: string
  parts: string
  safety: string
  items: Item[]
  abnormal: number
  result: string
  exclusion: string
  note: string
  signature: string
  repair_id: number
  repair_number: string
  asset_no: string
  device: string
  place: string
  code: string
  mark: string
  department: string
  crew: string
  vendor: string
  allowed_actions: AllowedAction[]
}

export interface CareRow {
  id: number
  version: number
  number: string
  title: string
  title_en: string
  device_id: number
  asset_no: string
  device: string
  state: string
  due_on: string
  window_days: number
  planned_on: string | null
  done_on: string | null
  overdue: boolean
  compliant: boolean
  abnormal: number
  person: string
  crew: string | null
  vendor: string | null
  building: string | null
  floor: string | null
  room: string | null
  repair_id: number
  repair_number: string
}

export interface CareSummary {
  overdue: number
  window: number
  today: number
  week: number
  later: number
  unassigned: number
}
