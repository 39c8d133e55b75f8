/** How devices and due days are told: choices of the server, days left, tones, timeline sentences. */
import { civilDay } from '@/core/format'
import { hasText, t } from '@/core/i18n'
import { fieldMeta, fieldOptions } from '@/core/meta'
import type { EnumOption } from '@/core/types'
import type { TimelineItem } from '@/ui/Timeline.vue'
import type { Device, DeviceEntry, DueClock } from './types'

export function choice(entity: string, field: string, value: string): EnumOption {
  const meta = fieldMeta(entity, field)
  return (meta ? fieldOptions(meta) : []).find((one) => one.value === value) ?? { value, label: value, tone: 'neutral' }
}
export const stateOf = (value: string) => choice('equipment_device', 'state', value)
export const kindOf = (value: string) => choice('equipment_due_clock', 'kind', value)
export const resultOf = (value: string) => choice('equipment_due_record', 'result', value)

const DAY_MS = 86_400_000

/** Whole days from the hospital's today to a civil day; negative: past. */
export const daysUntil = (day: string, now: number): number => Math.round((Date.parse(day) - Date.parse(civilDay(now))) / DAY_MS)

/** "还有 12 天", "逾期 3 天", "今天". */
export function daysText(day: string, now: number): string {
  const days = daysUntil(day, now)
  if (days === 0) return t('equipment.due.today')
  return days > 0 ? t('equipment.due.in', { n: days }) : t('equipment.due.late', { n: -days })
}

const LEVEL_TONES: Record<string, string> = { overdue: 'late', last: 'working', second: 'waiting', first: 'neutral', later: 'done' }
/** A failed inspection is as bad as an overdue one. */
export const clockTone = (clock: Pick<DueClock, 'level' | 'last_result' | 'active'>): string =>
  !clock.active ? 'neutral' : clock.last_result === 'failed' ? 'late' : (LEVEL_TONES[clock.level] ?? 'neutral')

export const clockTitle = (clock: Pick<DueClock, 'kind' | 'title' | 'holder'>): string => [clock.title || kindOf(clock.kind).label, clock.holder].filter(Boolean).join(' · ')

/** The kind, where the title does not say it already. */
export const kindBeside = (clock: Pick<DueClock, 'kind' | 'title'>): string => (clock.title && clock.title !== kindOf(clock.kind).label ? kindOf(clock.kind).label : '')

export const everyText = (clock: Pick<DueClock, 'interval_count' | 'interval_unit'>): string => t(`equipment.every.${clock.interval_unit}`, { n: clock.interval_count })

const ENTRY_TONES: Record<string, string> = {
  send_to_repair: 'working', return_to_service: 'done', put_in_use: 'done', stop: 'late', lock: 'late', unlock: 'done', report_running: 'late',
  record_due: 'done', propose_scrapping: 'waiting', scrap: 'neutral', move: 'working', transfer_requested: 'waiting', order_down: 'working', order_restored: 'done',
}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

function detailOf(entry: DeviceEntry): string {
  const facts = entry.facts ?? {}
  const parts: string[] = []
  if (entry.action === 'record_due') {
    parts.push(text(facts.title) || kindOf(text(facts.kind)).label, resultOf(text(facts.result)).label)
    if (facts.next_due) parts.push(t('equipment.timeline.next', { day: text(facts.next_due) }))
  }
  if (entry.action === 'lock') parts.push(t('equipment.timeline.locked', { title: text(facts.title), day: text(facts.next_due) }))
  if (text(facts.order_number)) parts.push(text(facts.order_number))
  if (entry.from_state !== entry.to_state) parts.push(`${stateOf(entry.from_state).label} → ${stateOf(entry.to_state).label}`)
  return [...parts, entry.note].filter(Boolean).join(' · ')
}

const titleOf = (action: string): string => (hasText(`equipment.entry.${action}`) ? t(`equipment.entry.${action}`) : action)

/** Newest first; it ends with the day the device was entered. */
export function timelineItems(device: Pick<Device, 'timeline' | 'registered_at'>): TimelineItem[] {
  const items: TimelineItem[] = device.timeline.map((entry) => ({
    id: entry.id, at: entry.at, title: titleOf(entry.action), tone: ENTRY_TONES[entry.action] ?? 'neutral', detail: detailOf(entry) || null,
    actor: entry.actor_name.startsWith('system:') ? t('equipment.timeline.system') : entry.actor_name,
  }))
  return [...items, { id: 'registered', at: device.registered_at, title: t('equipment.entry.register'), tone: 'neutral' }]
}
