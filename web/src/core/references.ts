/** Names for ids: collects what a page asks for and fetches it in one request per entity. */
import { reactive } from 'vue'
import { api } from './client'
import { everything } from './everything'
import { onLocaleChange } from './i18n'
import { localValue } from './local_name'
import { entityMeta } from './meta'
import type { List, Row } from './types'

const MAX_PER_REQUEST = 100
const names = reactive(new Map<string, string>())
const waiting = new Map<string, Set<number>>()
const asked = new Set<string>()
let scheduled = false

onLocaleChange(() => {
  names.clear()
  codeNames.clear()
  asked.clear()
})

/** Collections of entities that have a page of their own instead of master data; their domains say so. */
const collections = new Map<string, { path: string; name: (row: Row) => string }>()
export function nameCollection(entity: string, path: string, name: (row: Row) => string = rowName): void {
  collections.set(entity, { path, name })
}

/** What people call a row. */
export function rowName(row: Record<string, unknown>): string {
  for (const field of ['name', 'title', 'label', 'number', 'code', 'user_name']) {
    const value = localValue(row, field)
    if (typeof value === 'string' && value !== '') return value
  }
  return `#${String(row.id)}`
}

async function fetchNames(entity: string, ids: number[]): Promise<void> {
  const own = collections.get(entity)
  const path = entityMeta(entity)?.path ?? own?.path
  if (!path) return
  try {
    const answer = await api.get<List<Row>>(path, { query: { id: ids, limit: ids.length } })
    for (const row of answer.items) names.set(`${entity}:${row.id}`, own ? own.name(row) : rowName(row))
  } catch {
    // A name that may not be read stays an id.
    ids.forEach((id) => asked.delete(`${entity}:${id}`))
  }
}

function flush(): void {
  scheduled = false
  for (const [entity, ids] of waiting) {
    const all = [...ids]
    for (let at = 0; at < all.length; at += MAX_PER_REQUEST) void fetchNames(entity, all.slice(at, at + MAX_PER_REQUEST))
  }
  waiting.clear()
}

/** The name of a row of another entity; `#17` until it is known, reactive. */
export function referenceName(entity: string, id: number | null | undefined): string {
  if (id === null || id === undefined) return ''
  const key = `${entity}:${id}`
  const name = names.get(key)
  if (name !== undefined) return name
  if (!asked.has(key)) {
    asked.add(key)
    const set = waiting.get(entity) ?? new Set<number>()
    waiting.set(entity, set.add(id))
    if (!scheduled) {
      scheduled = true
      setTimeout(flush, 0)
    }
  }
  return `#${id}`
}

const codeNames = reactive(new Map<string, string>())

async function fetchCodes(entity: string, path: string): Promise<void> {
  try {
    for (const row of await everything<Row>(path, { offline: true })) codeNames.set(`${entity}:${String(row.code)}`, rowName(row))
  } catch {
    asked.delete(entity) // Codes stay codes for whoever may not read the list.
  }
}

/** The name of what stands in a field as a code of another entity (`wear` → 自然磨损); the code until it is known, reactive. */
export function codeName(entity: string, code: string): string {
  const path = entityMeta(entity)?.path
  if (path && !asked.has(entity)) {
    asked.add(entity)
    void fetchCodes(entity, path)
  }
  return codeNames.get(`${entity}:${code}`) ?? code
}

export function rememberName(entity: string, row: Row): void {
  names.set(`${entity}:${row.id}`, rowName(row))
}
