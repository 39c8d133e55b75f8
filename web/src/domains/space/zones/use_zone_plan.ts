/** The zone plan while it is edited: drafts beside what is stored, undo, the server's check of the drafts, saving all at once. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError, type ApiError } from '@/core/client'
import { t } from '@/core/i18n'
import type { List } from '@/core/types'
import { toastDone } from '@/ui/toast'
import type { Zone, ZoneCheck } from '../types'
import { draftOf, sameZone } from './zone_edit'

const CHECK_AFTER_MS = 250

export function useZonePlan() {
  const stored = shallowRef<Zone[]>([])
  const zones = shallowRef<Zone[]>([])
  const past = shallowRef<Zone[][]>([])
  const check = shallowRef<ZoneCheck | null>(null)
  const loading = ref(true)
  const saving = ref(false)
  const error = shallowRef<ApiError | null>(null)
  const failure = ref('')
  /** Somebody else saved meanwhile. */
  const stale = ref(false)

  async function reload(): Promise<void> {
    loading.value = true
    try {
      const answer = await api.get<List<Zone>>('/space/zone-plan')
      stored.value = zones.value = answer.items
      past.value = []
      stale.value = false
      failure.value = ''
      error.value = null
    } catch (cause) {
      error.value = asApiError(cause)
    } finally {
      loading.value = false
    }
  }

  const changed = computed(() => zones.value.filter((zone) => !sameZone(zone, stored.value.find((one) => one.id === zone.id) ?? zone)))
  const body = () => ({ zones: changed.value.map(draftOf) })

  function change(next: Zone): void {
    const before = zones.value.find((one) => one.id === next.id)
    if (!before || sameZone(before, next)) return
    past.value = [...past.value, zones.value]
    zones.value = zones.value.map((one) => (one.id === next.id ? next : one))
  }
  function undo(): void {
    const before = past.value[past.value.length - 1]
    if (!before) return
    zones.value = before
    past.value = past.value.slice(0, -1)
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  let latest = 0
  async function renewCheck(): Promise<void> {
    const mine = ++latest
    try {
      const answer = await api.post<ZoneCheck>('/space/zone-check', body())
      if (mine === latest) check.value = answer
    } catch (cause) {
      if (mine === latest) failure.value = asApiError(cause).message
    }
  }
  watch(zones, () => {
    clearTimeout(timer)
    timer = setTimeout(() => void renewCheck(), check.value === null ? 0 : CHECK_AFTER_MS)
  })
  onScopeDispose(() => clearTimeout(timer))

  async function save(): Promise<void> {
    if (saving.value || changed.value.length === 0) return
    saving.value = true
    failure.value = ''
    try {
      const answer = await api.put<List<Zone>>('/space/zone-plan', body())
      stored.value = zones.value = answer.items
      past.value = []
      toastDone(t('ui.form.saved'))
    } catch (cause) {
      const refusal = asApiError(cause)
      stale.value = refusal.code === 'stale'
      failure.value = refusal.fields[0]?.message ?? refusal.message
    } finally {
      saving.value = false
    }
  }

  /** Mine onto theirs: my drafts with the versions that are stored now, then saved. */
  async function keepMine(): Promise<void> {
    const mine = changed.value
    await reload()
    if (error.value) return
    zones.value = zones.value.map((one) => {
      const draft = mine.find((zone) => zone.id === one.id)
      return draft ? { ...draft, version: one.version } : one
    })
    await save()
  }

  void reload()
  return { zones, check, loading, saving, error, failure, stale, changed, canUndo: computed(() => past.value.length > 0), reload, change, undo, save, keepMine }
}

export type ZonePlanState = ReturnType<typeof useZonePlan>
