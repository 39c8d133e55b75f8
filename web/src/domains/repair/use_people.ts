/** Who could go, and who is on duty with how much: renewed with the order, with live changes, and every half minute. */
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { useLive } from '@/core/live'
import type { List } from '@/core/types'
import type { Candidates, DutyPerson, Order } from './types'

const EVERY_MS = 30_000
const GATHER_MS = 1500

export function useDuty() {
  const people = shallowRef<DutyPerson[]>([])
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(true)

  async function reload(): Promise<void> {
    try {
      const answer = await api.get<List<DutyPerson>>('/repair/duty')
      people.value = [...answer.items].sort((a, b) => a.work_minutes - b.work_minutes || a.name.localeCompare(b.name, 'zh'))
      error.value = null
    } catch (cause) {
      error.value = asApiError(cause)
    } finally {
      loading.value = false
    }
  }

  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void reload(), GATHER_MS)
  }
  useLive('repair.work_order', soon, soon)
  const timer = setInterval(() => !document.hidden && void reload(), EVERY_MS)
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(gather)
  })
  void reload()
  return { people, error, loading, reload }
}

/** Candidates of an order that may be dispatched now; none otherwise. */
export function useCandidates(order: () => Order | null) {
  const found = shallowRef<Candidates | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(false)
  let latest = 0

  async function reload(): Promise<void> {
    const current = order()
    const mine = ++latest
    if (!current?.allowed_actions.some((one) => one.action === 'dispatch')) {
      found.value = null
      error.value = null
      loading.value = false
      return
    }
    loading.value = true
    try {
      const answer = await api.get<Candidates>(`/repair/work-orders/${current.id}/candidates`)
      if (mine !== latest) return
      found.value = answer
      error.value = null
    } catch (cause) {
      if (mine === latest) error.value = asApiError(cause)
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  watch(() => order()?.id, () => (found.value = null))
  watch(() => `${order()?.id}:${order()?.version}`, () => void reload(), { immediate: true })
  return { found, error, loading, reload }
}
