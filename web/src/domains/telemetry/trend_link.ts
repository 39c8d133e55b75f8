/** Pure: what a trend page shows, as its address keeps it. */
import { DAY_MS, SPANS, type Stretch } from './trend'

export const POINTS_MAX = 8

export interface TrendLink {
  points: number[]
  stretch: Stretch
  /** Ends at the present moment and moves on with it. */
  follows: boolean
  ghost: boolean
}

type Query = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function readLink(query: Query, now: number): TrendLink {
  const points = [...new Set(text(query.points).split(',').map(Number))].filter((id) => Number.isInteger(id) && id > 0).slice(0, POINTS_MAX)
  const ghost = text(query.before) === '1'
  const [from, to] = [Date.parse(text(query.from)), Date.parse(text(query.to))]
  if (to > from) return { points, stretch: { from, to }, follows: false, ghost }
  const span = SPANS.find((one) => one.key === text(query.span))?.ms ?? (Number(text(query.span)) > 0 ? Number(text(query.span)) * 1000 : DAY_MS)
  return { points, stretch: { from: now - span, to: now }, follows: true, ghost }
}

/** A stretch that follows the present is kept as its length, another one by its ends. */
export function queryOf(link: TrendLink): Record<string, string> {
  const query: Record<string, string> = {}
  if (link.points.length) query.points = link.points.join(',')
  if (link.follows) {
    const span = link.stretch.to - link.stretch.from
    query.span = SPANS.find(({ ms }) => Math.abs(ms - span) < 1000)?.key ?? String(Math.round(span / 1000))
  } else {
    query.from = new Date(link.stretch.from).toISOString()
    query.to = new Date(link.stretch.to).toISOString()
  }
  if (link.ghost) query.before = '1'
  return query
}
