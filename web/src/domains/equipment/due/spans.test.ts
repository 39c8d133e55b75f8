import { describe, expect, it } from 'vitest'
import type { DueRow } from '../types'
import { addDays, groupsOf, monthsFrom } from './spans'

const row = (id: number, next_due: string, level = 'later', last_result = 'passed') => ({ id, next_due, level, last_result }) as DueRow
const rows = [row(1, '2026-11-01', 'overdue'), row(2, '2026-11-28'), row(3, '2026-12-20'), row(4, '2027-01-23'), row(5, '2027-01-25'), row(6, '2027-05-01', 'later', 'failed')]
const shown = (...args: Parameters<typeof groupsOf>) => groupsOf(...args).map((group) => [group.key, group.rows.map((one) => one.id)])

describe('spans of due clocks', () => {
  it('groups overdue, the week, then months, up to 60 days', () => {
    expect(shown(rows, '2026-11-24', 'days60', '')).toEqual([['overdue', [1, 6]], ['week', [2]], ['2026-12', [3]], ['2027-01', [4]]])
  })
  it('keeps to this month, and always shows what is overdue', () => {
    expect(shown(rows, '2026-11-24', 'month', '')).toEqual([['overdue', [1, 6]], ['week', [2]]])
  })
  it('shows the overdue alone, or one month', () => {
    expect(shown(rows, '2026-11-24', 'overdue', '')).toEqual([['overdue', [1, 6]]])
    expect(shown(rows, '2026-11-24', 'days60', '2027-01')).toEqual([['2027-01', [4, 5]]])
  })
  it('counts months over the turn of the year', () => {
    expect(monthsFrom('2026-11-24').slice(0, 3)).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})
