/** Which due clocks a span shows, and in which groups. Pure. */
import { civilDay } from '@/core/format'
import type { DueRow } from '../types'

export type Span = 'overdue' | 'month' | 'days60'
export interface Group {
  key: string
  label: string
  rows: DueRow[]
}
type Dated = Pick<DueRow, 'next_due' | 'level' | 'last_result'>

export const todayText = (now: number): string => civilDay(now)
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
export const monthOf = (day: string): string => day.slice(0, 7)
export const isOverdue = (row: Dated): boolean => row.level === 'overdue' || row.last_result === 'failed'

/** Twelve months from today's. */
export function monthsFrom(today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return Array.from({ length: 12 }, (_, i) => `${year + Math.floor((month - 1 + i) / 12)}-${String(((month - 1 + i) % 12) + 1).padStart(2, '0')}`)
}

/** Overdue ones first, then the next seven days, then month by month. `month` shows that month only. */
export function groupsOf(rows: DueRow[], today: string, span: Span, month: string): Group[] {
  const until = span === 'month' ? `${monthOf(today)}-32` : addDays(today, 61)
  const week = addDays(today, 8)
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const late = isOverdue(row)
    if (month ? monthOf(row.next_due) !== month : span === 'overdue' ? !late : !late && row.next_due >= until) continue
    const key = late ? 'overdue' : !month && row.next_due < week ? 'week' : monthOf(row.next_due)
    const group = groups.get(key) ?? { key, label: monthOf(row.next_due), rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  const rank = (key: string) => (key === 'overdue' ? '0' : key === 'week' ? '1' : key)
  return [...groups.values()].sort((a, b) => rank(a.key).localeCompare(rank(b.key)))
}
