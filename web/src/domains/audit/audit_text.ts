/** Audit entries in words: who, did what, to which thing, and which of its fields changed from what to what. */
import { displayValue } from '@/core/fields'
import { NONE } from '@/core/format'
import { hasText, t } from '@/core/i18n'
import { entityMeta, enumOptions } from '@/core/meta'
import type { FieldMeta } from '@/core/types'

export interface Difference {
  label: string
  before: string | null
  after: string
}

/** Lists of codes in one text: only what came and went is told. */
const LIST_FIELDS = ['permissions', 'roles', 'trades', 'skills']
const HIDDEN = ['id', 'version', 'search_key', 'hash']

export function actorText(name: string): string {
  if (!name) return t('audit.nobody')
  if (!name.startsWith('system:')) return name
  const job = name.slice('system:'.length)
  return t('audit.system', { name: hasText(`audit.robot.${job}`) ? t(`audit.robot.${job}`) : job })
}

export const entityText = (entity: string): string => entityMeta(entity)?.label ?? (hasText(`audit.entity.${entity}`) ? t(`audit.entity.${entity}`) : entity)

/** The last word of `repair.work_order.dispatch` is the step; before it stands whose step it is. */
export function actionText(action: string): string {
  if (hasText(`audit.action.${action}`)) return t(`audit.action.${action}`)
  const at = action.lastIndexOf('.')
  const verb = action.slice(at + 1)
  const step = enumOptions(`${action.slice(0, at)}.action`).find((one) => one.value === verb)
  if (step) return step.label
  return hasText(`audit.verb.${verb}`) ? t(`audit.verb.${verb}`) : verb
}

function valueText(field: FieldMeta | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return NONE
  if (field?.references && value === 0) return NONE
  if (field) return displayValue(field, value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const codesOf = (value: unknown): string[] => (typeof value === 'string' ? value.split(',').map((one) => one.trim()).filter(Boolean) : [])

function listDifference(label: string, before: unknown, after: unknown): Difference {
  const [was, is] = [codesOf(before), codesOf(after)]
  const parts = [...is.filter((one) => !was.includes(one)).map((one) => `+ ${one}`), ...was.filter((one) => !is.includes(one)).map((one) => `\u2212 ${one}`)]
  return { label, before: null, after: parts.join(', ') || NONE }
}

function difference(field: FieldMeta | undefined, name: string, value: unknown): Difference | null {
  const label = field?.label ?? (hasText(`audit.field.${name}`) ? t(`audit.field.${name}`) : name)
  if (value !== null && typeof value === 'object' && 'before' in value && 'after' in value) {
    const { before, after } = value as { before: unknown; after: unknown }
    if (LIST_FIELDS.includes(name)) return listDifference(label, before, after)
    return { label, before: valueText(field, before), after: valueText(field, after) }
  }
  const text = valueText(field, value)
  return text === NONE || value === false ? null : { label, before: null, after: text }
}

/** `changes` of an entry: a diff of fields, or what was created or counted. */
export function differences(entity: string, changes: unknown): Difference[] {
  if (changes === null || typeof changes !== 'object') return []
  const fields = entityMeta(entity)?.fields ?? []
  return Object.entries(changes).flatMap(([name, value]) => (HIDDEN.includes(name) ? [] : (difference(fields.find((one) => one.name === name), name, value) ?? [])))
}

/** Where the thing can be looked at. */
export function linkOf(entity: string, id: number): string | null {
  if (id <= 0) return null
  if (entity === 'repair_work_order') return `/orders/${id}`
  if (entity === 'access_user') return `/users#${id}`
  const meta = entityMeta(entity)
  return meta?.path ? `/data/${entity}#${id}` : null
}
