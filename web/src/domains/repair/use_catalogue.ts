/** Fault types, reasons, crews: small lists that every repair page needs, fetched once. */
import { computed, type ComputedRef } from 'vue'
import { t } from '@/core/i18n'
import { kept } from '@/core/kept'
import type { EnumOption } from '@/core/types'
export { usePlaces } from '@/domains/space/use_places'
import { localName } from './order_text'
import type { FaultType, Reason } from './types'

interface Named {
  id: number
  name: string
  name_en?: string
}

const faults = kept<FaultType>('/repair/fault-types', true)
const reasons = kept<Reason>('/repair/reasons', true)
const crews = kept<Named>('/organization/crews', true)
const trades = kept<Named & { code: string }>('/organization/trades', true)

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

/** 1 out of use or dangerous, 2 limited, 3 inconvenient. */
export const impacts = (): Array<{ value: number; label: string }> => [1, 2, 3].map((value) => ({ value, label: t(`repair.impact.${value}`) }))
