/** A floor with its open orders: the plan once per floor, orders and counts renewed by live changes. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { can } from '@/core/session'
import type { List } from '@/core/types'
import type { FloorAnswer, FloorOrder } from './types'
import { usePlaces } from './use_places'

interface Count {
  key: string
  count: number
}
interface Summary {
  by_floor: Count[]
  late_by_floor: Count[]
}

const byFloor = (counts: Count[]) => new Map(counts.map((one) => [Number(one.key), one.count]))

/** How many orders are open and late on each floor; empty for people who do not see orders. */
export function useOrderCounts() {
  const open = shallowRef(new Map<number, number>())
  const late = shallowRef(new Map<number, number>())
  async function renew(): Promise<void> {
    if (!can('repair.view')) return
    try {
      const answer = await api.get<Summary>('/repair/summary')
      open.value = byFloor(answer.by_floor)
      late.value = byFloor(answer.late_by_floor)
    } catch {
      // Numbers beside the floors are a help, not the content.
    }
  }
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void renew(), 600)
  }
  useLive('repair.work_order', soon, soon)
  onScopeDispose(() => clearTimeout(gather))
  void renew()
  return { open, late }
}

/** `floorId` decides; null shows nothing. */
export function useFloorPlan(floorId: () => number | null) {
  const plan = shallowRef<FloorAnswer | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(true)
  let latest = 0
  async function reload(): Promise<void> {
    const id = floorId()
    const mine = ++latest
    if (id === null) return void (plan.value = null)
    loading.value = true
    try {
      const answer = await api.get<FloorAnswer>(`/space/floors/${id}/map`)
      if (mine !== latest) return
      plan.value = { ...answer, rooms: answer.rooms.filter((room) => room.outline.length > 2) }
      error.value = null
    } catch (cause) {
      if (mine !== latest) return
      error.value = asApiError(cause)
      plan.value = null
    } finally {
      if (mine === latest) loading.value = false
    }
  }
  watch(floorId, () => void reload(), { immediate: true })
  onLocaleChange(() => void reload())
  return { plan, error, loading, reload }
}

export function useFloorOrders(floorId: () => number | null) {
  const orders = shallowRef<FloorOrder[]>([])
  async function renew(): Promise<void> {
    const id = floorId()
    if (id === null || !can('repair.view')) return
    const answer = await api.get<List<FloorOrder>>(`/repair/floors/${id}/orders`)
    if (id === floorId()) orders.value = answer.items
  }
  watch(floorId, () => {
    orders.value = []
    renew().catch(() => {})
  }, { immediate: true })
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => renew().catch(() => {}), 600)
  }
  useLive('repair.work_order', soon, soon)
  onScopeDispose(() => clearTimeout(gather))
  return { orders }
}

/** For the desk: the floor of the chosen order, else the one with most to do, else the first. */
export function useFloor(wanted: () => number | null) {
  const { campuses, floors, floorText } = usePlaces()
  const { open: counts } = useOrderCounts()
  const floorId = ref<number | null>(null)
  const busiest = computed(() => [...counts.value].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null)
  watch([wanted, busiest, floors], () => {
    if (wanted() !== null) floorId.value = wanted()
    else floorId.value ??= busiest.value ?? floors.value.keys().next().value ?? null
  }, { immediate: true })
  return { campuses, floorId, floorText, counts, ...useFloorPlan(() => floorId.value), ...useFloorOrders(() => floorId.value) }
}
