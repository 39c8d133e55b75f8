/** Light, dark or as the device; sets `data-theme` on <html>, which tokens.css reads. */
import { computed, ref } from 'vue'
import { readStored, writeStored } from './storage'

export type Theme = 'auto' | 'light' | 'dark'
export type ShownTheme = 'light' | 'dark' | 'wall'

const KEY = 'zs.theme'
const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null
const deviceDark = ref(dark?.matches ?? false)
const stored = readStored(KEY)

export const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto')
const forced = ref<ShownTheme | null>(null)

/** What is painted now; charts watch it. */
export const shownTheme = computed<ShownTheme>(() => forced.value ?? (theme.value === 'auto' ? (deviceDark.value ? 'dark' : 'light') : theme.value))

function paint(): void {
  if (typeof document === 'undefined') return
  document.documentElement.dataset.theme = shownTheme.value
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', shownTheme.value === 'light' ? '#0b7d76' : '#12181f')
}

export function setTheme(value: Theme): void {
  theme.value = value
  writeStored(KEY, value === 'auto' ? null : value)
  paint()
}

/** The wall screen has its own, darker theme while it is shown. */
export function forceTheme(value: ShownTheme | null): void {
  forced.value = value
  paint()
}

export function startTheme(): void {
  const follow = (event: MediaQueryListEvent) => {
    deviceDark.value = event.matches
    paint()
  }
  // Old Safari and WebViews know only addListener.
  if (dark?.addEventListener) dark.addEventListener('change', follow)
  else dark?.addListener?.(follow)
  paint()
}
