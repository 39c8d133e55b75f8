import { describe, expect, it } from 'vitest'
import { addDays, bucketsFor, daysText, monthStart, periodDays, usualBucket } from './period'

// 2026-11-24 09:00 in Shanghai.
const NOW = Date.parse('2026-11-24T01:00:00Z')

describe('periods', () => {
  it('follow the calendar of the hospital and end with today while they run', () => {
    expect(periodDays('this_month', NOW)).toEqual({ from: '2026-11-01', to: '2026-11-25' })
    expect(periodDays('last_month', NOW)).toEqual({ from: '2026-10-01', to: '2026-11-01' })
    expect(periodDays('this_quarter', NOW)).toEqual({ from: '2026-10-01', to: '2026-11-25' })
    expect(periodDays('this_year', NOW)).toEqual({ from: '2026-01-01', to: '2026-11-25' })
    expect(periodDays('last_12_months', NOW)).toEqual({ from: '2025-11-01', to: '2026-11-01' })
    expect(periodDays('range', NOW, { from: '2026-03-05', to: '2026-03-12' })).toEqual({ from: '2026-03-05', to: '2026-03-12' })
  })
  it('begin on the hospital’s day, not on that of UTC', () => {
    expect(periodDays('this_month', Date.parse('2026-10-31T16:30:00Z')).from).toBe('2026-11-01')
  })
  it('fall back to this month when a range makes no sense', () => {
    expect(periodDays('range', NOW, { from: '2026-03-12', to: '2026-03-05' }).from).toBe('2026-11-01')
    expect(periodDays('range', NOW, { from: 'x' }).from).toBe('2026-11-01')
  })
  it('are told with both days inside', () => {
    expect(daysText({ from: '2026-11-01', to: '2026-11-25' })).toBe('2026-11-01 – 11-24')
    expect(daysText({ from: '2025-11-01', to: '2026-11-01' })).toBe('2025-11-01 – 2026-10-31')
    expect(daysText({ from: '2026-11-01', to: '2026-11-02' })).toBe('2026-11-01')
  })
  it('count over the ends of months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(monthStart('2026-01-31', -1)).toBe('2025-12-01')
  })
  it('have buckets that can be read', () => {
    expect(bucketsFor({ from: '2026-11-01', to: '2026-11-02' })).toEqual(['day'])
    expect(bucketsFor({ from: '2026-11-01', to: '2026-12-01' })).toEqual(['day', 'week'])
    expect(bucketsFor({ from: '2025-01-01', to: '2026-01-01' })).toEqual(['week', 'month'])
    expect(usualBucket({ from: '2026-11-01', to: '2026-12-01' })).toBe('day')
    expect(usualBucket({ from: '2025-01-01', to: '2026-01-01' })).toBe('month')
  })
})
