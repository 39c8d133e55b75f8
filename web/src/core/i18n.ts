/**
 * Texts by key. One catalogue per folder (`src/domains/repair/messages.zh.ts`, `.en.ts`: flat `'list.title': '…'`),
 * reached as `t('repair.list.title')`: the folder's name is the first part of the key.
 */
import type { Language } from 'element-plus/es/locale'
import { getCurrentScope, onScopeDispose, shallowRef } from 'vue'
import { keepLocale, locale, type Locale } from './locale'
import { fillMessage, type Params } from './messages'

export { locale, localeTag, localeWasChosen, type Locale } from './locale'
export type { Params } from './messages'

const texts = shallowRef<Record<string, string>>({})
/** The kit's own texts in this language. */
export const kitTexts = shallowRef<Language>()
const afterChange: Array<() => void> = []

/** Names the folder of a catalogue file: `../domains/repair/messages.zh.ts` → `repair`, `./messages.zh.ts` → `core`. */
export function catalogueName(file: string): string {
  const parts = file.split('/')
  const folder = parts[parts.length - 2]
  return folder === undefined || folder === '.' ? 'core' : folder
}

function flatten(files: Record<string, Record<string, string>>): Record<string, string> {
  const all: Record<string, string> = {}
  for (const [file, messages] of Object.entries(files)) {
    const name = catalogueName(file)
    for (const [key, text] of Object.entries(messages)) all[`${name}.${key}`] = text
  }
  return all
}

/** Loads a language's texts, then switches. `chosen` = a person clicked it, so it is kept for the next visit. */
export async function setLocale(value: Locale, chosen: boolean): Promise<void> {
  const module = value === 'en' ? await import('./catalogue.en') : await import('./catalogue.zh')
  texts.value = flatten(module.default)
  kitTexts.value = module.kit
  const changed = locale.value !== value
  keepLocale(value, chosen)
  if (changed) [...afterChange].forEach((run) => run())
}

/** Texts that come from the server in the user's language are fetched again after a switch. */
export function onLocaleChange(run: () => void): void {
  afterChange.push(run)
  // A component's wish ends with it.
  if (getCurrentScope()) onScopeDispose(() => afterChange.splice(afterChange.indexOf(run), 1))
}

/** The text of `key`; the key itself where it is missing, so that a gap is seen. */
export function t(key: string, params?: Params): string {
  return fillMessage(texts.value[key] ?? key, params)
}

export function hasText(key: string): boolean {
  return key in texts.value
}
