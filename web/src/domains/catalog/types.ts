/** Parameters: what is known of each, and its dated values. Pure. */
import { formatDuration, formatFigure, NONE } from '@/core/format'
import type { Row } from '@/core/types'

export interface ParameterValue {
  code: string
  value: string
  default: string
  unit: string
  label: string
  source: string
  number: boolean
  options: Array<{ value: string; label: string }>
}

export interface DatedValue extends Row {
  code: string
  value: string
  valid_from: string
  valid_to: string | null
  source: string
}

export const PRIORITIES = ['p1', 'p2', 'p3', 'p4'] as const
export const LIMIT_STEPS = ['clock', 'accept_minutes', 'dispatch_minutes', 'take_minutes', 'arrive_minutes', 'restore_minutes'] as const
const LIMIT = /^repair\.limit\.p\d\./
const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 1440
const two = (value: number) => String(value).padStart(2, '0')

export const limitCode = (priority: string, step: string): string => `repair.limit.${priority}.${step}`

/** Minutes are read as hours, or as a time of the day; whole days only where they are whole: limits may count working hours. */
function minutesText(code: string, minutes: number): string {
  if (code.includes('service_hours')) return `${two(Math.floor(minutes / HOUR_MINUTES))}:${two(minutes % HOUR_MINUTES)}`
  if (minutes < HOUR_MINUTES) return formatFigure(minutes, 'min')
  if (minutes < DAY_MINUTES || (minutes % DAY_MINUTES === 0 && !LIMIT.test(code))) return formatDuration(minutes * MINUTE_MS)
  return formatFigure(minutes / HOUR_MINUTES, 'h')
}

export function valueText(known: ParameterValue, value: string): string {
  const option = known.options.find((one) => one.value === value)
  if (option) return option.label
  if (value === '') return NONE
  if (!known.number) return value
  if (known.unit === 'min') return minutesText(known.code, Number(value))
  return formatFigure(value, known.unit)
}

export interface Group {
  name: string
  parameters: ParameterValue[]
}

/** By the first word of the code; the limits have their own table. */
export function groupParameters(all: ParameterValue[]): Group[] {
  const groups = new Map<string, ParameterValue[]>()
  for (const one of all) {
    if (LIMIT.test(one.code)) continue
    const name = one.code.split('.')[0] ?? ''
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups].map(([name, parameters]) => ({ name, parameters }))
}

export type When = 'past' | 'now' | 'ahead'

/** Values of one parameter, newest first, each told whether it holds on `today`. */
export function timelineOf(rows: DatedValue[], code: string, today: string): Array<{ row: DatedValue; when: When }> {
  const mine = rows.filter((row) => row.code === code).sort((a, b) => b.valid_from.localeCompare(a.valid_from))
  const current = mine.find((row) => row.valid_from <= today && (!row.valid_to || today <= row.valid_to))
  return mine.map((row) => ({ row, when: row === current ? 'now' : row.valid_from > today ? 'ahead' : 'past' }))
}
