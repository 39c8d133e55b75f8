/** Shapes of the organization and calendar API (server: organization/routes.cpp, leave_routes.cpp, catalog/routes.cpp). */

export interface Crew {
  id: number
  code: string
  name: string
  name_en: string
  trades: string
  department_id: number | null
  lead_person_id: number | null
  vendor_id: number | null
  phone: string
  active: boolean
}

export interface Person {
  id: number
  code: string
  name: string
  crew_id: number | null
  post_id: number | null
  vendor_id: number | null
  department_id: number | null
  skills: string
  phone: string
  active: boolean
}

export interface Post {
  id: number
  code: string
  name: string
  name_en: string
  crew_id: number | null
  round_the_clock: boolean
  staff_min: number
}

export interface Shift {
  id: number
  code: string
  name: string
  name_en: string
  start_minute: number
  end_minute: number
}

export interface RosterRow {
  id: number
  version: number
  person_id: number
  person: string
  crew_id: number | null
  day: string
  shift_id: number
  post_id: number | null
  post: string | null
  state: 'planned' | 'on_leave' | 'swapped'
  starts_at: string
  ends_at: string
  note: string
}

export interface Leave {
  id: number
  person_id: number
  person: string
  kind: string
  first_day: string
  last_day: string
  reason: string
}

export interface Gap {
  post_id: number
  crew_id: number
  post: string
  from: string
  to: string
  present: number
  needed: number
}

export interface ShortRest {
  entry_id: number
  person_id: number
  day: string
  rest_minutes: number
}

/** What somebody asks of the roster (server: organization/request.h). */
export interface RosterRequest {
  id: number
  version: number
  kind: 'leave' | 'swap'
  state: 'offered' | 'asked' | 'approved' | 'refused' | 'declined' | 'withdrawn' | 'lapsed'
  person_id: number
  person: string
  crew_id: number | null
  leave_kind: string
  first_day: string
  last_day: string
  note: string
  colleague_id: number | null
  colleague: string | null
  entry_id: number
  shift_id: number | null
  return_entry_id: number
  return_day: string | null
  return_shift_id: number | null
  begins_at: string
  asked_at: string
  decided_at: string | null
  decided_by: string
  answer: string
}

export interface RequestEffect {
  entries: number
  gaps: Gap[]
  rests: ShortRest[]
}

export interface CalendarDay {
  day: string
  name: string
  working: boolean
  published: boolean
  /** The hospital's own change of this day; 0 = none. */
  own_id: number
}

export interface Department {
  id: number
  code: string
  name: string
  name_en: string
  kind: string
  parent_id: number | null
  phone: string
  active: boolean
}

export interface Vendor {
  id: number
  name: string
  contact: string
  phone: string
  trades: string
  active: boolean
}
