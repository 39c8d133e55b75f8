/** Rounds and maintenance of today on the phone: what the server said last plus what still waits to be sent. */
import { computed, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { dropDraft } from '@/core/drafts'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { offlineQueue } from '@/core/offline_queue'
import { can, currentUser } from '@/core/session'
import type { CareOrder } from '@/domains/maintenance/types'
import { predictRound, stepOf, visitKey } from '../predict'
import type { Round } from '../types'

const GATHER_MS = 400
const rounds = shallowRef<Round[] | null>(null)
const care = shallowRef<CareOrder[] | null>(null)
const error = shallowRef<ApiError | null>(null)
const loading = ref(false)
const owner = ref(0)
let latest = 0

export const careKey = (order: number): string => `maintenance.order.${order}`
export const carePath = (order: number): string => `/maintenance/orders/${order}/actions/finish`

export async function reloadRounds(): Promise<void> {
  const mine = ++latest
  loading.value = true
  try {
    const [walked, kept] = await Promise.all([
      can('rounds.work') ? api.get<{ items: Round[] }>('/rounds/mine', { offline: true }) : { items: [] },
      can('maintenance.work') ? api.get<{ items: CareOrder[] }>('/maintenance/mine', { offline: true }) : { items: [] },
    ])
    if (mine !== latest) return
    rounds.value = walked.items
    care.value = kept.items
    error.value = null
  } catch (cause) {
    if (mine === latest) error.value = asApiError(cause)
  } finally {
    if (mine === latest) loading.value = false
  }
}

/** The server has taken a step: its answer is the round as it is now, and the draft is needed no longer. */
offlineQueue.onSent((action, answer) => {
  const step = stepOf(action.url)
  const order = /^\/maintenance\/orders\/(\d+)\//.exec(action.url)
  if (step) void dropDraft(visitKey(step.visit))
  if (order) void dropDraft(careKey(Number(order[1])))
  if (order || action.url.startsWith('/rounds/')) {
    const row = answer as Round | null
    if (!order && row?.visits) rounds.value = rounds.value?.map((one) => (one.id === row.id ? row : one)) ?? null
    void reloadRounds()
  }
})

export function useMyRounds() {
  if (owner.value !== (currentUser.value?.id ?? 0)) {
    owner.value = currentUser.value?.id ?? 0
    rounds.value = care.value = null
  }
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void reloadRounds(), GATHER_MS)
  }
  useLive('rounds.round', soon, () => void reloadRounds())
  useLive('maintenance.order', soon)
  onLocaleChange(() => void reloadRounds())
  if (!loading.value) void reloadRounds()

  const all = computed(() => (rounds.value ?? []).map((one) => predictRound(one, offlineQueue.mine())))
  const kept = computed(() => new Set(offlineQueue.mine().filter((one) => one.state === 'pending').map((one) => one.url)))
  const todo = computed(() => (care.value ?? []).filter((one) => !kept.value.has(carePath(one.id))))
  const ready = computed(() => rounds.value !== null)
  return { all, todo, ready, error, loading, reload: reloadRounds }
}

/** One round: of today's, else fetched by itself (an older one, a colleague's). */
export function useOneRound(id: () => number) {
  const my = useMyRounds()
  const fetched = shallowRef<Round | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const own = computed(() => my.all.value.find((one) => one.round.id === id()) ?? null)
  async function reload(): Promise<void> {
    const wanted = id()
    try {
      const answer = await api.get<Round>(`/rounds/rounds/${wanted}`, { offline: true })
      if (wanted !== id()) return
      fetched.value = answer
      failure.value = null
    } catch (cause) {
      if (wanted === id()) failure.value = asApiError(cause)
    }
  }
  watch(id, () => {
    fetched.value = null
    void reload()
  }, { immediate: true })
  watch(() => offlineQueue.mine().length, (now, before) => now < before && void reload())
  useLive('rounds.round', (event) => event.id === id() && void reload())
  const item = computed(() => {
    if (!fetched.value) return own.value
    return own.value && own.value.round.version >= fetched.value.version ? own.value : predictRound(fetched.value, offlineQueue.mine())
  })
  return { item, error: failure, reload }
}
