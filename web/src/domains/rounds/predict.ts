/** What a round will be once the kept visits are sent, and what a scanned text says about a point. Pure. */
import type { QueuedAction } from '@/core/offline_queue'
import { codeOf, markOf } from '@/domains/repair/technician/scan'
import type { Round, Visit } from './types'

export const recordPath = (visit: number): string => `/rounds/visits/${visit}/record`
export const skipPath = (visit: number): string => `/rounds/visits/${visit}/skip`
export const finishPath = (round: number): string => `/rounds/rounds/${round}/finish`
export const handoverPath = (round: number): string => `/rounds/rounds/${round}/hand-over`
export const visitKey = (visit: number): string => `round.visit.${visit}`

/** `/rounds/visits/17/record` → 17, record. */
export function stepOf(url: string): { visit: number; step: string } | null {
  const found = /^\/rounds\/visits\/(\d+)\/(record|skip)$/.exec(url)
  return found ? { visit: Number(found[1]), step: found[2]! } : null
}

export interface Predicted {
  round: Round
  /** Steps that wait to be sent. */
  unsent: number
  /** Steps that the server refused: the person must look. */
  refused: QueuedAction[]
}

/** The round with its kept steps played onto it. */
export function predictRound(round: Round, queue: QueuedAction[]): Predicted {
  let unsent = 0
  const refused: QueuedAction[] = []
  const steps = new Map<number, QueuedAction>()
  let ended = false
  let handed = false
  for (const action of queue) {
    const step = stepOf(action.url)
    const own = step ? round.visits.some((one) => one.id === step.visit) : action.url === finishPath(round.id) || action.url === handoverPath(round.id)
    if (!own) continue
    if (action.state !== 'pending') {
      refused.push(action)
      continue
    }
    unsent++
    if (step) steps.set(step.visit, action)
    else if (action.url === finishPath(round.id)) ended = true
    else handed = true
  }
  const visits = round.visits.map((visit): Visit => {
    const action = steps.get(visit.id)
    if (!action || visit.state === 'visited') return visit.state === 'waiting' && ended ? { ...visit, state: 'skipped' } : visit
    const body = action.body as { arrived_at?: string; left_at?: string; reason?: string }
    return { ...visit, state: action.url.endsWith('/skip') ? 'skipped' : 'visited', arrived_at: body.arrived_at ?? null, left_at: body.left_at ?? null, reason: body.reason ?? '' }
  })
  const count = (state: string) => visits.filter((one) => one.state === state).length
  const over = ended || (count('waiting') === 0 && steps.size > 0)
  const state = over ? 'done' : steps.size > 0 && round.state !== 'done' ? 'under_way' : round.state
  return {
    round: { ...round, visits, state, visited: count('visited'), skipped: count('skipped'), may_finish: !ended && state === 'under_way', may_hand_over: !handed && (round.may_hand_over || (over && round.kind === 'plant_room' && !round.handed_at)) },
    unsent, refused,
  }
}

export type Standing = 'proved' | 'typed' | 'wrong' | 'unknown'

/** Whether the text is this point's label, tag or readable code; another point's of the round is the wrong place. */
export function standingAt(visit: Visit, text: string, others: Visit[] = []): Standing {
  const code = codeOf(text)
  if (code === '') return 'unknown'
  const mark = markOf(code)
  if (visit.tag !== '' && visit.tag === text.trim()) return 'proved'
  if (visit.codes.some((one) => one.mark === mark)) return 'proved'
  if (visit.codes.some((one) => one.code.toLowerCase() === code.toLowerCase())) return 'typed'
  return others.some((one) => one.id !== visit.id && standingAt(one, text) !== 'unknown') ? 'wrong' : 'unknown'
}

/** The point that comes next: the first that waits. */
export const nextVisit = (round: Round): Visit | null => round.visits.find((one) => one.state === 'waiting') ?? null
