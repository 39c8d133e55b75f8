import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysOf, mondayOf, weekdayOf, weekNumber } from './days'

describe('civil days', () => {
  it('knows weekdays, also before 1970', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(weekdayOf('1969-12-31')).toBe(3)
  })
  it('finds the Monday of a week, across months and years', () => {
    expect(mondayOf('2026-11-29')).toBe('2026-11-23')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
  })
  it('adds days over a leap day and months over a year', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(addMonths('2026-11-24', 2)).toBe('2027-01-01')
    expect(addMonths('2026-01-31', -1)).toBe('2025-12-01')
  })
  it('lists half-open stretches', () => {
    expect(daysOf('2026-11-29', '2026-12-02')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(daysOf('2026-12-02', '2026-11-29')).toEqual([])
  })
  it('numbers weeks as ISO does', () => {
    expect(weekNumber('2026-01-01')).toBe(1)
    expect(weekNumber('2027-01-01')).toBe(53)
    expect(weekNumber('2026-11-24')).toBe(48)
  })
})
