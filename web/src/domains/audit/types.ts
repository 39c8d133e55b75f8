/** One row of the audit, and what the filters may name. */
export interface AuditEntry {
  id: number
  at: string
  actor_name: string
  action: string
  entity: string
  entity_id: number
  changes: unknown
  remote_address: string
  hash: string
}

export interface AuditChoices {
  actor_name: string[]
  action: string[]
  entity: string[]
}

export interface Verification {
  rows: number
  unsealed: number
  first_broken_id: number
  head: string
  verified_at: string
  duration_ms: number
}
