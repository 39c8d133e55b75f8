/** A year of days as months and weeks, and the stretches that differ from Monday to Friday. Pure. */
import { addDays, weekdayOf } from '../days'
import type { CalendarDay } from '../types'

export interface Month {
  month: number
  /** Monday to Sunday; null outside the month. */
  weeks: Array<Array<CalendarDay | null>>
  working: number
}

export function monthsOf(days: CalendarDay[]): Month[] {
  const months: Month[] = []
  for (const day of days) {
    const number = Number(day.day.slice(5, 7))
    let month = months[months.length - 1]
    if (!month || month.month !== number) months.push((month = { month: number, weeks: [], working: 0 }))
    const weekday = weekdayOf(day.day)
    if (month.weeks.length === 0 || weekday === 1) month.weeks.push([null, null, null, null, null, null, null])
    month.weeks[month.weeks.length - 1]![weekday - 1] = day
    month.working += day.working ? 1 : 0
  }
  return months
}

/** What a day is for the eye: the hospital's own change beats what was published, that beats the weekday. */
export type DayLook = 'plain' | 'weekend' | 'holiday' | 'make_up' | 'own_off' | 'own_working'

export function lookOf(day: CalendarDay): DayLook {
  if (day.own_id > 0) return day.working ? 'own_working' : 'own_off'
  if (day.published) return day.working ? 'make_up' : 'holiday'
  return day.working ? 'plain' : 'weekend'
}

export interface Stretch {
  from: string
  to: string
  name: string
  look: DayLook
  days: number
}

/** Neighbouring special days of one name and kind are one line. */
export function stretchesOf(days: CalendarDay[]): Stretch[] {
  const found: Stretch[] = []
  for (const day of days) {
    const look = lookOf(day)
    if (look === 'plain' || look === 'weekend') continue
    const last = found[found.length - 1]
    if (last && last.name === day.name && last.look === look && addDays(last.to, 1) === day.day) {
      last.to = day.day
      last.days += 1
    } else found.push({ from: day.day, to: day.day, name: day.name, look, days: 1 })
  }
  return found
}
