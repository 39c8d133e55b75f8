import { beforeAll, describe, expect, it } from 'vitest'
import { changedValues, displayValue, filledValues, fromDraft, listedFields, toDraft, widgetOf, writableFields } from './fields'
import { NONE } from './format'
import { setLocale } from './i18n'
import { setMeta } from './meta'
import type { FieldMeta } from './types'

const field = (name: string, type: string, more: Partial<FieldMeta> = {}): FieldMeta => ({ name, label: name, type, ...more })
const fields = [
  field('id', 'id', { read_only: true }), field('version', 'integer', { read_only: true }), field('code', 'text', { create_only: true, required: true, length_max: 20 }),
  field('name', 'text', { required: true, length_max: 60 }), field('note', 'text', { length_max: 400 }), field('size', 'integer'), field('cost', 'decimal', { unit: '元' }),
  field('begun_at', 'instant'), field('day', 'date'), field('active', 'boolean'), field('state', 'enumeration', { options: 'state' }), field('crew_id', 'id', { references: 'crew' }), field('extra', 'json'), field('lines', 'list'),
]

beforeAll(async () => {
  await setLocale('zh', false)
  setMeta({ entities: {}, enums: { state: [{ value: 'on_hold', label: '挂起', tone: 'waiting' }] }, hospital: { name: 'H', zone_minutes: 480 }, version: '1' })
})

describe('fields', () => {
  it('choose their widget', () => {
    expect(fields.map(widgetOf)).toEqual(['number', 'number', 'text', 'text', 'long_text', 'number', 'number', 'instant', 'date', 'switch', 'choice', 'reference', 'json', 'none'])
  })
  it('are writable by the server’s word', () => {
    expect(writableFields(fields, false).map((one) => one.name)).toEqual(['code', 'name', 'note', 'size', 'cost', 'begun_at', 'day', 'active', 'state', 'crew_id', 'extra'])
    expect(writableFields(fields, true).map((one) => one.name)).not.toContain('code')
    expect(listedFields(fields).map((one) => one.name)).not.toContain('extra')
  })
  it.each([
    ['size', 12, '12', 12],
    ['cost', '12.50', '12.50', '12.50'],
    ['begun_at', '2026-11-24T01:53:00.000Z', '2026-11-24T09:53', '2026-11-24T01:53:00.000Z'],
    ['day', '2026-11-24', '2026-11-24', '2026-11-24'],
    ['active', true, true, true],
    ['active', null, false, false],
    ['crew_id', null, null, null],
    ['extra', { a: 1 }, '{\n  "a": 1\n}', { a: 1 }],
  ])('%s: %j is drafted and sent back unchanged', (name, value, draft, sent) => {
    const one = fields.find((candidate) => candidate.name === name)!
    expect(toDraft(one, value)).toEqual(draft)
    expect(fromDraft(one, draft)).toEqual(sent)
  })
  it('send nonsense as it is, so that the server’s sentence appears', () => {
    expect(fromDraft(field('size', 'integer'), 'zwölf')).toBe('zwölf')
    expect(fromDraft(field('extra', 'json'), '{')).toBe('{')
  })
  it('send only what changed, and only what is filled in', () => {
    const row = { id: 1, version: 2, name: 'A', size: 3, begun_at: null }
    const some = fields.filter((one) => ['name', 'size', 'begun_at'].includes(one.name))
    const draft = { name: 'B', size: '3', begun_at: '' }
    expect(changedValues(some, draft, row)).toEqual({ name: 'B' })
    expect(changedValues(some, { ...draft, size: '' }, row)).toEqual({ name: 'B', size: null })
    expect(filledValues(some, { name: 'B', size: '', begun_at: '' })).toEqual({ name: 'B' })
  })
  it('are shown by label and unit', () => {
    expect(displayValue(fields[10]!, 'on_hold')).toBe('挂起')
    expect(displayValue(fields[6]!, '1234.50')).toBe('¥\u00a01\u202f234.50')
    expect(displayValue(fields[9]!, false)).toBe('否')
    expect(displayValue(fields[3]!, null)).toBe(NONE)
  })
})
