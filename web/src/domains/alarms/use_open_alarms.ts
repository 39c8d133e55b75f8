/** What stands now, renewed when the server says that an alarm changed; many changes at once are fetched once. */
import { onScopeDispose } from 'vue'
import { api } from '@/core/client'
import { useLive } from '@/core/live'
import { useLoad, type Loaded } from '@/core/load'
import type { OpenAlarms } from './types'

const GATHER_MS = 150

export function useOpenAlarms(): Loaded<OpenAlarms> {
  const loaded = useLoad((signal) => api.get<OpenAlarms>('/alarms/open', { signal }))
  let waiting: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    if (waiting) return
    waiting = setTimeout(() => {
      waiting = undefined
      void loaded.reload()
    }, GATHER_MS)
  }
  useLive('alarms.alarm', soon, soon)
  onScopeDispose(() => clearTimeout(waiting))
  return loaded
}
