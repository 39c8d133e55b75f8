/** One fetch of a page as state: loading, error with retry, value; an older answer never overwrites a newer one. */
import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asApiError, type ApiError } from './client'

export interface Loaded<T> {
  value: ShallowRef<T | null>
  error: ShallowRef<ApiError | null>
  loading: Ref<boolean>
  /** Fetches again; the shown value stays until the new one is here. */
  reload: () => Promise<void>
}

/** `fetcher` gets a signal that ends with the component or with the next reload. */
export function useLoad<T>(fetcher: (signal: AbortSignal) => Promise<T>, immediate = true): Loaded<T> {
  const value = shallowRef<T | null>(null)
  const error = shallowRef<ApiError | null>(null)
  const loading = ref(false)
  let controller: AbortController | null = null

  async function reload(): Promise<void> {
    controller?.abort()
    const mine = new AbortController()
    controller = mine
    loading.value = true
    try {
      const answer = await fetcher(mine.signal)
      if (mine.signal.aborted) return
      value.value = answer
      error.value = null
    } catch (cause) {
      if (!mine.signal.aborted) error.value = asApiError(cause)
    } finally {
      if (controller === mine) loading.value = false
    }
  }

  onScopeDispose(() => controller?.abort())
  if (immediate) void reload()
  return { value, error, loading, reload }
}
