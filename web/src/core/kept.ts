/** Small lists that many pages need: fetched once a visit; a failed fetch is tried again by the next page that asks. */
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { api, asApiError, type ApiError } from './client'
import { everything } from './everything'
import { onLocaleChange } from './i18n'
import type { List } from './types'

export interface Kept<T> {
  rows: ShallowRef<T[]>
  loading: Ref<boolean>
  error: ShallowRef<ApiError | null>
  ask: () => void
  /** After a change made here; never throws, see `error`. */
  renew: () => Promise<void>
}

/** `paged`: the server gives it page by page. `inLanguage`: it answers in the user's language. */
export function kept<T>(path: string, paged: boolean, inLanguage = false): Kept<T> {
  const rows = shallowRef<T[]>([])
  const loading = ref(false)
  const error = shallowRef<ApiError | null>(null)
  let asked = false
  async function renew(): Promise<void> {
    asked = true
    loading.value = true
    try {
      rows.value = paged ? await everything<T>(path, { offline: true }) : (await api.get<List<T>>(path, { offline: true })).items
      error.value = null
    } catch (cause) {
      asked = false
      error.value = asApiError(cause)
    } finally {
      loading.value = false
    }
  }
  const ask = (): void => void (asked || renew())
  if (inLanguage) onLocaleChange(() => asked && void renew())
  return { rows, loading, error, ask, renew }
}
