/** Shapes of the answers of access. */
import type { Row } from '@/core/types'

export type ScopeKind = 'all' | 'campus' | 'department' | 'crew' | 'vendor'

/** What a data scope's ids point to. */
export const SCOPE_ENTITY: Record<Exclude<ScopeKind, 'all'>, string> = {
  campus: 'space_campus', department: 'organization_department', crew: 'organization_crew', vendor: 'organization_vendor',
}

export interface Account extends Row {
  user_name: string
  name: string
  person_id: number | null
  roles: string
  scope_kind: ScopeKind
  scope_ids: string
  active: boolean
  must_change_password: boolean
  totp_on: boolean
  failed_logins: number
  locked_until: string | null
  last_login_at: string | null
}

export interface OpenSession {
  id: number
  created_at: string
  expires_at: string
  current: boolean
  remote_address: string
  agent: string
}

export interface OwnLogin {
  totp_on: boolean
  last_login_at: string | null
  sessions: OpenSession[]
}

export interface Permission {
  name: string
  label: string
  domain: string
}

export interface Role extends Row {
  code: string
  name: string
  name_en: string
  permissions: string
}

/** `a, b` → ['a', 'b']. */
export const listOf = (text: string): string[] => text.split(',').map((part) => part.trim()).filter(Boolean)
export const idsOf = (text: string): number[] => listOf(text).map(Number).filter((id) => Number.isInteger(id) && id > 0)
