/** Shapes of the platform's own answers (docs/api.md). Domain shapes come from src/api/schema.ts. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
export type Row = { id: number; version?: number } & Record<string, unknown>

export interface FieldError {
  field: string
  key: string
  message: string
}

export interface Problem {
  title?: string
  status: number
  code: ErrorCode
  key: string
  detail: string
  request_id?: string
  fields?: FieldError[]
  current?: Row
}

/** `network` is ours: no answer came. The others are the server's closed list. */
export type ErrorCode =
  | 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'stale' | 'too_many'
  | 'too_large' | 'unavailable' | 'timeout' | 'internal' | 'network'

export interface List<T> {
  items: T[]
  next: string | null
  total: number | null
}

export interface EnumOption {
  value: string
  label: string
  tone?: string | null
}

export interface FieldMeta {
  name: string
  label: string
  type: string
  required?: boolean
  read_only?: boolean
  create_only?: boolean
  /** A secret: may be set, is never shown. */
  write_only?: boolean
  min?: number | string | null
  max?: number | string | null
  length_max?: number | null
  unit?: string | null
  /** Name of the entity this id points to. */
  references?: string | null
  /** Text: code of a row of that entity, or several with commas between. */
  codes_of?: string
  /** Name of an enum of the meta answer, or the choices themselves. */
  options?: string | EnumOption[] | null
  help?: string | null
}

export interface EntityMeta {
  label: string
  fields: FieldMeta[]
  /** Collection below /api/v1 (`/space/rooms`); absent where the entity has no list of its own. */
  path?: string | null
  read_permission?: string | null
  /** Permission that may create and change rows; absent: nobody does it through the generic page. */
  write_permission?: string | null
  /** Rows come from xlsx too, by code. */
  importable?: boolean
}

export interface Meta {
  entities: Record<string, EntityMeta>
  enums: Record<string, EnumOption[]>
  hospital: { name: string; zone_minutes: number }
  version: string
}

export interface SessionUser {
  id: number
  name: string
  user_name: string
  roles: string[]
  permissions: string[]
  /** The member of staff behind the login; 0 = none. */
  person_id?: number
  scope?: { all?: boolean; campus_ids?: number[]; department_ids?: number[]; crew_ids?: number[]; vendor_ids?: number[] }
  /** Somebody else knows the password: until it is changed nothing but the own login is open. */
  must_change_password?: boolean
  locale?: string | null
}

export interface Session {
  user: SessionUser
  expires_at: string
}

/** A field of an action: described in full, or only named (then the input's meta entity describes it). */
export type ActionField = Partial<FieldMeta> & { name: string }

export interface AllowedAction {
  action: string
  label: string
  tone?: string | null
  fields?: ActionField[]
}

export interface StoredFile {
  hash: string
  bytes?: number
  mime?: string
  url: string
}
