/** Names and places of devices by their codes; without the permission codes remain. */
import { shallowRef, watch } from 'vue'
import { api } from '@/core/client'
import { can } from '@/core/session'
import type { List } from '@/core/types'

export interface DeviceFacts {
  id: number
  asset_no: string
  name: string
  type: string
  building: string | null
  floor: string | null
  room: string | null
  room_id: number | null
  floor_id: number | null
}

const CODES_A_QUESTION = 100

export function useDeviceFacts(codes: () => string[]) {
  const facts = shallowRef(new Map<string, DeviceFacts>())
  watch(() => codes().join(','), async () => {
    const wanted = codes().filter((code) => code !== '' && !code.includes(','))
    if (!can('equipment.view') || wanted.length === 0) return
    const found = new Map(facts.value)
    for (let at = 0; at < wanted.length; at += CODES_A_QUESTION) {
      const some = wanted.slice(at, at + CODES_A_QUESTION)
      const answer = await api.get<List<DeviceFacts>>('/equipment/devices', { query: { asset_no: some.join(','), limit: some.length } }).catch(() => null)
      for (const row of answer?.items ?? []) found.set(row.asset_no, row)
    }
    facts.value = found
  }, { immediate: true })
  return facts
}

export const placeOf = (facts: DeviceFacts | undefined): string => [facts?.building, facts?.floor, facts?.room].filter(Boolean).join(' · ')
