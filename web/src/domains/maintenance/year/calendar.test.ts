import { describe, expect, it } from 'vitest'
import { daysIn, daysOf, landing, monthDays, monthsOf, shade, sum, weekLoad, weeksOf, windowOf } from './calendar'
import type { CrewLoad } from './types'

const plan = { first_day: '2026-12-03', last_day: '2027-01-20' } // a Thursday
const crew: CrewLoad = { id: 3, vendor_id: 0, name: '一班', limited: true, capacity: [300, 300, 0, 0, 200], load: [[0, 240, 3], [4, 260, 2]] }

describe('days and weeks of a plan', () => {
  it('puts load against capacity', () => {
    const days = daysOf(crew)
    expect(days.map((day) => day.minutes)).toEqual([240, 0, 0, 0, 260])
    expect(days.map((day) => shade(day))).toEqual([4, 0, 0, 0, 6])
    expect(sum(days)).toEqual({ minutes: 500, capacity: 800, visits: 5, limited: true })
  })
  it('begins weeks on Mondays', () => {
    expect(weeksOf(plan)[0]).toBe('2026-11-30')
    expect(weeksOf(plan)).toHaveLength(8)
    expect(weekLoad(plan, daysOf(crew), '2026-11-30')).toMatchObject({ minutes: 240, capacity: 600 })
    expect(weekLoad(plan, daysOf(crew), '2026-12-07')).toMatchObject({ minutes: 260, capacity: 200 })
  })
  it('fills months to whole weeks', () => {
    expect(monthDays('2026-12')[0]).toBe('2026-11-30')
    expect(monthDays('2026-12')).toHaveLength(35)
    expect(monthsOf(plan)).toEqual(['2026-12', '2027-01'])
    expect(monthsOf({ first_day: '2026-01-31', last_day: '2026-03-01' })).toEqual(['2026-01', '2026-02', '2026-03'])
  })
  it('shades a company without a limit by its busiest day', () => {
    expect(shade({ minutes: 50, capacity: 0, visits: 1, limited: false }, 100)).toBe(3)
    expect(shade({ minutes: 0, capacity: 0, visits: 0, limited: false }, 100)).toBe(0)
  })
  it('cuts windows to the plan', () => {
    expect(windowOf(plan, { first_on: '2026-11-20', last_on: '2026-12-05' })).toEqual(['2026-12-03', '2026-12-04', '2026-12-05'])
    expect(windowOf(plan, { first_on: '2027-01-19', last_on: '2027-02-05' })).toHaveLength(2)
  })
  it('lands a visit in a month on the roomiest day of its window, else on the first with room', () => {
    const loads = daysOf(crew)
    const visit = { first_on: '2026-12-03', last_on: '2026-12-05', minutes: 30 }
    expect(landing(plan, visit, loads, '2026-12')).toBe('2026-12-04')
    expect(landing(plan, { ...visit, first_on: '2027-01-01', last_on: '2027-01-09' }, loads, '2026-12')).toBe('2026-12-03')
    expect(landing({ ...plan, last_day: '2026-12-07' }, { ...visit, minutes: 900 }, loads, '2026-12')).toBe('2026-12-03')
    expect(landing(plan, visit, loads, '2027-03')).toBeNull()
    expect(daysIn(plan, '2027-01')).toHaveLength(20)
  })
})
