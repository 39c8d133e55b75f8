/** Pure: the picture of a warning. What was usual before it began, the line to the limit, the cone of its arrival. */
import type { TrendStep } from '@/domains/telemetry/types'
import type { Foretold } from './types'

export const HOUR_MS = 3_600_000
const AHEAD_MAX = 1.5
const CONE_STEPS = 24

/** Where nineteen of twenty means lay before it began; null when too few are known. */
export function usualBand(steps: TrendStep[], since: number): { from: number; to: number } | null {
  const before = steps.filter((step) => Date.parse(step.at) < since).map((step) => step.mean).sort((a, b) => a - b)
  if (before.length < 20) return null
  const at = (share: number) => before[Math.round((before.length - 1) * share)]!
  return { from: at(0.025), to: at(0.975) }
}

type Point = [number, number | null]
type Range = [number, number | null, number | null]

export interface Ahead {
  line: Point[]
  cone: Range[]
}

/** The line from the last value to the limit, and how far apart the earliest and the latest way are at each time. */
export function waysAhead(warning: Foretold, span: number): Ahead {
  if (warning.limit_value === null || !warning.limit_at || !warning.limit_from) return { line: [], cone: [] }
  const start = Date.parse(warning.seen_at)
  const limit = warning.limit_value
  const met = Math.max(Date.parse(warning.limit_at), start + 1)
  const early = Math.max(Date.parse(warning.limit_from), start + 1)
  const late = warning.limit_until ? Math.max(Date.parse(warning.limit_until), met) : Infinity
  const end = Math.min(Math.max(Number.isFinite(late) ? late : 0, met), start + Math.max(span * AHEAD_MAX, HOUR_MS))
  const on = (arrival: number, at: number) => {
    const share = Number.isFinite(arrival) ? Math.min(1, (at - start) / (arrival - start)) : 0
    return warning.value + (limit - warning.value) * share
  }
  const times = Array.from({ length: CONE_STEPS + 1 }, (_, index) => start + ((end - start) * index) / CONE_STEPS)
  const lineEnd = Math.min(met, end)
  return {
    line: [[start, warning.value], [lineEnd, on(met, lineEnd)]],
    cone: times.map((at) => { const pair = [on(early, at), on(late, at)]; return [at, Math.min(...pair), Math.max(...pair)] }),
  }
}

/** Time left until the limit, or null without one. Negative: it should be met by now. */
export function timeLeft(warning: Pick<Foretold, 'limit_at'>, now: number): number | null {
  return warning.limit_at ? Date.parse(warning.limit_at) - now : null
}
