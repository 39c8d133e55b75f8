/** Survey sheets of today on the phone: what the server said last plus what still waits to be sent. */
import { computed, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { dropDraft } from '@/core/drafts'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { offlineQueue } from '@/core/offline_queue'
import { currentUser } from '@/core/session'
import { lineKey, lineOf, predictSheet } from '../predict'
import type { Sheet } from '../types'

const GATHER_MS = 400
const sheets = shallowRef<Sheet[] | null>(null)
const error = shallowRef<ApiError | null>(null)
const loading = ref(false)
const owner = ref(0)
let latest = 0

export async function reloadSheets(): Promise<void> {
  const mine = ++latest
  loading.value = true
  try {
    const answer = await api.get<{ items: Sheet[] }>('/electrical-safety/mine', { offline: true })
    if (mine !== latest) return
    sheets.value = answer.items
    error.value = null
  } catch (cause) {
    if (mine === latest) error.value = asApiError(cause)
  } finally {
    if (mine === latest) loading.value = false
  }
}

/** The server has taken a step: its answer is the sheet as it is now, and the draft is needed no longer. */
offlineQueue.onSent((action, answer) => {
  if (!action.url.startsWith('/electrical-safety/')) return
  const line = lineOf(action.url)
  if (line !== null) void dropDraft(lineKey(line))
  const row = answer as Sheet | null
  if (row?.items) sheets.value = sheets.value?.map((one) => (one.id === row.id ? row : one)) ?? null
  void reloadSheets()
})

export function useMySheets() {
  if (owner.value !== (currentUser.value?.id ?? 0)) {
    owner.value = currentUser.value?.id ?? 0
    sheets.value = null
  }
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void reloadSheets(), GATHER_MS)
  }
  useLive('electrical_safety.sheet', soon, () => void reloadSheets())
  onLocaleChange(() => void reloadSheets())
  if (!loading.value) void reloadSheets()
  const all = computed(() => (sheets.value ?? []).map((one) => predictSheet(one, offlineQueue.mine())))
  const ready = computed(() => sheets.value !== null)
  return { all, ready, error, loading, reload: reloadSheets }
}

/** One sheet: of today's, else fetched by itself (handed in already, another crew's). */
export function useOneSheet(id: () => number) {
  const my = useMySheets()
  const fetched = shallowRef<Sheet | null>(null)
  const failure = shallowRef<ApiError | null>(null)
  const own = computed(() => my.all.value.find((one) => one.sheet.id === id()) ?? null)
  async function reload(): Promise<void> {
    const wanted = id()
    try {
      const answer = await api.get<Sheet>(`/electrical-safety/sheets/${wanted}`, { offline: true })
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
  const item = computed(() => {
    if (!fetched.value) return own.value
    return own.value && own.value.sheet.version >= fetched.value.version ? own.value : predictSheet(fetched.value, offlineQueue.mine())
  })
  /** Without signal what is kept of today's sheets is enough. */
  const lost = computed(() => (item.value ? null : failure.value))
  return { item, error: lost, reload }
}
