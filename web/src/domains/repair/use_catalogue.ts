/** Fault types, reasons, crews and places: small lists that every repair page needs, fetched once. */
import { computed, shallowRef, type ComputedRef } from 'vue'
import { api } from '@/core/client'
import { t } from '@/core/i18n'
import type { EnumOption, List } from '@/core/types'
import { localName } from './order_text'
import type { FaultType, Reason } from './types'

interface Named {
  id: number
  name: string
  name_en?: string
}

export interface TreeFloor {
  id: number
  name: string
  level: number
}
export interface TreeBuilding {
  id: number
  name: string
  floors: TreeFloor[]
}
export interface TreeCampus {
  id: number
  name: string
  buildings: TreeBuilding[]
}

/** A list kept for the whole visit; a failed fetch is tried again by the next page that asks. */
function kept<T>(path: string, limit: number | null) {
  const rows = shallowRef<T[]>([])
  let asked: Promise<void> | null = null
  function ask(): void {
    asked ??= api
      .get<List<T>>(path, { query: limit === null ? {} : { limit } })
      .then((answer) => void (rows.value = answer.items))
      .catch(() => void (asked = null))
  }
  return { rows, ask }
}

const faults = kept<FaultType>('/repair/fault-types', 500)
const reasons = kept<Reason>('/repair/reasons', 500)
const crews = kept<Named>('/organization/crews', 500)
const trades = kept<Named & { code: string }>('/organization/trades', 500)
const tree = kept<TreeCampus>('/space/tree', null)

export function useFaults(): ComputedRef<FaultType[]> {
  faults.ask()
  return computed(() => faults.rows.value.filter((one) => one.active))
}

export function useReasons() {
  reasons.ask()
  const ofKind = (kind: string): EnumOption[] => reasons.rows.value.filter((one) => one.kind === kind).map((one) => ({ value: one.code, label: localName(one) }))
  const nameOf = (code: string): string => localName(reasons.rows.value.find((one) => one.code === code)) || code
  return { ofKind, nameOf }
}

export function useCrewName(): (id: number) => string {
  crews.ask()
  return (id) => localName(crews.rows.value.find((one) => one.id === id))
}

export function useTradeName(): (code: string) => string {
  trades.ask()
  return (code) => localName(trades.rows.value.find((one) => one.code === code)) || code
}

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
  return { campuses, floors, floorText }
}

/** 1 out of use or dangerous, 2 limited, 3 inconvenient. */
export const impacts = (): Array<{ value: number; label: string }> => [1, 2, 3].map((value) => ({ value, label: t(`repair.impact.${value}`) }))
