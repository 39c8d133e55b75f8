/** One order on the phone: from today's work, else fetched by itself; with the steps that still wait to be sent. */
import { computed, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { useLive } from '@/core/live'
import { offlineQueue } from '@/core/offline_queue'
import { orderPath, predict } from './predict'
import type { OwnOrder } from './types'
import { useMyWork } from './use_my_work'

export function useOne(id: () => number) {
  const my = useMyWork()
  const fetched = shallowRef<OwnOrder | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(false)

  async function reload(): Promise<void> {
    const wanted = id()
    loading.value = true
    try {
      const answer = await api.get<OwnOrder>(orderPath(wanted), { offline: true })
      if (wanted !== id()) return
      fetched.value = answer
      error.value = null
    } catch (cause) {
      if (wanted === id()) error.value = asApiError(cause)
    } finally {
      if (wanted === id()) loading.value = false
    }
  }
  watch(id, () => {
    fetched.value = null
    void reload()
  }, { immediate: true })
  useLive('repair.work_order', (event) => event.id === id() && void reload())
  // A sent step of this order: what the page shows is old now.
  watch(() => offlineQueue.mine().filter((one) => one.group === orderPath(id())).length, (now, before) => now < before && void reload())

  /** The newer of the two answers. */
  const known = computed<OwnOrder | null>(() => {
    const own = my.work.value?.items.find((one) => one.id === id()) ?? null
    if (!fetched.value) return own
    return own && own.version >= fetched.value.version ? own : { ...fetched.value, place_codes: own?.place_codes ?? fetched.value.place_codes ?? [] }
  })
  const item = computed(() => (known.value ? predict(known.value, offlineQueue.mine(), my.work.value?.steps ?? []) : null))
  const order = computed(() => item.value?.order ?? null)
  const stop = computed(() => my.stops.value.find((one) => one.order_ids.includes(id())) ?? null)
  return { item, order, stop, error, loading, reload }
}
