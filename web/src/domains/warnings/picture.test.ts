import { describe, expect, it } from 'vitest'
import type { Foretold } from './types'
import { HOUR_MS, timeLeft, usualBand, waysAhead } from './picture'

const at = (hours: number) => new Date(Date.UTC(2026, 0, 10) + hours * HOUR_MS).toISOString()
const ms = (hours: number) => Date.parse(at(hours))
const warning: Foretold = { value: 94, expected: 95, limit_value: 93, limit_at: at(20), limit_from: at(10), limit_until: at(40), since: at(-48), told_at: at(-24), seen_at: at(0) }
const steps = (n: number, from: number) => Array.from({ length: n }, (_, i) => ({ at: at(from + i), n: 1, mean: i, min: i, max: i }))

describe('the picture of a warning', () => {
  it('knows what was usual only from before', () => {
    expect(usualBand(steps(40, -100), ms(-48))).toEqual({ from: 1, to: 38 })
    expect(usualBand(steps(10, -100), ms(-48))).toBeNull()
    expect(usualBand(steps(40, -48), ms(-48))).toBeNull()
  })
  it('leads to the limit inside the cone', () => {
    const { line, cone } = waysAhead(warning, 200 * HOUR_MS)
    expect(line).toEqual([[ms(0), 94], [ms(20), 93]])
    expect(cone[0]).toEqual([ms(0), 94, 94])
    expect(cone[cone.length - 1]).toEqual([ms(40), 93, 93])
    expect(cone.every((one) => one[1]! <= one[2]!)).toBe(true)
  })
  it('leaves the late side open when it may never arrive, and draws nothing without a limit', () => {
    const { cone } = waysAhead({ ...warning, limit_until: null }, 20 * HOUR_MS)
    expect(cone[cone.length - 1]![2]).toBe(94)
    expect(waysAhead({ ...warning, limit_value: null }, HOUR_MS)).toEqual({ line: [], cone: [] })
  })
  it('counts the time left', () => {
    expect(timeLeft(warning, ms(5))).toBe(15 * HOUR_MS)
    expect(timeLeft({ limit_at: null }, 0)).toBeNull()
  })
})
