/** A whole list, page by page: for trees, calendars and choices, which are wrong when they stop silently. */
import { api, type RequestOptions } from './client'
import type { List } from './types'

export const PAGE = 500

/** An answer kept under a name of its own keeps each further page under that name and its number. */
function keptAs(offline: RequestOptions['offline'], page: number): RequestOptions['offline'] {
  return typeof offline === 'string' && page > 0 ? `${offline}.${page}` : offline
}

export async function everything<T>(path: string, options: RequestOptions = {}): Promise<T[]> {
  const all: T[] = []
  let cursor: string | null | undefined
  for (let page = 0; cursor !== null; page++) {
    const answer: List<T> = await api.get<List<T>>(path, { ...options, query: { ...options.query, limit: PAGE, cursor }, offline: keptAs(options.offline, page) })
    all.push(...answer.items)
    cursor = answer.next ?? null
  }
  return all
}
