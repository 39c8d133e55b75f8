/**
 * Own work of today, shared by all pages of the phone: what the server said last plus what still waits to be sent.
 * Everything a basement needs is fetched ahead and kept.
 */
import { computed, ref, shallowRef } from 'vue'
import { api, apiUrl, asApiError, type ApiError } from '@/core/client'
import { useNow } from '@/core/clock'
import { dropDraft } from '@/core/drafts'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { offlineQueue, type QueuedAttachment } from '@/core/offline_queue'
import { currentUser } from '@/core/session'
import { writeStoredJson } from '@/core/storage'
import type { AllowedAction, Row } from '@/core/types'
import { sendNow, type Outcome } from '@/ui/send_now'
import { HERE_KEY, MY_WORK, myWorkOptions } from '../first_queries'
import { useReasons } from '../use_catalogue'
import { actionOf, byUrgency, finishKey, isMine, isUnsent, orderPath, predict } from './predict'
import type { MyWork, OwnOrder, Usual } from './types'

const GATHER_MS = 400

const work = shallowRef<MyWork | null>(null)
const error = shallowRef<ApiError | null>(null)
const loading = ref(false)
const owner = ref(0)
const warmed = new Set<string>()
let latest = 0

export function noteHere(roomId: number): void {
  writeStoredJson(HERE_KEY, { room_id: roomId, at: Date.now() })
}

/** Fetched once each, so that the kept answer is there when the signal is not. */
function warm(path: string): void {
  if (warmed.has(path)) return
  warmed.add(path)
  api.get(path, { offline: true }).catch(() => warmed.delete(path))
}
function keepAhead(answer: MyWork): void {
  for (const order of answer.items) {
    warm(`/repair/fault-types/${order.fault_type_id}/usual`)
    if (order.floor_id) warm(`/space/floors/${order.floor_id}/map`)
    warm(historyPath(order.room_id))
    for (const photo of order.photos) void fetch(apiUrl(`/files/${photo.hash}`)).catch(() => {})
  }
}
export const historyPath = (roomId: number): string => `/repair/work-orders?room_id=${roomId}&sort=-reported_at&limit=8`

export async function reloadWork(): Promise<void> {
  const mine = ++latest
  loading.value = true
  try {
    const answer = await api.get<MyWork>(MY_WORK, myWorkOptions())
    if (mine !== latest) return
    work.value = answer
    error.value = null
    keepAhead(answer)
  } catch (cause) {
    if (mine === latest) error.value = asApiError(cause)
  } finally {
    if (mine === latest) loading.value = false
  }
}

/** A sent step's answer is the order as it is now: shown at once, the rest follows. */
offlineQueue.onSent((action, answer) => {
  if (!action.url.startsWith('/repair/')) return
  const row = answer as OwnOrder | null
  if (row?.id && actionOf(action.url) === 'finish') void dropDraft(finishKey(row.id))
  if (!work.value || !row?.id) return
  const codes = work.value.items.find((one) => one.id === row.id)?.place_codes ?? []
  const items = work.value.items.flatMap((one) => (one.id !== row.id ? [one] : isMine(row) ? [{ ...row, place_codes: codes }] : []))
  work.value = { ...work.value, items }
  void reloadWork()
})

export interface Sending {
  /** Photos and signature, named `attachment:<key>` in the body. */
  attachments?: QueuedAttachment[]
}

export async function sendStep(order: { id: number; number: string }, action: Pick<AllowedAction, 'action' | 'label'>, body: Record<string, unknown>, { attachments = [] }: Sending = {}): Promise<Outcome> {
  try {
    return await sendNow({
      url: `${orderPath(order.id)}/actions/${action.action}`, label: `${order.number} · ${action.label}`, attachments,
      body: { ...body, happened_at: new Date().toISOString() },
    })
  } catch (cause) {
    void reloadWork()
    throw cause
  }
}

export function useMyWork() {
  useReasons()
  const now = useNow()
  const minute = computed(() => Math.floor(now.value / 20_000) * 20_000)
  if (owner.value !== (currentUser.value?.id ?? 0)) {
    owner.value = currentUser.value?.id ?? 0
    work.value = null
    warmed.clear()
  }
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void reloadWork(), GATHER_MS)
  }
  useLive('repair.work_order', soon, () => void reloadWork())
  onLocaleChange(() => void reloadWork())
  if (!loading.value) void reloadWork()

  const all = computed(() => (work.value?.items ?? []).map((order) => predict(order, offlineQueue.mine(), work.value!.steps)))
  /** What is to do, worst first; held ones apart; what is done here but not yet sent. */
  const todo = computed(() => all.value.filter((one) => isMine(one.order) && one.order.state !== 'on_hold').sort(byUrgency(minute.value)))
  const held = computed(() => all.value.filter((one) => one.order.state === 'on_hold').sort(byUrgency(minute.value)))
  const unsent = computed(() => all.value.filter(isUnsent))
  const stops = computed(() => work.value?.route.stops ?? [])
  return { work, error, loading, all, todo, held, unsent, stops, reload: reloadWork }
}

export async function usualOf(faultTypeId: number): Promise<Usual> {
  return api.get<Usual>(`/repair/fault-types/${faultTypeId}/usual`, { offline: true })
}

/** The order as the server has it now; null when one may not see it any more. */
export async function serverOrder(id: number): Promise<OwnOrder | null> {
  try {
    return (await api.get<Row>(orderPath(id))) as unknown as OwnOrder
  } catch (cause) {
    if (asApiError(cause).code === 'not_found') return null
    throw cause
  }
}
