import { describe, expect, it } from 'vitest'
import { closer, DAY_MS, HOUR_MS, hourly, moved, seriesText, suggestedCode, withGaps } from './trend'

const step = (at: number, mean = 1) => ({ at: new Date(at).toISOString(), n: 1, mean, min: mean, max: mean })

describe('trends', () => {
  it('break where nothing was read', () => {
    const shown = withGaps({ from: '', to: '', step_s: 60, items: [step(0), step(60_000), step(240_000)] })
    expect(shown.map((one) => one.step === null)).toEqual([false, false, true, false])
    expect(shown[2]!.at).toBe(120_000)
    const slow = withGaps({ from: '', to: '', step_s: 10, items: [step(0), step(60_000), step(120_000), step(180_000), step(900_000)] })
    expect(slow.map((one) => one.step === null)).toEqual([false, false, false, false, true, false])
    expect(withGaps({ from: '', to: '', step_s: 60, items: [step(0), step(240_000)] }, 120)).toHaveLength(2)
  })
  it('come closer and move, never past now', () => {
    expect(closer({ from: 0, to: 6 * DAY_MS }, 3 * DAY_MS)).toEqual({ from: 2.5 * DAY_MS, to: 3.5 * DAY_MS })
    expect(moved({ from: 0, to: DAY_MS }, -1, DAY_MS)).toEqual({ from: -DAY_MS / 2, to: DAY_MS / 2 })
    expect(moved({ from: 0, to: DAY_MS }, 1, DAY_MS + HOUR_MS)).toEqual({ from: HOUR_MS, to: DAY_MS + HOUR_MS })
  })
  it('show the last day by the hour', () => {
    const hours = hourly([step(23 * HOUR_MS, 5), step(21 * HOUR_MS, 4)], 23.5 * HOUR_MS)
    expect(hours).toHaveLength(24)
    expect(hours.slice(-3)).toEqual([4, null, 5])
  })
  it('suggest a code for a series', () => {
    expect(suggestedCode({ measurement: 'cold', tags: 'building=A,room=3', field: 'celsius' })).toBe('cold_A_3_celsius')
    expect(suggestedCode({ measurement: '冷库 温度', tags: '', field: 'v' })).toBe('冷库_温度_v')
  })
  it('are read as people read them', () => {
    expect(seriesText({ measurement: 'chiller', tags: 'device=LS-001', field: 'load' })).toBe('chiller · device=LS-001 · load')
    expect(seriesText({ measurement: 'room', tags: '', field: 't' })).toBe('room · t')
  })
})
