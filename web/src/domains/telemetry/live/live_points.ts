/** Pure: newest values of points, and how they become stale on the page itself. */
import type { PointState } from '../types'

export type LivePoint = PointState

export interface Reading {
  id: number
  at: number
  value: number
  quality: PointState['quality']
}

/** `event: readings` of the server. */
export function readingsOf(data: string): Reading[] {
  const { items } = JSON.parse(data) as { items: Array<[number, number, number, PointState['quality']]> }
  return items.map(([id, at, value, quality]) => ({ id, at, value, quality }))
}

/** Values that came while the page was open; older ones than shown change nothing. */
export function withReadings(points: LivePoint[], readings: Reading[]): LivePoint[] {
  const byId = new Map(readings.map((reading) => [reading.id, reading]))
  return points.map((point) => {
    const reading = byId.get(point.id)
    if (!reading || (point.at !== null && Date.parse(point.at) > reading.at)) return point
    // Whether it stands still is the server's judgement; it stays until the value moves.
    const still = point.reason === 'flat' && reading.quality === 'good' && reading.value === point.value
    return { ...point, value: reading.value, at: new Date(reading.at).toISOString(), quality: still ? point.quality : reading.quality, reason: still ? 'flat' : reading.quality === 'bad' ? 'out_of_range' : 'none' }
  })
}

const STALE_PERIODS = 3

/** What the page has not heard of for three periods is no news, also when the connection is cut. */
export function judged(points: LivePoint[], now: number): LivePoint[] {
  return points.map((point) => {
    if (point.at === null || point.reason === 'stale') return point
    const silent = now - Date.parse(point.at) > STALE_PERIODS * Math.max(point.period_s, 5) * 1000
    return silent ? { ...point, quality: 'bad', reason: 'stale' } : point
  })
}

export interface Plant {
  device: string
  type: string
  points: LivePoint[]
  doubtful: number
}

/** Devices in the order of the types that a plant engineer walks by, then by code. Points without a device come last. */
export function plantsOf(points: LivePoint[], order: string[]): Plant[] {
  const plants = new Map<string, Plant>()
  for (const point of points) {
    const plant = plants.get(point.device_code) ?? { device: point.device_code, type: point.device_type, points: [], doubtful: 0 }
    plant.points.push(point)
    if (point.quality !== 'good') plant.doubtful += 1
    plants.set(point.device_code, plant)
  }
  const place = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length)
  return [...plants.values()].sort((a, b) => Number(a.device === '') - Number(b.device === '') || place(a.type) - place(b.type) || a.device.localeCompare(b.device))
}

/** States that are told as numbers: their texts are `telemetry.state.<measure>.<0|1>`. */
const STATES = ['running', 'on_battery', 'trapped']
export const stateKey = (point: Pick<LivePoint, 'measure' | 'value'>): string | null => (STATES.includes(point.measure) && (point.value === 0 || point.value === 1) ? `telemetry.state.${point.measure}.${point.value}` : null)

/** What somebody wants to know first comes first, then by code. */
export function ordered(points: LivePoint[], first: string[]): LivePoint[] {
  const place = (point: LivePoint) => (first.includes(point.measure) ? first.indexOf(point.measure) : first.length)
  return [...points].sort((a, b) => place(a) - place(b) || a.code.localeCompare(b.code))
}
