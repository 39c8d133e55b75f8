/** The person's notices, shared by bell and drawer: one list, renewed by live events. */
import { ref, shallowRef } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive, type LiveEvent } from '@/core/live'
import type { Notice, NoticePage } from './types'

const RENEW_MS = 300
const PAGE = 30

export interface Counts {
  unread: number
  asking: number
}

/** Those who still wait for an acknowledgement come first, the urgent ones before the others. */
export function split(items: readonly Notice[]): { asking: Notice[]; others: Notice[] } {
  const weight = (one: Notice) => (one.urgent ? 0 : 1)
  return { asking: items.filter((one) => one.asks).sort((a, b) => weight(a) - weight(b)), others: items.filter((one) => !one.asks) }
}

/** Rings for what is urgent or asks for an answer; quiet hours and mere changes of counts stay silent. */
export function shouldRing(event: LiveEvent): boolean {
  return event.quiet !== true && (event.urgent === true || Number(event.level ?? 0) > 0)
}

export function useNotices(onRing: (notice: Notice) => void) {
  const items = shallowRef<Notice[]>([])
  const counts = ref<Counts>({ unread: 0, asking: 0 })
  const next = ref<string | null>(null)
  const loading = ref(false)
  const ready = ref(false)
  const error = shallowRef<ApiError | null>(null)
  const ringing = new Set<number>()
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(cursor: string | null): Promise<void> {
    loading.value = true
    try {
      const page = await api.get<NoticePage>('/messaging/notices', { query: { limit: PAGE, cursor }, offline: cursor === null })
      items.value = cursor ? [...items.value, ...page.items] : page.items
      next.value = page.next ?? null
      counts.value = { unread: page.unread, asking: page.asking }
      error.value = null
      ready.value = true
    } catch (cause) {
      error.value = asApiError(cause)
    } finally {
      loading.value = false
    }
  }

  async function renew(): Promise<void> {
    await load(null)
    for (const notice of items.value) if (ringing.delete(notice.id)) onRing(notice)
  }

  function renewSoon(): void {
    clearTimeout(timer)
    timer = setTimeout(() => void renew(), RENEW_MS)
  }

  useLive(
    'messaging.notice',
    (event) => {
      if (shouldRing(event) && event.id !== undefined) ringing.add(event.id)
      renewSoon()
    },
    renewSoon,
  )
  onLocaleChange(renewSoon)
  void renew()

  return {
    items, counts, next, loading, ready, error, renew,
    more: () => load(next.value),
    async read(notice: Notice): Promise<void> {
      if (notice.read_at) return
      await api.post(`/messaging/notices/${notice.id}/read`)
      await renew()
    },
    async readAll(): Promise<void> {
      await api.post('/messaging/notices/read')
      await renew()
    },
    async acknowledge(notice: Notice): Promise<void> {
      await api.post<Notice>(`/messaging/notices/${notice.id}/acknowledge`)
      await renew()
    },
  }
}

export type Notices = ReturnType<typeof useNotices>
