import { beforeEach, describe, expect, it } from 'vitest'
import { civilDay, clock, formatBytes, formatChange, formatDue, formatDuration, formatFigure, formatInstant, formatNumber, formatSpanShort, formatTotal, instantFromWallClock, NONE, setHospitalZone, wallClockFromInstant, zoned } from './format'
import { locale } from './locale'

beforeEach(() => {
  locale.value = 'zh'
  setHospitalZone(480)
})

describe('instants in the hospital zone', () => {
  it('crosses midnight and year with the zone, not with the browser', () => {
    expect(civilDay('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
    expect(clock('2026-12-31T15:59:59.999Z')).toBe('23:59')
    expect(zoned('2026-11-24T01:53:25.123Z')).toMatchObject({ year: 2026, month: 11, day: 24, hour: 9, minute: 53, weekday: 2 })
  })
  it.each([
    ['full', '2026-11-24 09:53'],
    ['short', '11-24 09:53'],
    ['smart', '09:53'],
  ] as const)('%s', (style, text) => {
    expect(formatInstant('2026-11-24T01:53:25.123Z', style, Date.parse('2026-11-24T10:00:00Z'))).toBe(text)
  })
  it('shows the year only when it is another', () => {
    expect(formatInstant('2025-11-24T01:53:00Z', 'short', Date.parse('2026-11-24T10:00:00Z'))).toBe('2025-11-24 09:53')
  })
  it('turns wall clock into instants and back', () => {
    expect(instantFromWallClock('2026-11-24T09:53')).toBe('2026-11-24T01:53:00.000Z')
    expect(wallClockFromInstant('2026-11-24T01:53:00.000Z')).toBe('2026-11-24T09:53:00')
    expect(instantFromWallClock('tomorrow')).toBeNull()
  })
  it('has a sign for no time', () => {
    expect(formatInstant(null)).toBe(NONE)
    expect(formatInstant('nonsense')).toBe(NONE)
  })
})

describe('numbers', () => {
  it.each([
    [12786, undefined, '12\u202f786'],
    [0, undefined, '0'],
    ['12.50', undefined, '12.50'],
    ['-1234567.80', undefined, '\u22121\u202f234\u202f567.80'],
    [-0.001, 2, '0.00'],
    [98.634, 1, '98.6'],
    [0.126, undefined, '0.13'],
    [null, undefined, NONE],
    ['', undefined, NONE],
    [Number.NaN, undefined, NONE],
  ])('%s with %s places is %s', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text)
  })
  it('never shows a unit without a number', () => {
    expect(formatFigure(null, '%')).toBe(NONE)
    expect(formatFigure(98.6, '%')).toBe('98.6\u00a0%')
    expect(formatFigure('3120000.00', 'CNY', 0)).toBe('¥\u00a03\u202f120\u202f000')
  })
  it('compares periods', () => {
    expect(formatChange(1.2, 2.5, false)).toBe('\u221252.0\u00a0%')
    expect(formatChange(94.7, 89.5, true)).toBe('+5.2\u00a0pp')
    expect(formatChange(1, 0, false)).toBe(NONE)
    expect(formatChange(3, 3, false)).toBe('±0.0\u00a0%')
  })
  it('sizes of files', () => expect(formatBytes(1_572_864)).toBe('1.5\u00a0MB'))
})

describe('durations', () => {
  it.each([
    [59_999, '不到 1 分钟'],
    [125 * 60_000, '2 小时 5 分'],
    [76 * 3_600_000, '3 天 4 小时'],
    [-5000, '不到 1 分钟'],
  ])('%s ms is %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
  it('speaks English', () => {
    locale.value = 'en'
    expect(formatDuration(125 * 60_000)).toBe('2 h 5 min')
  })
  it('tells left from late', () => {
    const now = Date.parse('2026-11-24T01:00:00Z')
    expect(formatDue('2026-11-24T01:30:00Z', now)).toEqual({ text: '还剩 30 分钟', late: false, ms: 1_800_000 })
    expect(formatDue('2026-11-24T00:50:00Z', now)).toMatchObject({ text: '已超 10 分钟', late: true })
    expect(formatDue(null, now).ms).toBeNull()
  })
  it('fits narrow columns', () => expect([12, 65, 4000].map((minutes) => formatSpanShort(minutes * 60_000))).toEqual(['12′', '1:05', '2d']))
})

describe('totals of lists', () => {
  it('say "more than" where the server stops counting', () => {
    expect(formatTotal(45)).toBe('45')
    expect(formatTotal(10_000)).toBe('10\u202f000')
    expect(formatTotal(10_001)).toBe('10\u202f000+')
  })
})
