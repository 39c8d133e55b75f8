/**
 * The dispatcher's live queue: open orders under the chosen chips, soonest limit first. Live events fetch just the
 * rows they name, under the same filters, so what no longer fits disappears by itself.
 */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError, type Query } from '@/core/client'
import { useLive } from '@/core/live'
import { onLocaleChange } from '@/core/i18n'
import type { List } from '@/core/types'
import { ORDERS, queueQuery } from './first_queries'
import { OPEN_STATES, type OrderRow } from './types'

const GATHER_MS = 250

export function useQueue() {
  const rows = shallowRef<OrderRow[]>([])
  const total = ref<number | null>(null)
  const loading = ref(true)
  const error = shallowRef<ApiError | null>(null)
  const search = ref('')
  /** Filters in the API's words: state, priority, source. */
  const filters = ref<Record<string, string>>({})
  const lateOnly = ref(false)
  /** Rows that changed a moment ago, to be shown by a short highlight. */
  const fresh = ref(new Set<number>())
  let controller: AbortController | null = null

  function chosen(): Query {
    return { ...filters.value, q: search.value.trim(), 'due_at.lt': lateOnly.value ? new Date().toISOString() : null }
  }

  async function reload(): Promise<void> {
    controller?.abort()
    const mine = new AbortController()
    controller = mine
    loading.value = true
    try {
      const answer = await api.get<List<OrderRow>>(ORDERS, { query: queueQuery(chosen()), signal: mine.signal })
      if (mine.signal.aborted) return
      rows.value = answer.items
      total.value = answer.total
      error.value = null
    } catch (cause) {
      if (!mine.signal.aborted) error.value = asApiError(cause)
    } finally {
      if (controller === mine) loading.value = false
    }
  }

  const dueOf = (row: OrderRow) => (row.due_at ? Date.parse(row.due_at) : Number.MAX_SAFE_INTEGER)

  /** Puts the named orders where they belong now, or takes them out. */
  async function renew(ids: number[]): Promise<void> {
    try {
      const answer = await api.get<List<OrderRow>>(ORDERS, { query: { state: [...OPEN_STATES], ...chosen(), id: ids, limit: ids.length } })
      const known = new Map(rows.value.map((row) => [row.id, row.version]))
      const kept = rows.value.filter((row) => !ids.includes(row.id))
      const before = rows.value.length
      rows.value = [...kept, ...answer.items].sort((a, b) => dueOf(a) - dueOf(b) || a.id - b.id)
      if (total.value !== null) total.value += rows.value.length - before
      mark(answer.items.filter((row) => known.get(row.id) !== row.version).map((row) => row.id))
    } catch {
      // The next event or the gap handler brings the truth.
    }
  }

  function mark(ids: number[]): void {
    fresh.value = new Set([...fresh.value, ...ids])
    setTimeout(() => (fresh.value = new Set([...fresh.value].filter((id) => !ids.includes(id)))), 2500)
  }

  const waiting = new Set<number>()
  let gather: ReturnType<typeof setTimeout> | undefined
  function touch(id: number): void {
    waiting.add(id)
    clearTimeout(gather)
    gather = setTimeout(() => {
      const ids = [...waiting]
      waiting.clear()
      void (ids.length > 80 ? reload() : renew(ids))
    }, GATHER_MS)
  }
  useLive('repair.work_order', (event) => event.id && touch(event.id), () => void reload())
  onLocaleChange(() => void reload())

  let typing: ReturnType<typeof setTimeout> | undefined
  watch([search, filters, lateOnly], () => {
    clearTimeout(typing)
    typing = setTimeout(() => void reload(), 150)
  }, { deep: true })
  onScopeDispose(() => {
    clearTimeout(gather)
    clearTimeout(typing)
    controller?.abort()
  })
  void reload()

  const filtered = computed(() => Object.keys(filters.value).length > 0 || search.value.trim() !== '' || lateOnly.value)
  function clear(): void {
    filters.value = {}
    search.value = ''
    lateOnly.value = false
  }
  return { rows, total, loading, error, search, filters, lateOnly, filtered, fresh, reload, touch, clear }
}

export type Queue = ReturnType<typeof useQueue>
