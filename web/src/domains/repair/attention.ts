/** What the head should look at now: lists of orders, each a filter of the list of all orders. Pure. */
import type { Query } from '@/core/client'
import { OPEN_STATES } from './types'

const WEEK_MS = 7 * 86_400_000
const UNASSIGNED = ['reported', 'accepted', 'pooled']

export interface Concern {
  name: 'late' | 'escalated' | 'unassigned' | 'low_score'
  /** Somebody must act; else it is for reading. */
  urgent: boolean
  filter: Query
  sort: string
}

export function concerns(now: number): Concern[] {
  const open = OPEN_STATES.join(',')
  return [
    { name: 'late', urgent: true, filter: { state: open, 'due_at.lt': new Date(now).toISOString() }, sort: 'due_at' },
    { name: 'unassigned', urgent: true, filter: { state: UNASSIGNED.join(','), priority: 'p1,p2' }, sort: 'reported_at' },
    { name: 'escalated', urgent: true, filter: { state: open, 'escalation.gte': 1 }, sort: 'due_at' },
    { name: 'low_score', urgent: false, filter: { score: '1,2', 'restored_at.gte': new Date(now - WEEK_MS).toISOString() }, sort: '-restored_at' },
  ]
}
