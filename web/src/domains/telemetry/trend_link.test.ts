import { describe, expect, it } from 'vitest'
import { pinched } from '@/ui/chart/span'
import { DAY_MS, HOUR_MS } from './trend'
import { queryOf, readLink } from './trend_link'

const NOW = 1_800_000_000_000

describe('the address of a trend', () => {
  it('keeps a stretch that follows the present by its length', () => {
    const link = readLink({ points: '3,1,3,x,-2', span: 'hour', before: '1' }, NOW)
    expect(link).toEqual({ points: [3, 1], stretch: { from: NOW - HOUR_MS, to: NOW }, follows: true, ghost: true })
    expect(queryOf(link)).toEqual({ points: '3,1', span: 'hour', before: '1' })
    expect(queryOf({ ...link, stretch: { from: NOW - 90_000, to: NOW } }).span).toBe('90')
    expect(readLink({ span: '90' }, NOW).stretch.from).toBe(NOW - 90_000)
  })
  it('keeps another stretch by its ends', () => {
    const link = readLink({ from: '2026-11-01T00:00:00.000Z', to: '2026-11-02T00:00:00.000Z' }, NOW)
    expect(link.follows).toBe(false)
    expect(link.stretch.to - link.stretch.from).toBe(DAY_MS)
    expect(readLink(queryOf(link), NOW)).toEqual(link)
    expect(readLink({ from: 'x', to: 'y' }, NOW).follows).toBe(true)
  })
  it('shows at most eight points', () => {
    expect(readLink({ points: Array.from({ length: 12 }, (_, index) => index + 1).join(',') }, NOW).points).toHaveLength(8)
  })
})

describe('two fingers', () => {
  it('come closer when they part and go away when they meet', () => {
    const shown = { from: 0, to: 1000 }
    expect(pinched([{ at: 400, x: 0.3 }, { at: 600, x: 0.7 }], shown)).toEqual({ from: 250, to: 750 })
    expect(pinched([{ at: 600, x: 0.55 }, { at: 400, x: 0.45 }], shown)).toEqual({ from: -500, to: 1500 })
    expect(pinched([{ at: 400, x: 0.5 }, { at: 600, x: 0.5 }], shown)).toBeNull()
  })
})
