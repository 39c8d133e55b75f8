/** What a room's orders of twelve months say: which faults, how often, which come again and again. Pure. */
import { localText } from '@/core/local_name'
import type { OrderRow } from '@/domains/repair/types'

export const AGAIN_FROM = 3
const NO_FAULT = ['cancelled', 'merged']

export interface FaultCount {
  fault: string
  count: number
  last: string
  /** Three times a year or more: the cause was not found. */
  again: boolean
}

export function faultCounts(orders: OrderRow[]): FaultCount[] {
  const found = new Map<string, FaultCount>()
  for (const order of orders) {
    if (NO_FAULT.includes(order.state)) continue
    const fault = localText(order, 'fault') || order.title
    const line = found.get(fault) ?? { fault, count: 0, last: order.reported_at, again: false }
    line.count += 1
    if (order.reported_at > line.last) line.last = order.reported_at
    line.again = line.count >= AGAIN_FROM
    found.set(fault, line)
  }
  return [...found.values()].sort((a, b) => b.count - a.count || b.last.localeCompare(a.last))
}
