/** What an order will be once the waiting steps are sent; what of a day hurts most. Pure. */
import type { QueuedAction } from '@/core/offline_queue'
import { OPEN_STATES } from '../types'
import type { OwnOrder, RouteStop, WorkStep } from './types'

export const orderPath = (id: number): string => `/repair/work-orders/${id}`

/** Name of the finish form's draft; it is kept until the server has taken the step. */
export const finishKey = (id: number): string => `finish.${id}`

/** `/repair/work-orders/17/actions/arrive` → `arrive`; other writes have none. */
export const actionOf = (url: string): string | null => /\/actions\/(\w+)$/.exec(url)?.[1] ?? null

export interface Predicted {
  order: OwnOrder
  /** Kept steps of this order, oldest first. */
  queued: QueuedAction[]
  /** The one that was refused and holds back the rest. */
  blocked: QueuedAction | null
}

function bodyText(action: QueuedAction, name: string): string | null {
  const body = action.body as Record<string, unknown> | null
  const value = body?.[name]
  return typeof value === 'string' ? value : null
}

function stepped(order: OwnOrder, action: QueuedAction, step: WorkStep, steps: WorkStep[]): OwnOrder {
  const at = bodyText(action, 'happened_at') ?? action.created_at
  const next: OwnOrder = { ...order, state: step.to, state_label: '', allowed_actions: steps.filter((one) => one.from === step.to) }
  if (step.action === 'hold') return { ...next, held_since: at, hold_reason: bodyText(action, 'reason') ?? '' }
  if (step.action === 'resume') return { ...next, held_since: null, hold_reason: '' }
  if (step.action === 'finish') return { ...next, restored_at: at, due_at: null }
  const reached = { take: 'take', grab: 'take', arrive: 'arrive' }[step.action]
  if (!reached) return next
  const done = order.steps.map((one) => (one.step === reached && !one.at ? { ...one, at } : one))
  return { ...next, steps: done, due_at: done.find((one) => !one.at)?.due_at ?? order.due_at }
}

/** Plays the order's waiting steps onto what the server said last; a refused one ends the play. */
export function predict(order: OwnOrder, actions: QueuedAction[], steps: WorkStep[]): Predicted {
  const queued = actions.filter((one) => one.group === orderPath(order.id))
  const blocked = queued.find((one) => one.state !== 'pending') ?? null
  let now = order
  for (const action of queued) {
    if (action === blocked) break
    const step = steps.find((one) => one.from === now.state && one.action === actionOf(action.url))
    if (step) now = stepped(now, action, step, steps)
  }
  return { order: now, queued, blocked }
}

/** Still his: not given back, not finished. */
export const isMine = (order: OwnOrder): boolean => ['dispatched', 'taken', 'working', 'on_hold'].includes(order.state)
export const isUnsent = (one: Predicted): boolean => one.queued.length > 0 && !isMine(one.order)

const RANK: Record<string, number> = { working: 0, taken: 1, dispatched: 1, on_hold: 3 }

/** What hurts most comes first: the job under way, P1, what is over its limit, then by limit; held ones last. */
export function byUrgency(now: number) {
  const due = (order: OwnOrder) => (order.due_at ? Date.parse(order.due_at) : Number.MAX_SAFE_INTEGER)
  const rank = (order: OwnOrder) => {
    if (order.state !== 'on_hold' && order.priority === 'p1') return -1
    if (order.state === 'on_hold') return RANK.on_hold!
    return order.state !== 'working' && due(order) < now ? 0.5 : (RANK[order.state] ?? 2)
  }
  return (a: Predicted, b: Predicted): number => rank(a.order) - rank(b.order) || due(a.order) - due(b.order) || a.order.id - b.order.id
}

/** Which stop of the day an order is: 1, 2, …; null when it is not on the way. */
export function stopOf(stops: RouteStop[], id: number): { index: number; stop: RouteStop } | null {
  const index = stops.findIndex((one) => one.order_ids.includes(id))
  return index < 0 ? null : { index, stop: stops[index]! }
}

export const isOver = (state: string): boolean => !(OPEN_STATES as readonly string[]).includes(state)
