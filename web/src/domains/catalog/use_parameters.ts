/** The parameters with all their dated values, and how one is set from a day on. */
import { computed } from 'vue'
import { api } from '@/core/client'
import { everything } from '@/core/everything'
import { civilDay } from '@/core/format'
import { onLocaleChange } from '@/core/i18n'
import { useLoad } from '@/core/load'
import { reloadMeta } from '@/core/meta'
import { groupParameters, timelineOf, type DatedValue, type ParameterValue } from './types'

export function useParameters() {
  const loaded = useLoad(async (signal) => {
    const [values, rows] = await Promise.all([
      api.get<{ items: ParameterValue[] }>('/catalog/parameter-values', { signal }),
      everything<DatedValue>('/catalog/parameters', { query: { sort: '-valid_from' }, signal }),
    ])
    return { values: values.items, rows }
  })
  onLocaleChange(() => void loaded.reload())
  const values = computed(() => loaded.value.value?.values ?? [])
  const rows = computed(() => loaded.value.value?.rows ?? [])
  const find = (code: string) => values.value.find((one) => one.code === code)
  const today = () => civilDay(Date.now())

  /** A second value for the same day replaces the first. */
  async function set(code: string, value: string, validFrom: string, source: string): Promise<void> {
    const same = rows.value.find((row) => row.code === code && row.valid_from === validFrom)
    const body = { value, source, unit: find(code)?.unit ?? '' }
    if (same) await api.patch(`/catalog/parameters/${same.id}`, { ...body, version: same.version })
    else await api.post('/catalog/parameters', { ...body, code, valid_from: validFrom })
  }

  /** After one or several were set. */
  async function renew(): Promise<void> {
    await Promise.all([loaded.reload(), reloadMeta()])
  }

  return { ...loaded, values, rows, find, set, renew, today, groups: computed(() => groupParameters(values.value)), timeline: (code: string) => timelineOf(rows.value, code, today()) }
}

export type Parameters = ReturnType<typeof useParameters>
