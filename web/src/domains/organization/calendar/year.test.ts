import { describe, expect, it } from 'vitest'
import { daysOf, weekdayOf } from '../days'
import type { CalendarDay } from '../types'
import { lookOf, monthsOf, stretchesOf } from './year'

const plain = (day: string): CalendarDay => ({ day, name: '', working: weekdayOf(day) < 6, published: false, own_id: 0 })
const year = daysOf('2026-01-01', '2027-01-01').map(plain)

describe('calendar year', () => {
  it('lays out twelve months with weeks from Monday', () => {
    const months = monthsOf(year)
    expect(months).toHaveLength(12)
    expect(months[0]?.weeks[0]?.map((day) => day?.day ?? null)).toEqual([null, null, null, '2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'])
    expect(months.reduce((sum, month) => sum + month.working, 0)).toBe(261)
  })
  it('tells published days, the hospital’s own and weekends apart', () => {
    expect(lookOf(plain('2026-11-24'))).toBe('plain')
    expect(lookOf(plain('2026-11-28'))).toBe('weekend')
    expect(lookOf({ ...plain('2026-10-01'), working: false, published: true })).toBe('holiday')
    expect(lookOf({ ...plain('2026-10-10'), working: true, published: true })).toBe('make_up')
    expect(lookOf({ ...plain('2026-10-01'), working: true, published: true, own_id: 4 })).toBe('own_working')
  })
  it('joins a holiday into one line', () => {
    const days = ['2026-10-01', '2026-10-02', '2026-10-03'].map((day) => ({ ...plain(day), working: false, published: true, name: '国庆节' }))
    expect(stretchesOf([...days, plain('2026-10-05')])).toEqual([{ from: '2026-10-01', to: '2026-10-03', name: '国庆节', look: 'holiday', days: 3 }])
  })
})
