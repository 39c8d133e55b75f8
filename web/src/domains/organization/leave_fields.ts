/** The fields in which leave is entered or asked for, described by the server where it does. */
import { t } from '@/core/i18n'
import { fieldMeta } from '@/core/meta'
import type { FieldMeta } from '@/core/types'

export function leaveField(entity: string, name: string, type: string, required: boolean): FieldMeta {
  return { ...(fieldMeta(entity, name) ?? { name, type, label: t(`organization.leave.field.${name}`) }), required }
}

export function leaveFields(entity: string): FieldMeta[] {
  return [leaveField(entity, 'kind', 'enumeration', true), leaveField(entity, 'from', 'date', true), leaveField(entity, 'to', 'date', true), leaveField(entity, 'note', 'text', false)]
}
