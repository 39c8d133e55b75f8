/** Label and tone of a choice that a field of a list names. */
import { fieldMeta, fieldOptions } from '@/core/meta'

export function fieldChoice(entity: string, field: string, value: string): { label: string; tone: string } {
  const meta = fieldMeta(entity, field)
  const found = meta ? fieldOptions(meta).find((one) => one.value === value) : undefined
  return { label: found?.label ?? value, tone: found?.tone ?? 'neutral' }
}
export const enumLabel = (entity: string, field: string, value: string): string => fieldChoice(entity, field, value).label
