/** Periods that people pick, as civil days of the hospital: `from` belongs to them, `to` no longer. */
import { civilDay } from './format'

export const PERIODS = ['this_month', 'last_month', 'this_quarter', 'this_year', 'last_12_months', 'range'] as const
export type PeriodName = (typeof PERIODS)[number]

export interface Days {
  from: string
  to: string
}

const DAY_MS = 86_400_000
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10)

export const isDay = (day: unknown): day is string => typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) && Number.isFinite(at(day))
export const addDays = (day: string, days: number): string => text(at(day) + days * DAY_MS)
export const daysIn = ({ from, to }: Days): number => Math.round((at(to) - at(from)) / DAY_MS)

/** The first of the month that is `months` after that of `day`. */
export function monthStart(day: string, months = 0): string {
  const [year, month] = day.split('-').map(Number)
  return text(Date.UTC(year!, month! - 1 + months, 1))
}

/** A running month, quarter or year ends with today, so that it is compared with as many days. */
export function periodDays(name: PeriodName, now: number, range?: Partial<Days>): Days {
  const today = civilDay(now)
  const tomorrow = addDays(today, 1)
  const quarter = -((Number(today.slice(5, 7)) - 1) % 3)
  switch (name) {
    case 'last_month': return { from: monthStart(today, -1), to: monthStart(today) }
    case 'this_quarter': return { from: monthStart(today, quarter), to: tomorrow }
    case 'this_year': return { from: `${today.slice(0, 4)}-01-01`, to: tomorrow }
    case 'last_12_months': return { from: monthStart(today, -12), to: monthStart(today) }
    case 'range': if (isDay(range?.from) && isDay(range?.to) && range.from < range.to) return { from: range.from, to: range.to }
  }
  return { from: monthStart(today), to: tomorrow }
}

/** `2026-11-01 – 11-24`, both days belong to it. */
export function daysText({ from, to }: Days): string {
  const last = addDays(to, -1)
  if (last === from) return from
  return `${from} – ${last.slice(0, 4) === from.slice(0, 4) ? last.slice(5) : last}`
}

export const BUCKETS = ['day', 'week', 'month'] as const
export type Bucket = (typeof BUCKETS)[number]

/** Buckets that make between two and about a hundred points of a period. */
export function bucketsFor(days: Days): Bucket[] {
  const n = daysIn(days)
  const fitting = BUCKETS.filter((bucket) => (bucket === 'day' ? n <= 100 : bucket === 'week' ? n > 14 && n <= 740 : n > 45))
  return fitting.length > 0 ? fitting : ['day']
}

export function usualBucket(days: Days): Bucket {
  const n = daysIn(days)
  return n <= 45 ? 'day' : n <= 120 ? 'week' : 'month'
}
