import { describe, expect, it } from 'vitest'
import { countdown, isLate, mergeDirection } from './order_text'
import { initials, matches } from './pinyin'

describe('countdown', () => {
  const now = Date.parse('2026-11-24T02:00:00.000Z')
  const after = (ms: number) => new Date(now + ms).toISOString()
  it('is exact when little time is left, coarse when much', () => {
    expect(countdown(after(9 * 60_000 + 5_000), now)).toEqual({ text: '9′05″', late: false, soon: true })
    expect(countdown(after(185 * 60_000), now)?.text).toBe('3h05')
    expect(countdown(after(4 * 86_400_000 + 5), now)?.text).toBe('4d')
  })
  it('tells what is over', () => {
    expect(countdown(after(-61_000), now)).toEqual({ text: '1′01″', late: true, soon: false })
    expect(countdown(null, now)).toBeNull()
  })
  it('never calls finished work late', () => {
    expect(isLate({ state: 'working', due_at: after(-1) }, now)).toBe(true)
    expect(isLate({ state: 'restored', due_at: after(-1) }, now)).toBe(false)
    expect(isLate({ state: 'reported', due_at: null }, now)).toBe(false)
  })
})

describe('merging', () => {
  it('keeps the older order, and work under way', () => {
    expect(mergeDirection({ id: 9, state: 'reported' }, { id: 4, state: 'accepted' })).toEqual({ from: 9, into: 4 })
    expect(mergeDirection({ id: 4, state: 'reported' }, { id: 9, state: 'accepted' })).toEqual({ from: 9, into: 4 })
    expect(mergeDirection({ id: 4, state: 'reported' }, { id: 9, state: 'working' })).toEqual({ from: 4, into: 9 })
    expect(mergeDirection({ id: 9, state: 'taken' }, { id: 4, state: 'pooled' })).toEqual({ from: 4, into: 9 })
    expect(mergeDirection({ id: 9, state: 'taken' }, { id: 4, state: 'working' })).toBeNull()
  })
})

describe('pinyin', () => {
  it('finds names by initials', () => {
    expect(initials('灯不亮')).toBe('dbl')
    expect(initials('空调滴水')).toMatch(/^k[dt]ds$/)
    expect(matches('lt', ['龙头漏水'])).toBe(true)
    expect(matches('漏水', ['龙头漏水'])).toBe(true)
    expect(matches('tap', ['龙头漏水'], ['tap'])).toBe(true)
    expect(matches('zz', ['龙头漏水'], ['tap'])).toBe(false)
  })
})
