/** One order, whole, kept fresh: fetched again when a live event names a newer version. */
import { ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { useLive } from '@/core/live'
import { onLocaleChange } from '@/core/i18n'
import { toastDone, toastError } from '@/ui/toast'
import { t } from '@/core/i18n'
import type { Row } from '@/core/types'
import type { Order } from './types'

export function useOrder(id: () => number | null) {
  const order = shallowRef<Order | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(false)
  const sending = ref<string | null>(null)
  let latest = 0

  async function reload(): Promise<void> {
    const wanted = id()
    const mine = ++latest
    if (wanted === null) {
      order.value = null
      return
    }
    loading.value = true
    try {
      const answer = await api.get<Order>(`/repair/work-orders/${wanted}`)
      if (mine !== latest) return
      order.value = answer
      error.value = null
    } catch (cause) {
      if (mine !== latest) return
      error.value = asApiError(cause)
      if (error.value.code === 'not_found') order.value = null
    } finally {
      if (mine === latest) loading.value = false
    }
  }

  /** An action's answer, or the row that a refusal carried. */
  function adopt(answer: unknown): void {
    const row = answer as Row | null | undefined
    if (row && row.id === id() && Array.isArray(row.allowed_actions)) {
      latest++
      order.value = row as unknown as Order
    } else void reload()
  }

  /** Sends an action without a dialog. True when it was taken. */
  async function act(action: string, body: Record<string, unknown>, done: string): Promise<boolean> {
    const current = order.value
    if (!current || sending.value) return false
    sending.value = action
    try {
      adopt(await api.post(`/repair/work-orders/${current.id}/actions/${action}`, { ...body, version: current.version }))
      toastDone(done)
      return true
    } catch (cause) {
      const refusal = asApiError(cause)
      toastError(refusal)
      if (refusal.code === 'stale' || refusal.code === 'conflict') adopt(refusal.current)
      return false
    } finally {
      sending.value = null
    }
  }

  /** Merges one of two orders of a room into the other. */
  async function merge(from: number, into: number, number: string): Promise<boolean> {
    if (from === id()) return await act('merge', { into_id: into }, t('repair.merge.done', { number }))
    sending.value = 'merge'
    try {
      await api.post(`/repair/work-orders/${from}/actions/merge`, { into_id: into })
      toastDone(t('repair.merge.done', { number }))
      await reload()
      return true
    } catch (cause) {
      toastError(cause)
      return false
    } finally {
      sending.value = null
    }
  }

  watch(id, () => {
    if (order.value && order.value.id !== id()) order.value = null
    error.value = null
    void reload()
  }, { immediate: true })
  useLive('repair.work_order', (event) => {
    if (event.id === id() && (event.version === undefined || event.version !== order.value?.version)) void reload()
  }, () => void reload())
  onLocaleChange(() => void reload())
  return { order, error, loading, sending, reload, adopt, act, merge }
}

export type OrderState = ReturnType<typeof useOrder>
