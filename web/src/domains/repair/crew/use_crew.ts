/** One crew as its leader sees it: load, orders that wait, reworks; renewed with live changes and every minute. */
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { api } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { List } from '@/core/types'
import { OPEN_STATES, type OrderRow } from '../types'
import type { CrewLoad } from './types'

const EVERY_MS = 60_000
const GATHER_MS = 1500
const LIMIT = 50
const REWORK_LIMIT = 12
/** Nobody has these orders yet. */
export const UNASSIGNED = ['reported', 'accepted', 'pooled'] as const

async function fetchCrew(crewId: number, signal: AbortSignal) {
  const orders = (query: Record<string, string | number | boolean | string[]>) => api.get<List<OrderRow>>('/repair/work-orders', { query: { crew_id: crewId, total: true, ...query }, signal })
  const load = await api.get<CrewLoad>('/repair/crew-load', { query: { crew_id: crewId }, signal })
  const [unassigned, late, reworked, low] = await Promise.all([
    orders({ state: [...UNASSIGNED], sort: 'due_at', limit: LIMIT }),
    orders({ state: OPEN_STATES.filter((one) => !(UNASSIGNED as readonly string[]).includes(one)), 'due_at.lt': new Date().toISOString(), sort: 'due_at', limit: LIMIT }),
    orders({ 'rework_count.gte': 1, 'reported_at.gte': load.from, sort: '-reported_at', limit: REWORK_LIMIT }),
    orders({ 'score.gte': 1, 'score.lt': 3, 'reported_at.gte': load.from, sort: '-reported_at', limit: REWORK_LIMIT }),
  ])
  return { load, unassigned, late, reworked, low }
}

export type CrewView = Awaited<ReturnType<typeof fetchCrew>>

export function useCrew(crewId: () => number | null) {
  const load = useLoad(async (signal) => (crewId() === null ? null : await fetchCrew(crewId()!, signal)), false)
  watch(crewId, () => {
    load.value.value = null
    void load.reload()
  }, { immediate: true })
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void load.reload(), GATHER_MS)
  }
  useLive(['repair.work_order', 'organization.roster'], soon, soon)
  const timer = setInterval(() => !document.hidden && void load.reload(), EVERY_MS)
  onLocaleChange(() => void load.reload())
  onScopeDispose(() => {
    clearTimeout(gather)
    clearInterval(timer)
  })
  const view = computed<CrewView | null>(() => load.value.value)
  return { view, error: load.error, loading: load.loading, reload: load.reload }
}

/** Sends an order to somebody of the crew, with the versions that were seen. */
export function useSend(done: () => Promise<void>) {
  const sending = shallowRef<number | null>(null)
  async function send(row: OrderRow, personId: number): Promise<void> {
    if (sending.value !== null) return
    sending.value = row.id
    try {
      await api.post(`/repair/work-orders/${row.id}/actions/dispatch`, { person_id: personId, version: row.version })
    } finally {
      sending.value = null
      await done()
    }
  }
  return { sending, send }
}
