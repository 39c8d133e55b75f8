/** Choices of fields that are no workflow: texts and tones as the server describes them. */
import { fieldMeta, fieldOptions } from '@/core/meta'
import type { EnumOption } from '@/core/types'

export function choices(entity: string, field: string): EnumOption[] {
  const known = fieldMeta(entity, field)
  return known ? fieldOptions(known).filter((one) => one.value !== 'none') : []
}
export const choice = (entity: string, field: string, value: string): EnumOption => choices(entity, field).find((one) => one.value === value) ?? { value, label: value, tone: 'neutral' }
