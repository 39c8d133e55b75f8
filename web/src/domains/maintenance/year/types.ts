/** Shapes of year plans, as the server answers them. */
import type { AllowedAction } from '@/core/types'

export interface PlanRow {
  id: number
  name: string
  first_day: string
  last_day: string
  state: string
  progress: number
  visits: number
  placed: number
}
export interface CrewLoad {
  id: number
  vendor_id: number
  name: string
  limited: boolean
  /** Minutes of each day of the span. */
  capacity: number[]
  /** Day of the span, minutes, visits. */
  load: Array<[number, number, number]>
}
export interface YearPlan extends PlanRow {
  version: number
  by_counter: number
  moved: number
  level_cost: number
  way_cost: number
  unplaced_cost: number
  bound: number
  gap: number
  seconds: number
  today: string
  /** Orders done or overdue, done, done within their window. */
  decided: number
  done: number
  compliant: number
  accepted_by: string
  accepted_at: string | null
  crews: CrewLoad[]
  unplaced: Array<{ why: string; label: string; visits: number; minutes: number }>
  allowed_actions: AllowedAction[]
  may_move: boolean
}
export interface Visit {
  id: number
  version: number
  device_id: number
  asset_no: string
  device: string
  title: string
  title_en: string
  due_on: string
  first_on: string
  last_on: string
  day: string | null
  pinned: boolean
  why: string
  minutes: number
  order_id: number
  number: string | null
  state: string | null
  done_on: string | null
  compliant: boolean | null
  room: string | null
  floor: string | null
  building: string | null
  department_id: number
  department: string | null
  crew_id: number
  crew: string | null
  vendor_id: number
  vendor: string | null
}
