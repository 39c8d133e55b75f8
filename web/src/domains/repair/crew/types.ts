/** Shape of GET /repair/crew-load (server: crew_load.cpp). */
export interface Member {
  person_id: number
  name: string
  place: string
  room_id: number
  /** On duty now until then; null: not on duty. */
  until: string | null
  next_at: string | null
  open_jobs: number
  work_minutes: number
  restored: number
  late: number
  reworked: number
  rated: number
  low: number
  labour_minutes: number
  week_labour_minutes: number
  week_rostered_minutes: number
}

export interface StepLateness {
  step: 'accept' | 'dispatch' | 'take' | 'arrive' | 'restore'
  n: number
  late: number
}

export interface CrewLoad {
  crew_id: number
  days: number
  from: string
  monday: string
  people: Member[]
  steps: StepLateness[]
}

/** Rows behind a number, shown in the drawer. */
export interface Opened {
  title: string
  query: Record<string, string | number | boolean | string[]>
}
