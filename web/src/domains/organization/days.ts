/** Civil days as `2026-11-24` text: arithmetic without clocks or zones. Pure. */

const DAY_MS = 86_400_000

export const toNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
export const fromNumber = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10)
export const addDays = (day: string, by: number): string => fromNumber(toNumber(day) + by)
export const daysBetween = (from: string, to: string): number => toNumber(to) - toNumber(from)

/** Monday = 1 … Sunday = 7. */
export const weekdayOf = (day: string): number => (((toNumber(day) + 3) % 7) + 7) % 7 + 1
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day))

/** Days of [from, to). */
export function daysOf(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to)) }, (_, index) => addDays(from, index))
}

export const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`
export function addMonths(day: string, by: number): string {
  const [year = 1970, month = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + by
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** ISO week number of the year that the week's Thursday lies in. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3)
  return Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1
}
