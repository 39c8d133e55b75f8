/** What the roster page works out of its rows: cells, marks of days, hours, which post a new shift fills. Pure. */
import { zoned } from '@/core/format'
import { addDays, daysOf } from '../days'
import type { Gap, Leave, Person, RosterRow, Shift } from '../types'

export const cellKey = (personId: number, day: string): string => `${personId}:${day}`

/** Entries by cell; those that are worked come first. */
export function byCell(rows: RosterRow[]): Map<string, RosterRow[]> {
  const cells = new Map<string, RosterRow[]>()
  const order = { planned: 0, on_leave: 1, swapped: 2 }
  for (const row of [...rows].sort((a, b) => order[a.state] - order[b.state] || a.starts_at.localeCompare(b.starts_at))) {
    const key = cellKey(row.person_id, row.day)
    cells.set(key, [...(cells.get(key) ?? []), row])
  }
  return cells
}

/** Cells in which somebody is on leave, rostered or not. */
export function leaveCells(leaves: Leave[], from: string, to: string): Map<string, Leave> {
  const cells = new Map<string, Leave>()
  for (const leave of leaves)
    for (const day of daysOf(leave.first_day < from ? from : leave.first_day, addDays(leave.last_day >= to ? addDays(to, -1) : leave.last_day, 1))) cells.set(cellKey(leave.person_id, day), leave)
  return cells
}

const dayOf = (instant: string): string => {
  const time = zoned(instant)
  return time ? `${time.year}-${String(time.month).padStart(2, '0')}-${String(time.day).padStart(2, '0')}` : ''
}

/** Gaps that touch a day, for the header row. */
export function gapsByDay(gaps: Gap[], days: string[]): Map<string, Gap[]> {
  const found = new Map<string, Gap[]>()
  for (const gap of gaps) {
    const last = dayOf(new Date(Date.parse(gap.to) - 1).toISOString())
    for (const day of days) if (day >= dayOf(gap.from) && day <= last) found.set(day, [...(found.get(day) ?? []), gap])
  }
  return found
}

export const hoursOf = (rows: RosterRow[]): number => rows.filter((row) => row.state === 'planned').reduce((sum, row) => sum + (Date.parse(row.ends_at) - Date.parse(row.starts_at)) / 3_600_000, 0)

/** The post that a new shift should fill: an uncovered 24 h post of the person's crew, else the person's own. */
export function postFor(person: Person, shift: Shift, day: string, gaps: Gap[], zoneMinutes: number): number | null {
  const midnight = Date.parse(`${day}T00:00:00Z`) - zoneMinutes * 60_000
  const [from, to] = [midnight + shift.start_minute * 60_000, midnight + shift.end_minute * 60_000]
  const open = gaps.find((gap) => gap.crew_id === person.crew_id && Date.parse(gap.from) < to && Date.parse(gap.to) > from && covers(shift))
  return open?.post_id ?? person.post_id
}

/** A day shift of a duty crew is ordinary work; only long or night shifts stand on the post by themselves. */
const covers = (shift: Shift): boolean => shift.end_minute > 1440 || shift.end_minute - shift.start_minute >= 720
