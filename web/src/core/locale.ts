/** Which language people read. Apart from i18n.ts so that the public pages share the choice without the catalogues. */
import { ref } from 'vue'
import { readStored, writeStored } from './storage'

export type Locale = 'zh' | 'en'
const KEY = 'zs.locale'

function initial(): Locale {
  return readStored(KEY) === 'en' ? 'en' : 'zh'
}

export const locale = ref<Locale>(initial())

export function localeTag(): string {
  return locale.value === 'en' ? 'en' : 'zh-CN'
}

/** True when the person chose; then the account's language does not overrule it. */
export function localeWasChosen(): boolean {
  return readStored(KEY) !== null
}

export function keepLocale(value: Locale, chosen: boolean): void {
  locale.value = value
  if (chosen) writeStored(KEY, value)
  if (typeof document !== 'undefined') document.documentElement.lang = value === 'en' ? 'en' : 'zh-CN'
}
