/** Texts of the public pages. Both languages are here: together they are smaller than a second request. */
import { locale } from '@/core/locale'
import { fillMessage, type Params } from '@/core/messages'
import en from './messages.en'
import zh from './messages.zh'

export type TextKey = keyof typeof zh

export function t(key: TextKey, params?: Params): string {
  const texts: Record<TextKey, string> = locale.value === 'en' ? en : zh
  return fillMessage(texts[key], params)
}
