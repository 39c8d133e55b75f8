/** Points with their newest values, pushed by the server at most once a second; asked again after a gap. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, apiUrl } from '@/core/client'
import { useNow } from '@/core/clock'
import { localeTag } from '@/core/locale'
import { presenceHeaders } from '@/core/presence'
import { useLoad } from '@/core/load'
import { EventParser } from '@/core/sse'
import type { List } from '@/core/types'
import { judged, readingsOf, withReadings, type LivePoint } from './live_points'

const POINTS_MAX = 500
const SILENCE_MS = 45_000
const PAUSE_MAX_MS = 30_000

export type Connection = 'connecting' | 'open' | 'lost'

export function useLivePoints(filter: () => Record<string, string>) {
  const now = useNow()
  const shown = shallowRef<LivePoint[] | null>(null)
  const total = ref(0)
  const connection = ref<Connection>('connecting')
  const loaded = useLoad(async (signal) => {
    const answer = await api.get<List<LivePoint>>('/telemetry/point-states', { query: { active: 'true', sort: 'code', total: 'true', limit: POINTS_MAX, ...filter() }, signal })
    shown.value = answer.items
    total.value = answer.total ?? answer.items.length
    return answer.items
  })

  /** Reads one connection to its end. */
  async function listen(ids: string, signal: AbortSignal): Promise<boolean> {
    const own = new AbortController()
    const abort = () => own.abort()
    signal.addEventListener('abort', abort)
    let watchdog = window.setTimeout(abort, SILENCE_MS)
    let opened = false
    try {
      const response = await fetch(apiUrl('/telemetry/live', { points: ids }), { headers: { Accept: 'text/event-stream', 'Accept-Language': localeTag(), ...presenceHeaders() }, credentials: 'same-origin', cache: 'no-store', signal: own.signal })
      if (!response.ok || !response.body) return false
      const reader = response.body.getReader()
      const decoder = new TextDecoder()
      const parser = new EventParser()
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return opened
        window.clearTimeout(watchdog)
        watchdog = window.setTimeout(abort, SILENCE_MS)
        if (!opened) connection.value = 'open'
        opened = true
        for (const event of parser.feed(decoder.decode(value, { stream: true }))) {
          if (event.event === 'readings' && shown.value) shown.value = withReadings(shown.value, readingsOf(event.data))
        }
      }
    } catch {
      return opened
    } finally {
      window.clearTimeout(watchdog)
      signal.removeEventListener('abort', abort)
    }
  }
  async function keepListening(ids: string, signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      if (await listen(ids, signal)) failures = 0
      if (signal.aborted) return
      connection.value = 'lost'
      await new Promise((resolve) => window.setTimeout(resolve, Math.min(PAUSE_MAX_MS, 500 * 2 ** failures) * (0.5 + Math.random() / 2)))
      if (!signal.aborted) void loaded.reload() // what came meanwhile
    }
  }

  let stop: AbortController | null = null
  watch(() => (loaded.value.value ?? []).map((point) => point.id).join(','), (ids) => {
    stop?.abort()
    stop = ids ? new AbortController() : null
    if (stop) void keepListening(ids, stop.signal)
  })
  watch(() => JSON.stringify(filter()), () => {
    shown.value = null
    loaded.value.value = null
    void loaded.reload()
  })
  onScopeDispose(() => stop?.abort())

  const points = computed(() => judged(shown.value ?? [], now.value))
  const left = computed(() => Math.max(0, total.value - points.value.length))
  return { points, left, connection, loaded, ready: computed(() => shown.value !== null) }
}
