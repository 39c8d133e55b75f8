/** A floor's plan, fetched once and kept for use without signal. */
import { shallowRef, watch } from 'vue'
import { api } from '@/core/client'
import type { FloorPlan, FloorRoom, Point } from '@/ui/floor/geometry'
import type { RouteStop } from './types'

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

/** The parts of a way that lie on one floor, each a line to draw. */
export function linesOn(stops: RouteStop[], floorId: number | null): Point[][] {
  const lines: Point[][] = []
  for (const stop of stops) {
    let line: Point[] = []
    for (const point of stop.points) {
      if (point.floor_id === floorId) line.push([point.x_m, point.y_m])
      else if (line.length > 0) {
        lines.push(line)
        line = []
      }
    }
    if (line.length > 0) lines.push(line)
  }
  return lines.filter((line) => line.length > 1)
}

/** Floors that a walk leaves and enters: where to take the stairs or the lift. */
export const floorsOf = (stops: RouteStop[]): number[] => [...new Set(stops.flatMap((stop) => [...stop.points.map((point) => point.floor_id), stop.floor_id]))]
