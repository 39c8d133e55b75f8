/** Pure: what a trend shows and where it may move. */
import type { Trend, TrendStep } from './types'

export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
/** Spans to choose from; their texts are `telemetry.span.<key>`. */
export const SPANS: Array<{ key: string; ms: number }> = [
  { key: 'hour', ms: HOUR_MS }, { key: 'day', ms: DAY_MS }, { key: 'week', ms: 7 * DAY_MS },
  { key: 'month', ms: 30 * DAY_MS }, { key: 'year', ms: 365 * DAY_MS }, { key: 'years', ms: 5 * 365 * DAY_MS },
]
const SPAN_MS_MIN = 10 * 60_000
const CLOSER = 6

export interface Stretch {
  from: number
  to: number
}

export const spanOf = (stretch: Stretch): number => stretch.to - stretch.from

/** A sixth of the stretch around `at`. */
export function closer(stretch: Stretch, at: number): Stretch {
  const half = Math.max(spanOf(stretch) / CLOSER, SPAN_MS_MIN) / 2
  return { from: at - half, to: at + half }
}

/** The stretch half its length earlier or later, never past `now`. */
export function moved(stretch: Stretch, direction: -1 | 1, now: number): Stretch {
  const by = Math.min((spanOf(stretch) / 2) * direction, now - stretch.to)
  return { from: stretch.from + by, to: stretch.to + by }
}

const SILENT_PERIODS = 3

/** What passes between two steps as a rule. */
function usualPause(items: TrendStep[]): number {
  const pauses = items.slice(1).map((step, index) => Date.parse(step.at) - Date.parse(items[index]!.at)).sort((a, b) => a - b)
  return pauses[Math.floor((pauses.length - 1) / 2)] ?? 0
}

/**
 * Steps on the axis with `null` where nothing was read for longer than usual, so that the line breaks there. Steps may be
 * shorter than the time between two readings: that alone is no gap.
 */
export function withGaps(trend: Trend, periodSeconds = 0): Array<{ at: number; step: TrendStep | null }> {
  const out: Array<{ at: number; step: TrendStep | null }> = []
  const stepMs = trend.step_s * 1000
  const pauseMax = Math.max(stepMs * 1.5, SILENT_PERIODS * periodSeconds * 1000, usualPause(trend.items) > stepMs ? SILENT_PERIODS * usualPause(trend.items) : 0)
  for (const step of trend.items) {
    const at = Date.parse(step.at)
    const last = out.length ? out[out.length - 1]!.at : at
    if (at - last > pauseMax) out.push({ at: last + stepMs, step: null })
    out.push({ at, step })
  }
  return out
}

/** The last 24 hours for a sparkline: one value an hour, null where nothing came. */
export function hourly(day: TrendStep[], now: number): Array<number | null> {
  const end = Math.floor(now / HOUR_MS) * HOUR_MS
  const known = new Map(day.map((step) => [Date.parse(step.at), step.mean]))
  return Array.from({ length: 24 }, (_, index) => known.get(end - (23 - index) * HOUR_MS) ?? null)
}

/** A code and a name that somebody may keep or change: cold room=3 celsius → cold_3_celsius. */
export function suggestedCode(series: { measurement: string; tags: string; field: string }): string {
  const values = series.tags.split(',').map((tag) => tag.slice(tag.indexOf('=') + 1)).filter(Boolean)
  return [series.measurement, ...values, series.field].join('_').replace(/[^\p{L}\p{N}]+/gu, '_').slice(0, 60)
}

/** A series as people read it: "chiller · device=LS-001 · supply_temp". */
export function seriesText(series: { measurement: string; tags: string; field: string }): string {
  return [series.measurement, series.tags, series.field].filter((one) => one !== '').join(' · ')
}
