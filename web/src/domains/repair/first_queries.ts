/** What the pages of this domain ask for first; shared by the page and by the route that asks ahead of it. */
import type { Query, RequestOptions } from '@/core/client'
import { readStoredJson } from '@/core/storage'
import { OPEN_STATES } from './types'

const QUEUE_MAX = 200

export const ORDERS = '/repair/work-orders'
export const queueQuery = (filters: Query): Query => ({ state: [...OPEN_STATES], ...filters, sort: 'due_at', limit: QUEUE_MAX, total: true })

const DONE_SHOWN = 20
/** Of a department: what waits to be confirmed, what is under way, what was done lately. */
export const departmentQueries: Query[] = [
  { state: 'restored', sort: '-restored_at', limit: 50, total: true },
  { state: [...OPEN_STATES], sort: '-reported_at', limit: 100, total: true },
  { state: 'confirmed,closed', sort: '-restored_at', limit: DONE_SHOWN, total: true },
]

export const HERE_KEY = 'zs.work.here'
const HERE_MS = 2 * 3600_000
export const MY_WORK = '/repair/my-work'

/** The way begins at the room scanned last, as long as one is likely still near it. */
export function myWorkOptions(): RequestOptions {
  const here = readStoredJson<{ room_id: number; at: number }>(HERE_KEY)
  return { query: { from: here && Date.now() - here.at < HERE_MS ? here.room_id : null }, offline: MY_WORK }
}
