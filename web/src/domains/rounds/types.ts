/** Shapes of rounds, as the server answers them. */
import type { Item, Task } from '@/domains/maintenance/types'

export type RoundState = 'due' | 'under_way' | 'done' | 'missed'
export type VisitState = 'waiting' | 'visited' | 'skipped'

export interface Finding {
  id: number
  point_id: number
  task: string
  text: string
  text_en: string
  state: 'open' | 'confirmed'
  found_at: string
  seen_at: string
  seen: number
  orders: number
  order_id: number
  order_number: string
  order_state?: string | null
  confirmed_at: string | null
  confirmed_by: string
  point?: string
  route?: string
}
export interface Visit {
  id: number
  round_id: number
  point_id: number
  position: number
  name: string
  name_en: string
  room_id: number
  device_id: number
  seconds_min: number
  state: VisitState
  arrived_at: string | null
  left_at: string | null
  seconds: number
  proof: 'none' | 'scan' | 'tag'
  too_fast: boolean
  wrong_place: boolean
  out_of_order: boolean
  reason: string
  items: Item[]
  abnormal: number
  note: string
  person: string
  place: string
  tag: string
  codes: Array<{ code: string; mark: string }>
  findings: Finding[]
}
export interface RoundRow {
  id: number
  version: number
  number: string
  route_id: number
  name: string
  name_en: string
  kind: 'inspection' | 'plant_room'
  state: RoundState
  starts_at: string
  due_at: string
  began_at: string | null
  ended_at: string | null
  person: string
  points: number
  visited: number
  skipped: number
  too_fast: number
  wrong_place: number
  out_of_order: number
  abnormal: number
  handed_at: string | null
  giver: string
  receiver: string
  crew: string | null
}
export interface Round extends RoundRow {
  ordered: boolean
  note: string
  giver_signature: string
  receiver_signature: string
  handover_note: string
  may_work: boolean
  may_finish: boolean
  may_hand_over: boolean
  visits: Visit[]
}

export interface Point {
  id: number
  position: number
  name: string
  name_en: string
  room_id: number
  device_id: number
  tag: string
  seconds_min: number
  tasks: Task[]
}
export interface Route {
  id: number
  version: number
  code: string
  name: string
  name_en: string
  kind: 'inspection' | 'plant_room'
  crew_id: number
  every: 'shift' | 'day' | 'week'
  times: string
  weekday: number
  window_minutes: number
  ordered: boolean
  active: boolean
  points?: Point[]
}
export interface Coverage {
  day: string
  points: number
  points_visited: number
  devices: number
  devices_visited: number
}
export interface Shutdown {
  id: number
  number: string
  utility: string
  title: string
  place: string
  reason: string
  from_at: string
  until_at: string
  state: 'announced' | 'cancelled'
  announced_at: string
  announced_by: string
  contact: string
}
export interface ShutdownDetail extends Shutdown {
  departments: Array<{ id: number; department_id: number; department: string; read_at: string | null; person: string }>
  may_confirm: boolean
  may_cancel: boolean
}
