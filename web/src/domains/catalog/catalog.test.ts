import { describe, expect, it } from 'vitest'
import { groupParameters, timelineOf, valueText, type DatedValue, type ParameterValue } from './types'

const parameter = (code: string, over: Partial<ParameterValue> = {}): ParameterValue => ({ code, value: '', default: '', unit: '', label: code, source: '', number: false, options: [], ...over })
const dated = (valid_from: string, value: string, valid_to: string | null = null): DatedValue => ({ id: 1, code: 'a.b', value, valid_from, valid_to, source: '' })

describe('parameters', () => {
  it('are grouped by their first word, the limits apart', () => {
    const groups = groupParameters([parameter('hospital.name'), parameter('repair.limit.p1.clock'), parameter('repair.low_score'), parameter('repair.holds_max')])
    expect(groups.map((group) => [group.name, group.parameters.length])).toEqual([['hospital', 1], ['repair', 2]])
  })
  it('read minutes as hours or as a time of the day', () => {
    expect(valueText(parameter('x', { number: true, unit: 'min' }), '240')).toBe('4 小时')
    expect(valueText(parameter('x', { number: true, unit: 'min' }), '15')).toBe('15\u00a0min')
    expect(valueText(parameter('repair.service_hours.start_minute', { number: true, unit: 'min' }), '480')).toBe('08:00')
    expect(valueText(parameter('repair.limit.p4.restore_minutes', { number: true, unit: 'min' }), '1710')).toBe('28.5\u00a0h')
    expect(valueText(parameter('repair.confirm_after_minutes', { number: true, unit: 'min' }), '4320')).toBe('3 天')
    expect(valueText(parameter('x', { options: [{ value: 'manual', label: '人工派单' }] }), 'manual')).toBe('人工派单')
  })
  it('hold from their day until the next or their end', () => {
    const rows = [dated('2026-01-01', '1'), dated('2026-06-01', '2'), dated('2027-01-01', '3')]
    expect(timelineOf(rows, 'a.b', '2026-07-01').map((one) => [one.row.value, one.when])).toEqual([['3', 'ahead'], ['2', 'now'], ['1', 'past']])
    expect(timelineOf([dated('2026-01-01', '1'), dated('2026-06-01', '2', '2026-06-30')], 'a.b', '2026-07-01').map((one) => one.when)).toEqual(['past', 'now'])
  })
})
