/** What alarms say in words. */
import { formatFigure, formatNumber } from '@/core/format'
import { t } from '@/core/i18n'
import { fieldMeta, fieldOptions } from '@/core/meta'
import type { Trend, TrendStep } from '@/domains/telemetry/types'
import type { TimelineItem } from '@/ui/Timeline.vue'
import type { AlarmRow, Entry, Kind, OpenAlarms, Quality, Rule } from './types'

/** Label of a choice of alarms or rules: `optionOf('alarms_alarm', 'verdict', 'real')`. */
export function optionOf(entity: string, name: string, value: string): { label: string; tone?: string | null } {
  const field = fieldMeta(entity, name)
  return (field ? fieldOptions(field) : []).find((one) => one.value === value) ?? { label: value }
}
/** Whole numbers as they are, others with two decimals. */
export const short = (value: number): string => formatNumber(value, value % 1 === 0 ? 0 : 2)
const figure = (value: number, unit: string) => (unit ? formatFigure(value, unit, value % 1 === 0 ? 0 : 2) : short(value))

/** A limit as the rule says it: a number, or so far from the setting. */
export function limitText(rule: Pick<Rule, 'limit_value' | 'relative_to' | 'relative_percent'>): string {
  if (!rule.relative_to) return short(rule.limit_value)
  const sign = rule.limit_value < 0 ? '−' : '+'
  return t('alarms.rules.from_setting', { limit: `${sign}${short(Math.abs(rule.limit_value))}${rule.relative_percent ? ' %' : ''}` })
}

export const LIMIT_KINDS: Kind[] = ['high_high', 'high', 'low', 'low_low']

/** "92.4 % < 93 %", or what the sensor does. */
export function conditionOf(alarm: Pick<AlarmRow, 'kind' | 'value' | 'limit_value' | 'unit'>): string {
  if (alarm.kind === 'sensor' || alarm.kind === 'flat') return figure(alarm.value, alarm.unit)
  if (alarm.kind === 'stale') return t('alarms.last_value', { value: figure(alarm.value, alarm.unit) })
  if (alarm.kind === 'rate') return t('alarms.rate_over', { value: figure(alarm.value, alarm.unit), limit: formatNumber(alarm.limit_value, 2) })
  const sign = alarm.kind === 'low' || alarm.kind === 'low_low' ? '<' : '>'
  return `${figure(alarm.value, alarm.unit)} ${sign} ${figure(alarm.limit_value, alarm.unit)}`
}

const TONES: Record<string, string> = { raise: 'late', escalate: 'late', clear: 'done', acknowledge: 'working', return: 'waiting', order_end: 'done' }
const HELD = ['shelved', 'suppressed', 'out_of_service']
/** What an entry adds: codes in words, what people wrote as it is. */
function detailOf(entry: Entry, alarm: AlarmRow): string {
  if (entry.action === 'raise') return conditionOf(alarm)
  if (entry.action === 'escalate') return t(`alarms.stage.${entry.note}`)
  if (entry.action === 'clear' && entry.note === 'unwatched') return t('alarms.unwatched')
  if (HELD.includes(entry.note)) return optionOf('alarms_alarm', 'overlay', entry.note).label
  if (entry.action !== 'judge') return entry.note
  const [verdict = '', ...rest] = entry.note.split(': ')
  return [optionOf('alarms_alarm', 'verdict', verdict).label, ...rest].join(': ')
}
export function timelineItems(entries: Entry[], alarm: AlarmRow): TimelineItem[] {
  return [...entries].reverse().map((one) => ({
    id: one.id,
    at: one.at,
    title: t(`alarms.entry.${one.action}`),
    actor: one.actor_name.startsWith('system:') ? null : one.actor_name,
    detail: detailOf(one, alarm),
    tone: TONES[one.action] ?? 'neutral',
  }))
}

export interface Group {
  alarm: AlarmRow
  caused: AlarmRow[]
}
/** Roots with what they explain, in the server's order; `shown` says which the person wants to see. */
export function grouped(open: OpenAlarms, shown: (alarm: AlarmRow) => boolean): Group[] {
  const ids = new Set(open.items.map((one) => one.id))
  return open.items
    .filter((one) => one.root_id === 0 || !ids.has(one.root_id))
    .map((alarm) => ({ alarm, caused: open.items.filter((one) => one.root_id === alarm.id) }))
    .filter((group) => shown(group.alarm) || group.caused.some(shown))
}

export type Grade = 'good' | 'fair' | 'bad'
/** EEMUA 191: one alarm in 10 minutes is very good, two can just be managed. */
export function gradeOfRate(perTenMinutes: number): Grade {
  return perTenMinutes <= 1 ? 'good' : perTenMinutes <= 2 ? 'fair' : 'bad'
}
export function gradesOf(quality: Quality): Record<'rate' | 'peak' | 'flood' | 'chattering' | 'stale' | 'top', Grade> {
  const upTo = (value: number, good: number, fair: number): Grade => (value <= good ? 'good' : value <= fair ? 'fair' : 'bad')
  return {
    rate: gradeOfRate(quality.per_ten_minutes),
    peak: upTo(quality.peak_ten_minutes, 10, 20),
    flood: upTo(quality.flood_share, 0.01, 0.05),
    chattering: upTo(quality.chattering, 0, 2),
    stale: upTo(quality.stale, 4, 9),
    top: upTo(quality.top_share, 0.05, 0.2),
  }
}

const GAP_FACTOR = 5
/** The steps of a trend as one line, broken only where far more is missing than usual: points may report slowly. */
export function courseOf(trend: Trend): Array<{ at: number; step: TrendStep | null }> {
  const course: Array<{ at: number; step: TrendStep | null }> = trend.items.map((step) => ({ at: Date.parse(step.at), step }))
  const spaces = course.slice(1).map((one, index) => one.at - course[index]!.at).sort((a, b) => a - b)
  const usual = spaces[Math.floor(spaces.length / 2)] ?? 0
  return course.flatMap((one, index) => (index > 0 && one.at - course[index - 1]!.at > GAP_FACTOR * usual ? [{ at: course[index - 1]!.at + 1, step: null }, one] : [one]))
}
