/** How orders are told: places, countdowns, tones, timeline sentences, merge direction. Pure but for texts. */
import { formatInstant } from '@/core/format'
import { hasText, t } from '@/core/i18n'
import { localText } from '@/core/local_name'
import { entityMeta, fieldMeta, fieldOptions } from '@/core/meta'
import type { EnumOption, FieldMeta } from '@/core/types'
import type { TimelineItem } from '@/ui/Timeline.vue'
import { isOpen, type Neighbour, type Order, type OrderRow, type TimelineEntry } from './types'

/** The described list row; the entity itself has the same enums. */
export function orderEntity(): string {
  return entityMeta('RepairOrderRow') ? 'RepairOrderRow' : 'repair_work_order'
}

export function orderField(name: string): FieldMeta {
  return fieldMeta(orderEntity(), name) ?? { name, label: t(`repair.field.${name}`), type: 'text', options: [] }
}

export function choices(name: string): EnumOption[] {
  return fieldOptions(orderField(name))
}

export function choice(name: string, value: string): EnumOption {
  return choices(name).find((one) => one.value === value) ?? { value, label: value, tone: 'neutral' }
}

/** `P1`; the word beside it comes from the enum. */
export const shortPriority = (priority: string): string => priority.toUpperCase()

export function placeOf(row: Pick<OrderRow, 'building' | 'floor' | 'room'>): string {
  return ['building', 'floor', 'room'].map((field) => localText(row, field)).filter(Boolean).join(' · ')
}

export const titleOf = (row: Pick<OrderRow, 'title'>): string => localText(row, 'title')

export { localName } from '@/core/local_name'

const two = (value: number) => String(value).padStart(2, '0')

/** Time that fits the queue: `9′05″` below an hour, `3h05` below two days, `4d`. The sign is told apart by `late`. */
export function countdown(due: string | null, now: number): { text: string; late: boolean; soon: boolean } | null {
  if (!due) return null
  const ms = Date.parse(due) - now
  if (!Number.isFinite(ms)) return null
  const seconds = Math.floor(Math.abs(ms) / 1000)
  const minutes = Math.floor(seconds / 60)
  const text = minutes < 60 ? `${minutes}′${two(seconds % 60)}″` : minutes < 2880 ? `${Math.floor(minutes / 60)}h${two(minutes % 60)}` : `${Math.floor(minutes / 1440)}d`
  return { text, late: ms < 0, soon: ms >= 0 && ms < 10 * 60_000 }
}

export const isLate = (row: { state: string; due_at: string | null }, now: number): boolean => isOpen(row.state) && row.due_at !== null && Date.parse(row.due_at) < now

/** Tone of an order on a map or board: overdue beats its state. */
export function toneOf(row: { state: string; due_at: string | null }, now: number): string {
  return isLate(row, now) ? 'late' : (choice('state', row.state).tone ?? 'neutral')
}

const MERGEABLE = ['reported', 'accepted', 'pooled']

/** Which of two orders of one room goes into which: work under way stays, else the older one. null = neither may. */
export function mergeDirection(order: { id: number; state: string }, other: Pick<Neighbour, 'id' | 'state'>): { from: number; into: number } | null {
  const [mine, theirs] = [MERGEABLE.includes(order.state), MERGEABLE.includes(other.state)]
  if (mine && theirs) return order.id > other.id ? { from: order.id, into: other.id } : { from: other.id, into: order.id }
  if (mine) return { from: order.id, into: other.id }
  if (theirs) return { from: other.id, into: order.id }
  return null
}

const STEP_TONES: Record<string, string> = {
  report: 'waiting', accept: 'neutral', dispatch: 'working', offer: 'waiting', grab: 'working', take: 'working', refuse: 'waiting', arrive: 'working', hold: 'waiting',
  resume: 'working', finish: 'done', confirm: 'done', rate: 'done', file: 'done', reopen: 'late', escalate: 'late', acknowledge: 'working', cancel: 'neutral', merge: 'neutral',
}

export const actionLabel = (action: string): string => (hasText(`repair.step.${action}`) ? t(`repair.step.${action}`) : action)

function factsText(entry: TimelineEntry): string {
  const facts = entry.facts ?? {}
  if (typeof facts.before === 'string' && typeof facts.after === 'string') return `${shortPriority(facts.before)} → ${shortPriority(facts.after)}`
  if (typeof facts.child_number === 'string') return facts.child_number
  if (typeof facts.score === 'number') return '★'.repeat(Math.max(0, Math.min(5, facts.score)))
  if (typeof facts.level === 'number') return [t(`repair.timeline.level_${Math.min(Math.max(facts.level, 1), 4)}`), facts.unanswered === true ? t('repair.timeline.unanswered') : ''].filter(Boolean).join(' · ')
  return ''
}

/** Newest first. `reasonName` turns a reason's code into its name. */
export function timelineItems(order: Order, reasonName: (code: string) => string): TimelineItem[] {
  return [...order.timeline].reverse().map((entry) => ({
    id: entry.id,
    at: entry.at,
    title: actionLabel(entry.action),
    actor: entry.actor_name.startsWith('system:') ? t('repair.timeline.system') : entry.actor_name,
    tone: STEP_TONES[entry.action] ?? 'neutral',
    detail: [entry.reason ? reasonName(entry.reason) : '', factsText(entry), entry.proof === 'scan' ? t('repair.timeline.scanned') : '', entry.note].filter(Boolean).join(' · ') || null,
  }))
}

/** Sentence of a step's clock. */
export function stepTime(step: { at: string | null; due_at: string | null }, now: number): string {
  if (step.at) return formatInstant(step.at, 'smart', now)
  return step.due_at ? t('repair.steps.until', { at: formatInstant(step.due_at, 'smart', now) }) : ''
}
