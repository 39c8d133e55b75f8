/** A floor with its open orders, for the map view: plan once per floor, orders renewed by live changes. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { useLive } from '@/core/live'
import type { List } from '@/core/types'
import type { FloorPlan, FloorRoom, Point } from '@/ui/floor/geometry'
import type { FloorOrder } from './types'
import { usePlaces } from './use_catalogue'

interface PlanAnswer {
  id: number
  name: string
  outline: Point[]
  rooms: FloorRoom[]
}

interface Summary {
  by_floor: Array<{ key: string; count: number }>
  late: number
}

export function useFloor(wanted: () => number | null) {
  const { campuses, floors, floorText } = usePlaces()
  const floorId = ref<number | null>(null)
  const plan = shallowRef<FloorPlan | null>(null)
  const orders = shallowRef<FloorOrder[]>([])
  const counts = shallowRef(new Map<number, number>())
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(true)
  let latest = 0

  async function loadCounts(): Promise<void> {
    try {
      const answer = await api.get<Summary>('/repair/summary')
      counts.value = new Map(answer.by_floor.map((one) => [Number(one.key), one.count]))
    } catch {
      // Numbers beside the floors are a help, not the content.
    }
  }

  async function loadOrders(): Promise<void> {
    const id = floorId.value
    if (id === null) return
    const answer = await api.get<List<FloorOrder>>(`/repair/floors/${id}/orders`)
    if (id === floorId.value) orders.value = answer.items
  }

  async function reload(): Promise<void> {
    const id = floorId.value
    const mine = ++latest
    if (id === null) return
    loading.value = true
    try {
      const [answer] = await Promise.all([api.get<PlanAnswer>(`/space/floors/${id}/map`), loadOrders()])
      if (mine !== latest) return
      plan.value = { outline: answer.outline, rooms: answer.rooms.filter((room) => room.outline.length > 2) }
      error.value = null
    } catch (cause) {
      if (mine === latest) error.value = asApiError(cause)
    } finally {
      if (mine === latest) loading.value = false
    }
  }

  /** The chosen order's floor, else the one with most to do, else the first. */
  const busiest = computed(() => [...counts.value].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null)
  watch([wanted, busiest, floors], () => {
    if (wanted() !== null) floorId.value = wanted()
    else floorId.value ??= busiest.value ?? floors.value.keys().next().value ?? null
  }, { immediate: true })
  watch(floorId, () => {
    orders.value = []
    void reload()
  }, { immediate: true })

  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => {
      void loadOrders().catch(() => {})
      void loadCounts()
    }, 600)
  }
  useLive('repair.work_order', soon, soon)
  onScopeDispose(() => clearTimeout(gather))
  void loadCounts()
  return { campuses, floorId, floorText, plan, orders, counts, error, loading, reload }
}
