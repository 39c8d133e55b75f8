/** Campuses, buildings and floors, kept for the visit. */
import { computed } from 'vue'
import { kept } from '@/core/kept'
import type { TreeBuilding, TreeCampus, TreeFloor } from './types'

const tree = kept<TreeCampus>('/space/tree', false, true)
export const renewPlaces = tree.renew

export function usePlaces() {
  tree.ask()
  const campuses = computed(() => tree.rows.value)
  const floors = computed(() => {
    const found = new Map<number, { floor: TreeFloor; building: TreeBuilding; campus: TreeCampus }>()
    for (const campus of tree.rows.value) for (const building of campus.buildings) for (const floor of building.floors) found.set(floor.id, { floor, building, campus })
    return found
  })
  const floorText = (id: number | null | undefined): string => {
    const place = id ? floors.value.get(id) : undefined
    return place ? `${place.building.name} ${place.floor.name}` : ''
  }
  return { campuses, floors, floorText, state: tree }
}
