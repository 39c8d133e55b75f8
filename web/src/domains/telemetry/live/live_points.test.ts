import { describe, expect, it } from 'vitest'
import { judged, ordered, plantsOf, stateKey, readingsOf, withReadings, type LivePoint } from './live_points'
import { SCHEMATICS } from './schematics'

const NOW = 1_800_000_000_000
const point = (id: number, more: Partial<LivePoint> = {}): LivePoint => ({ id, code: `p${id}`, name: `点${id}`, name_en: '', unit: '%', decimals: 1, device_code: 'A', device_type: 'chiller', measure: 'load', period_s: 10, value: 1, at: new Date(NOW).toISOString(), quality: 'good', reason: 'none', day: [], ...more })

describe('live values', () => {
  it('take what is newer and its quality', () => {
    const [changed, kept] = withReadings([point(1), point(2)], readingsOf(`{"items":[[1,${NOW + 1000},2.5,"bad"],[2,${NOW - 1000},9,"good"]]}`))
    expect(changed).toMatchObject({ value: 2.5, quality: 'bad', reason: 'out_of_range' })
    expect(kept).toMatchObject({ value: 1, quality: 'good' })
  })
  it('keep saying that a value does not change until it does', () => {
    const flat = point(1, { quality: 'uncertain', reason: 'flat' })
    expect(withReadings([flat], [{ id: 1, at: NOW + 1, value: 1, quality: 'good' }])[0]).toMatchObject({ reason: 'flat' })
    expect(withReadings([flat], [{ id: 1, at: NOW + 1, value: 2, quality: 'good' }])[0]).toMatchObject({ reason: 'none', quality: 'good' })
  })
  it('are no news after three periods', () => {
    expect(judged([point(1)], NOW + 29_000)[0]).toMatchObject({ reason: 'none' })
    expect(judged([point(1)], NOW + 31_000)[0]).toMatchObject({ reason: 'stale', quality: 'bad' })
  })
  it('stand together by device, in the order of the plant rooms', () => {
    const plants = plantsOf([point(1, { device_code: '', device_type: '' }), point(2, { device_code: 'B' }), point(3, { device_code: 'Z', device_type: 'oxygen_plant', quality: 'bad' }), point(4, { device_code: 'B' })], ['oxygen_plant', 'chiller'])
    expect(plants.map((plant) => [plant.device, plant.points.length, plant.doubtful])).toEqual([['Z', 1, 1], ['B', 2, 0], ['', 1, 0]])
  })
})

describe('what is shown', () => {
  it('says states in words and what matters first', () => {
    expect(stateKey({ measure: 'running', value: 1 })).toBe('telemetry.state.running.1')
    expect(stateKey({ measure: 'load', value: 1 })).toBeNull()
    expect(ordered([point(1, { measure: 'b' }), point(2, { measure: 'a' }), point(3, { measure: 'z' })], ['z', 'a']).map((one) => one.measure)).toEqual(['z', 'a', 'b'])
  })
})

describe('schematics', () => {
  it('stay inside their picture, and no two values lie on each other', () => {
    for (const [type, { width, height, parts, slots, first }] of Object.entries(SCHEMATICS)) {
      for (const measure of first) expect(slots.some((slot) => slot.measure === measure), `${type} ${measure}`).toBe(true)
      for (const part of parts) expect(part.x >= 0 && part.y >= 0 && part.x + part.w <= width && part.y + part.h <= height, `${type} ${part.label}`).toBe(true)
      for (const slot of slots) expect(slot.x > 24 && slot.x < width - 24 && slot.y >= 13 && slot.y <= height - 8, `${type} ${slot.measure}`).toBe(true)
      slots.forEach((a, i) => slots.slice(i + 1).forEach((b) => expect(Math.abs(a.x - b.x) >= 64 || Math.abs(a.y - b.y) >= 24, `${type} ${a.measure} ${b.measure}`).toBe(true)))
    }
  })
})
