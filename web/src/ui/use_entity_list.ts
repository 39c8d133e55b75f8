/**
 * A filtered, sorted, paged list of the API. The address bar holds filters, search and sort (in the API's own words),
 * so that a list can be shared, bookmarked and gone back to.
 */
import { computed, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, asApiError, type ApiError, type Query } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import type { List, Row } from '@/core/types'

export interface ListOptions {
  path: () => string
  /** Conditions the person cannot take away. */
  fixed?: () => Query
  defaultSort?: () => string | undefined
  pageSize?: number
  /** Keep filters in the address bar. */
  inAddress?: boolean
}

export interface EntityList {
  items: ShallowRef<Row[]>
  total: Ref<number | null>
  more: ComputedRef<boolean>
  loading: Ref<boolean>
  error: ShallowRef<ApiError | null>
  /** Filters as the API names them: `state` → `reported,accepted`, `reported_at.gte` → … */
  filters: Ref<Record<string, string>>
  search: Ref<string>
  sort: Ref<string>
  /** The query of what is shown, for an export of exactly that. */
  query: ComputedRef<Query>
  reload: () => Promise<void>
  loadMore: () => Promise<void>
  /** Puts a changed row into the shown list; false when it is not there. */
  replace: (row: Row) => boolean
}

const RESERVED = ['q', 'sort']

export function useEntityList(options: ListOptions): EntityList {
  const route = useRoute()
  const router = useRouter()
  const items = shallowRef<Row[]>([])
  const total = ref<number | null>(null)
  const next = ref<string | null>(null)
  const loading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  const filters = ref<Record<string, string>>({})
  const search = ref('')
  const sort = ref('')
  let controller: AbortController | null = null

  function readAddress(): void {
    const found: Record<string, string> = {}
    for (const [name, value] of Object.entries(route.query)) {
      if (!RESERVED.includes(name) && typeof value === 'string') found[name] = value
    }
    filters.value = found
    search.value = typeof route.query.q === 'string' ? route.query.q : ''
    sort.value = typeof route.query.sort === 'string' ? route.query.sort : (options.defaultSort?.() ?? '')
  }

  const query = computed<Query>(() => ({ ...filters.value, q: search.value.trim(), sort: sort.value, ...options.fixed?.() }))

  async function fetchPage(cursor: string | null): Promise<void> {
    controller?.abort()
    const mine = new AbortController()
    controller = mine
    loading.value = true
    try {
      const size = options.pageSize ?? 50
      const page = await api.get<List<Row>>(options.path(), { query: { ...query.value, limit: size, cursor, total: cursor === null ? true : undefined }, signal: mine.signal })
      if (mine.signal.aborted) return
      items.value = cursor === null ? page.items : [...items.value, ...page.items]
      next.value = page.next
      if (cursor === null) total.value = page.total
      error.value = null
    } catch (cause) {
      if (!mine.signal.aborted) error.value = asApiError(cause)
    } finally {
      if (controller === mine) loading.value = false
    }
  }

  const reload = () => fetchPage(null)
  const loadMore = async () => {
    if (next.value !== null && !loading.value) await fetchPage(next.value)
  }

  function replace(row: Row): boolean {
    const at = items.value.findIndex((one) => one.id === row.id)
    if (at < 0) return false
    items.value = items.value.map((one, index) => (index === at ? { ...one, ...row } : one))
    return true
  }

  if (options.inAddress) readAddress()
  else sort.value = options.defaultSort?.() ?? ''

  let timer: ReturnType<typeof setTimeout> | undefined
  watch(
    () => JSON.stringify([options.path(), query.value]),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (options.inAddress) writeAddress()
        void reload()
      }, 150)
    },
  )

  function writeAddress(): void {
    const wanted: Record<string, string> = { ...filters.value }
    if (search.value.trim()) wanted.q = search.value.trim()
    if (sort.value && sort.value !== options.defaultSort?.()) wanted.sort = sort.value
    if (JSON.stringify(wanted) !== JSON.stringify(route.query)) void router.replace({ query: wanted, hash: route.hash })
  }

  onLocaleChange(() => void reload())
  onScopeDispose(() => {
    clearTimeout(timer)
    controller?.abort()
  })
  void reload()
  return { items, total, more: computed(() => next.value !== null), loading, error, filters, search, sort, query, reload, loadMore, replace }
}
