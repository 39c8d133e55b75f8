/** One device, whole, kept fresh by live events. */
import { computed } from 'vue'
import { api } from '@/core/client'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { Device } from '../types'

export function useDevice(id: () => number) {
  const load = useLoad((signal) => api.get<Device>(`/equipment/devices/${id()}`, { signal }))
  useLive('equipment.device', (event) => { if (Number(event.id) === id()) void load.reload() }, () => void load.reload())
  // Names and buttons come from the server in the person's language.
  onLocaleChange(() => void load.reload())
  /** An action's answer, or the row that a refusal carried. */
  function adopt(answer: unknown): void {
    const row = answer as Device | null
    if (row && row.id === id() && Array.isArray(row.clocks)) load.value.value = row
    else void load.reload()
  }
  return { device: computed(() => load.value.value), error: load.error, loading: load.loading, reload: load.reload, adopt }
}
