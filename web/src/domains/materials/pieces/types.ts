/** Answers about pieces as the pages use them. */
export interface GapLine { id: number; kind: string; state: string; code: string; since: string; found_at: string; acknowledged_by: string; reason: string; closed_at: string | null }
export interface LifeStep { at: string; kind: string; number: string; place: string; actor: string; note: string; document_id: number }
export interface Piece {
  id: number
  state: string
  code: string
  name: string
  name_en: string
  specification: string
  serial: string
  batch: string
  udi: string
  made_on: string
  expires_on: string | null
  store: string
  department: string | null
  owner: string | null
  patient: string | null
  procedure_name: string | null
  charge_number: string | null
  charge_id: number
  use_id: number
  price: string | null
  cost: string
  can: { use: boolean; bill: boolean; withdraw_use: boolean; withdraw_charge: boolean; see_patient: boolean }
  steps: LifeStep[]
  gaps: GapLine[]
}
