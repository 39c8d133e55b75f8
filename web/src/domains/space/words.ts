/** Words of the server's own choices. */
import { fieldMeta, fieldOptions } from '@/core/meta'

export function areaOptions(): Array<{ value: string; label: string }> {
  const field = fieldMeta('space_room', 'area_class')
  return field ? fieldOptions(field) : []
}
export const areaLabel = (area: string): string => areaOptions().find((one) => one.value === area)?.label ?? area.toUpperCase()
