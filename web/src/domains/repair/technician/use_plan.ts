/** A floor's plan, fetched once and kept for use without signal. */
import { shallowRef, watch } from 'vue'
import { api } from '@/core/client'
import type { FloorPlan, FloorRoom, Point } from '@/ui/floor/geometry'

interface PlanAnswer {
  id: number
  name: string
  outline: Point[]
  rooms: FloorRoom[]
}
const plans = new Map<number, FloorPlan & { name: string }>()

export function usePlan(floorId: () => number | null) {
  const plan = shallowRef<(FloorPlan & { name: string }) | null>(null)
  const missing = shallowRef(false)
  watch(floorId, async (id) => {
    plan.value = id === null ? null : (plans.get(id) ?? null)
    missing.value = false
    if (id === null || plan.value) return
    try {
      const answer = await api.get<PlanAnswer>(`/space/floors/${id}/map`, { offline: true })
      plans.set(id, { name: answer.name, outline: answer.outline, rooms: answer.rooms.filter((room) => room.outline.length > 2) })
      if (floorId() === id) plan.value = plans.get(id) ?? null
    } catch {
      missing.value = floorId() === id
    }
  }, { immediate: true })
  return { plan, missing }
}
