/** Names that the hospital wrote in both languages. */
import { locale } from './locale'

export function localName(row: { name: string; name_en?: string } | null | undefined): string {
  if (!row) return ''
  return locale.value === 'en' && row.name_en ? row.name_en : row.name
}
