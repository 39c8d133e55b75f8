import { describe, expect, it } from 'vitest'
import { conditionOf, courseOf, gradeOfRate, gradesOf, grouped } from './alarm_text'
import type { AlarmRow, OpenAlarms, Quality } from './types'

const alarm = (id: number, root_id = 0): AlarmRow => ({ id, root_id, kind: 'low', value: 92.4, limit_value: 93, unit: '%', priority: 'high' }) as AlarmRow
const open = (...items: AlarmRow[]): OpenAlarms => ({ items, high: 0, medium: 0, low: 0, unseen: 0, total: items.length })

describe('alarms', () => {
  it('stand below the one that explains them, unless that is not shown', () => {
    const groups = grouped(open(alarm(1), alarm(2, 1), alarm(3, 99)), () => true)
    expect(groups.map((one) => [one.alarm.id, one.caused.map((caused) => caused.id)])).toEqual([[1, [2]], [3, []]])
  })
  it('stay when only a consequence fits the filter', () => {
    expect(grouped(open(alarm(1), alarm(2, 1)), (one) => one.id === 2)).toHaveLength(1)
    expect(grouped(open(alarm(1)), () => false)).toHaveLength(0)
  })
  it('draw one line through slow readings and break it where some are missing', () => {
    const at = (minute: number) => ({ at: new Date(minute * 60_000).toISOString(), n: 1, mean: 1, min: 1, max: 1 })
    const course = courseOf({ from: '', to: '', step_s: 10, items: [0, 1, 2, 3, 20, 21].map(at) })
    expect(course.map((one) => one.step !== null)).toEqual([true, true, true, true, false, true, true])
  })
  it('say value and limit', () => {
    expect(conditionOf(alarm(1))).toContain('<')
    expect(conditionOf({ ...alarm(1), kind: 'high_high' })).toContain('>')
  })
  it('are graded as EEMUA 191 does', () => {
    expect([gradeOfRate(1), gradeOfRate(2), gradeOfRate(2.1)]).toEqual(['good', 'fair', 'bad'])
    const grades = gradesOf({ per_ten_minutes: 0.2, peak_ten_minutes: 12, flood_share: 0.2, chattering: 0, stale: 4, top_share: 0.5 } as Quality)
    expect(grades).toEqual({ rate: 'good', peak: 'fair', flood: 'bad', chattering: 'good', stale: 'good', top: 'bad' })
  })
})
