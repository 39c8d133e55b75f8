/** Names that the hospital wrote in both languages: `name` and `name_en`, `room` and `room_en`. */
import { locale } from './locale'

/** A field of a row in the reader's language: its English brother where there is one. */
export function localValue(row: object, field: string): unknown {
  const values = row as Record<string, unknown>
  return (locale.value === 'en' && values[`${field}_en`]) || values[field]
}

export const localText = (row: object, field: string): string => String(localValue(row, field) ?? '')

export function localName(row: { name: string; name_en?: string } | null | undefined): string {
  return row ? localText(row, 'name') : ''
}
