/** Days and weeks of a year plan with load against capacity. Pure. */
import { addDays } from '@/domains/equipment/due/spans'
import type { CrewLoad, Visit, YearPlan } from './types'

export interface Load { minutes: number; capacity: number; visits: number; limited: boolean }
export const NOTHING: Load = { minutes: 0, capacity: 0, visits: 0, limited: false }

export const dayBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
/** Monday = 0. */
export const weekdayOf = (day: string): number => (new Date(Date.parse(day)).getUTCDay() + 6) % 7
export const mondayOf = (day: string): string => addDays(day, -weekdayOf(day))
export const keyOf = (crew: Pick<CrewLoad, 'id' | 'vendor_id'>): string => `${crew.id}.${crew.id === 0 ? crew.vendor_id : 0}`
export const keyOfVisit = (visit: Visit): string => `${visit.crew_id}.${visit.crew_id === 0 ? visit.vendor_id : 0}`

/** Load of each day of the span, of one crew. */
export function daysOf(crew: CrewLoad): Load[] {
  const days = crew.capacity.map((capacity) => ({ minutes: 0, capacity, visits: 0, limited: crew.limited }))
  for (const [day, minutes, visits] of crew.load) {
    const here = days[day]
    if (here) Object.assign(here, { minutes, visits })
  }
  return days
}
export function sum(loads: Array<Load | undefined>): Load {
  const total = { ...NOTHING }
  for (const load of loads) {
    if (!load) continue
    total.minutes += load.minutes
    total.visits += load.visits
    if (load.limited) {
      total.capacity += load.capacity
      total.limited = true
    }
  }
  return total
}
/** Mondays from the first day's week to the last day's. */
export function weeksOf(plan: Pick<YearPlan, 'first_day' | 'last_day'>): string[] {
  const weeks: string[] = []
  for (let day = mondayOf(plan.first_day); day <= plan.last_day; day = addDays(day, 7)) weeks.push(day)
  return weeks
}
/** Load of the seven days from a Monday. */
export function weekLoad(plan: Pick<YearPlan, 'first_day'>, days: Load[], monday: string): Load {
  const first = dayBetween(plan.first_day, monday)
  return sum(Array.from({ length: 7 }, (_, i) => days[first + i]))
}
/** All days of the weeks that a month touches, Monday first. */
export function monthDays(month: string): string[] {
  const first = mondayOf(`${month}-01`)
  const days: string[] = []
  for (let day = first; day.slice(0, 7) <= month || days.length % 7 !== 0; day = addDays(day, 1)) days.push(day)
  return days
}
export function monthsOf(plan: Pick<YearPlan, 'first_day' | 'last_day'>): string[] {
  const months: string[] = []
  for (let day = plan.first_day; day <= plan.last_day || day.slice(0, 7) <= plan.last_day.slice(0, 7); day = addDays(`${day.slice(0, 7)}-28`, 4).slice(0, 8) + '01') months.push(day.slice(0, 7))
  return months
}
/** Shade 0-5 by share of the capacity; 6: more than it holds. A company without a limit is shaded by its own busiest day. */
export function shade(load: Load, busiest = 0): number {
  if (load.minutes === 0) return 0
  if (!load.limited) return busiest > 0 ? Math.max(1, Math.min(5, Math.ceil((5 * load.minutes) / busiest))) : 1
  if (load.minutes > load.capacity) return 6
  return Math.max(1, Math.min(5, Math.ceil((5 * load.minutes) / load.capacity)))
}
/** Days that may be offered for a visit: its window, cut to the plan. */
export function windowOf(plan: Pick<YearPlan, 'first_day' | 'last_day'>, visit: Pick<Visit, 'first_on' | 'last_on'>): string[] {
  const from = visit.first_on > plan.first_day ? visit.first_on : plan.first_day
  const until = visit.last_on < plan.last_day ? visit.last_on : plan.last_day
  const days: string[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day)
  return days
}
export const insideWindow = (visit: Visit, day: string): boolean => day >= visit.first_on && day <= visit.last_on
/** Where a visit lands that is put onto a month: the day of its window there with most room, else the first day there on which its crew works; null when the month has none. */
export function landing(plan: Pick<YearPlan, 'first_day' | 'last_day'>, visit: Pick<Visit, 'first_on' | 'last_on' | 'minutes'>, loads: Load[], month: string): string | null {
  const days = daysIn(plan, month)
  const room = (day: string) => {
    const load = loads[dayBetween(plan.first_day, day)] ?? NOTHING
    return load.limited ? load.capacity - load.minutes : 1_000_000 - load.minutes
  }
  const inside = days.filter((day) => day >= visit.first_on && day <= visit.last_on && room(day) >= visit.minutes)
  if (inside.length > 0) return inside.reduce((best, day) => (room(day) > room(best) ? day : best))
  return days.find((day) => room(day) >= visit.minutes) ?? days.find((day) => room(day) > 0) ?? days[0] ?? null
}
/** Days of a month that the plan has. */
export function daysIn(plan: Pick<YearPlan, 'first_day' | 'last_day'>, month: string): string[] {
  return monthDays(month).filter((day) => day.startsWith(month) && day >= plan.first_day && day <= plan.last_day)
}
