/** Answers of the public routes (no login). */
export interface Expected {
  likely_at: string
  latest_at: string
}

export interface PlaceFault {
  id: number
  name: string
  icon: string | null
  count: number
}

export interface OpenOrder {
  number: string
  title: string
  state: string
  state_label: string
  reported_at: string
  /** Only where the server shows it before somebody joins. */
  tracking?: string
}

export interface PlaceAnswer {
  code: string
  hospital?: string
  place: { campus: string | null; building: string | null; floor: string | null; room: string | null; department: string | null }
  /** Number and state of a device of the ledger. */
  device: { name: string; asset_no?: string; state?: string; state_label?: string } | null
  faults: PlaceFault[]
  open_orders: OpenOrder[]
}

export interface ReportBody {
  fault_id: number | null
  description: string
  phone?: string
  reporter_name?: string
  photos: string[]
  device_down?: boolean
}

export interface ReportAnswer {
  number: string
  tracking: string
  expected: Expected | null
}

export interface TrackStep {
  step: string
  label: string
  at: string | null
  due_at: string | null
}

export interface TrackAnswer {
  number: string
  title: string
  description: string
  state: string
  state_label: string
  place: string
  reported_at: string
  expected: Expected | null
  worker: { name: string; crew: string | null } | null
  steps: TrackStep[]
  photos_after: string[]
  can_rate: boolean
  can_reopen: boolean
  rating: { score: number; comment: string | null } | null
}
