/** A shared ticking `now` for countdowns: one timer for the whole page, none while nobody looks. */
import { onScopeDispose, ref, type Ref } from 'vue'

const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | null = null

/** Milliseconds since 1970, renewed every second; call inside setup. */
export function useNow(): Ref<number> {
  users++
  now.value = Date.now()
  timer ??= setInterval(() => {
    if (typeof document === 'undefined' || !document.hidden) now.value = Date.now()
  }, 1000)
  onScopeDispose(() => {
    if (--users === 0 && timer) {
      clearInterval(timer)
      timer = null
    }
  })
  return now
}
