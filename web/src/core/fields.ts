/** Rules of fields that forms and tables share: which widget, which text, which values may be sent. Pure. */
import { formatFigure, formatInstant, formatNumber, instantFromWallClock, NONE, wallClockFromInstant } from './format'
import { t } from './i18n'
import { fieldOptions } from './meta'
import { codeName, referenceName } from './references'
import type { FieldMeta, Row } from './types'

export type Widget = 'text' | 'long_text' | 'number' | 'switch' | 'choice' | 'reference' | 'instant' | 'date' | 'json' | 'none'

const LONG_TEXT_FROM = 200

export function widgetOf(field: FieldMeta): Widget {
  if (field.references) return 'reference'
  if (field.write_only) return 'text'
  switch (field.type) {
    case 'boolean': return 'switch'
    case 'enumeration': case 'enum': return 'choice'
    case 'id': case 'integer': case 'real': case 'decimal': case 'number': return 'number'
    case 'instant': return 'instant'
    case 'date': return 'date'
    case 'json': return 'json'
    case 'list': case 'object': return 'none'
    default:
      if (field.options) return 'choice'
      return !field.length_max || field.length_max >= LONG_TEXT_FROM ? 'long_text' : 'text'
  }
}

/** Fields a person may fill in: `editing` also leaves out what cannot change later. */
export function writableFields(fields: FieldMeta[], editing: boolean): FieldMeta[] {
  return fields.filter((field) => !field.read_only && field.name !== 'id' && field.name !== 'version' && !(editing && field.create_only) && widgetOf(field) !== 'none')
}

/** Fields worth a column; keys for searching are for machines. */
export function listedFields(fields: FieldMeta[]): FieldMeta[] {
  const shown = (field: FieldMeta) => !['id', 'version', 'search_key'].includes(field.name) && !field.write_only && !['json', 'list', 'object'].includes(field.type)
  return fields.filter(shown)
}

/** What the widget holds for a value of the server. */
export function toDraft(field: FieldMeta, value: unknown): unknown {
  if (value === null || value === undefined) return widgetOf(field) === 'switch' ? false : widgetOf(field) === 'choice' || widgetOf(field) === 'reference' ? null : ''
  switch (widgetOf(field)) {
    case 'instant': return wallClockFromInstant(String(value)).slice(0, 16)
    case 'json': return typeof value === 'string' ? value : JSON.stringify(value, null, 2)
    case 'number': return String(value)
    default: return value
  }
}

/** What is sent for a widget's content. Nonsense is sent as it is, so that the server's sentence appears at the field. */
export function fromDraft(field: FieldMeta, draft: unknown): unknown {
  const widget = widgetOf(field)
  if (widget === 'switch') return draft === true
  if (draft === null || draft === undefined) return null
  if (typeof draft !== 'string') return draft
  if (widget === 'text' || widget === 'long_text') return draft.trim() === '' && !field.required ? emptyText(field) : draft
  const text = draft.trim()
  if (text === '') return null
  if (widget === 'instant') return instantFromWallClock(text) ?? text
  if (widget === 'number' && field.type !== 'decimal') return Number.isFinite(Number(text)) ? Number(text) : text
  if (widget === 'json') {
    try {
      return JSON.parse(text) as unknown
    } catch {
      return text
    }
  }
  return text
}

/** The server says with `type` whether a text may be null; an empty text is always allowed where it is not required. */
function emptyText(field: FieldMeta): string | null {
  return (field as FieldMeta & { nullable?: boolean }).nullable ? null : ''
}

/** Fields whose content differs from the row; for PATCH. */
export function changedValues(fields: FieldMeta[], draft: Record<string, unknown>, row: Row): Record<string, unknown> {
  const changes: Record<string, unknown> = {}
  for (const field of fields) {
    if (draft[field.name] !== toDraft(field, row[field.name])) changes[field.name] = fromDraft(field, draft[field.name])
  }
  return changes
}

/** Filled-in fields; for POST. Empty ones are left out, so that the server's own defaults hold. */
export function filledValues(fields: FieldMeta[], draft: Record<string, unknown>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const field of fields) {
    const value = fromDraft(field, draft[field.name])
    if (value !== null && (value !== '' || field.required)) values[field.name] = value
  }
  return values
}

/** Several codes in one text. */
export const codesOf = (text: string): string[] => text.split(',').map((one) => one.trim()).filter(Boolean)

/** A value as text, for cells and details. Enums and references by name. */
export function displayValue(field: FieldMeta, value: unknown): string {
  if (value === null || value === undefined || value === '') return NONE
  if (field.codes_of && typeof value === 'string') return codesOf(value).map((code) => codeName(field.codes_of!, code)).join(', ')
  switch (widgetOf(field)) {
    case 'switch': return value === true ? t('ui.value.yes') : t('ui.value.no')
    case 'choice': return fieldOptions(field).find((one) => one.value === value)?.label ?? String(value)
    case 'reference': return typeof value === 'number' && field.references ? referenceName(field.references, value) : String(value)
    case 'instant': return formatInstant(String(value))
    case 'number': return field.unit ? formatFigure(value as string | number, field.unit) : formatNumber(value as string | number)
    case 'json': return typeof value === 'string' ? value : JSON.stringify(value)
    default: return String(value)
  }
}

export function isNumeric(field: FieldMeta): boolean {
  return widgetOf(field) === 'number'
}
