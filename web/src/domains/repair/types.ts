/** Shapes of the repair API (server: views.h, order_json.cpp, desk_routes.cpp). */
import type { AllowedAction } from '@/core/types'

export interface OrderRow {
  id: number
  version: number
  number: string
  state: string
  priority: string
  source: string
  title: string
  /** Of a title that was made of the fault's name; the other `_en` likewise: the hospital's English names. */
  title_en: string | null
  fault_type_id: number
  fault: string | null
  fault_en: string | null
  trade: string
  room_id: number
  room: string | null
  room_en: string | null
  floor_id: number | null
  floor: string | null
  floor_en: string | null
  building: string | null
  building_en: string | null
  department_id: number
  department: string | null
  department_en: string | null
  crew: string | null
  crew_en: string | null
  assignee_id: number
  assignee: string | null
  vendor: string | null
  reported_at: string
  due_at: string | null
  arrived_at: string | null
  restored_at: string | null
  restore_due_at: string | null
  closed_at: string | null
  hold_reason: string
  score: number
  rework_count: number
  me_too_count: number
  escalation: number
  expected_latest_at: string | null
}

export interface OrderStep {
  step: string
  label: string
  at: string | null
  due_at: string | null
}

export interface TimelineEntry {
  id: number
  at: string
  action: string
  from_state: string
  to_state: string
  actor_name: string
  reason: string
  note: string
  proof: string
  facts: Record<string, unknown> | null
}

export interface OrderPhoto {
  id: number
  stage: 'report' | 'before' | 'after'
  hash: string
  at: string
}

export interface PartLine {
  id: number
  name: string
  quantity: string
  unit: string
  cost: string
}

export interface Suspicion {
  cause: string
  others: Array<{ code: string; name: string }>
}

export interface Neighbour {
  id: number
  number: string
  title: string
  state: string
  same_fault: boolean
}

/** One candidate with the five reasons. */
export interface Candidate {
  person_id: number
  name: string
  crew_id: number
  of_zone_crew: boolean
  open_jobs: number
  walk_m: number
  walk_known: boolean
  free_at: string
  arrives_at: string
  cost_minutes: number
}

export interface Candidates {
  considered: number
  able: number
  zone: string
  candidates: Candidate[]
}

export interface DutyPerson {
  person_id: number
  name: string
  crew_id: number
  open_jobs: number
  work_minutes: number
  room_id: number
  until: string
  skills: string
}

/** How it is likely to go on, from `n` orders that went like it so far. */
export interface Outlook {
  next: string
  label: string
  restored_at: string | null
  n: number
}

export interface Order {
  id: number
  version: number
  number: string
  source: string
  state: string
  state_label: string
  priority: string
  fault_type_id: number
  fault: string
  trade: string
  title: string
  description: string
  /** Of the ledger; null where the order is about none. */
  device: { id: number; asset_no: string; name: string; state: string; state_label: string } | null
  /** The order says that it cannot be used. */
  device_down: boolean
  place: string
  room_id: number
  floor_id?: number
  department: string
  department_id: number
  area_class: string
  device_name: string
  impact: number
  reporter_name: string
  reporter_phone: string
  zone: string
  crew: string
  assignee: string
  assignee_id: number
  vendor: string
  parent_id: number
  merged_into_id: number
  rework_of_id: number
  reported_at: string
  due_at: string | null
  restored_at: string | null
  confirmed_at: string | null
  closed_at: string | null
  hold_reason: string
  held_since: string | null
  expected_likely_at: string | null
  expected_latest_at: string | null
  cause: string
  remedy: string
  work_note: string
  labour_minutes: number
  parts_cost: string
  confirmed_by: string
  score: number
  rating_comment: string
  rework_count: number
  me_too_count: number
  escalation: number
  dispatch_reason: Partial<Candidates> | null
  outlook: Outlook | null
  steps: OrderStep[]
  timeline: TimelineEntry[]
  photos: OrderPhoto[]
  parts: PartLine[]
  same_room: Neighbour[]
  /** What is suspected of an order that an early warning opened, until somebody says whether it was that. */
  suspicion: Suspicion | null
  allowed_actions: AllowedAction[]
}

export interface FaultType {
  id: number
  code: string
  name: string
  name_en: string
  category: string
  icon: string
  trade: string
  usual_impact: number
  safety: boolean
  active: boolean
}

export interface Reason {
  id: number
  code: string
  kind: string
  name: string
  name_en: string
}

export interface Department {
  id: number
  code: string
  name: string
  name_en: string
  phone: string
}

export interface Room {
  id: number
  code: string
  name: string
  name_en: string
  floor_id: number
  department_id: number | null
}

export const OPEN_STATES = ['reported', 'accepted', 'pooled', 'dispatched', 'taken', 'working', 'on_hold'] as const
export const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const
/** Clocks of these states run against a limit that a person must keep. */
export const isOpen = (state: string): boolean => (OPEN_STATES as readonly string[]).includes(state)
