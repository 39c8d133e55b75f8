/** What we know about the connection: whether the server answers, and how old kept answers are. */
import { computed, ref } from 'vue'

const answering = ref(true)
const browserOnline = ref(typeof navigator === 'undefined' || navigator.onLine !== false)
const cachedAt = ref<Record<string, string>>({})

/** False as soon as a request got no answer, true again with the next answer. */
export const online = computed(() => answering.value && browserOnline.value)

/** The oldest instant among kept answers now shown, or null while everything is fresh. */
export const shownSince = computed(() => Object.values(cachedAt.value).sort()[0] ?? null)

export function noteOnline(value: boolean): void {
  answering.value = value
}

export function noteServedFromCache(url: string, at: string | null): void {
  if (at === null && !(url in cachedAt.value)) return
  const next = { ...cachedAt.value }
  if (at === null) delete next[url]
  else next[url] = at
  cachedAt.value = next
}

/** Pages call this when they leave, so that an old answer of another page is not counted. */
export function forgetServedFromCache(): void {
  cachedAt.value = {}
}

if (typeof window !== 'undefined') {
  window.addEventListener('online', () => {
    browserOnline.value = true
    answering.value = true
  })
  window.addEventListener('offline', () => (browserOnline.value = false))
}
