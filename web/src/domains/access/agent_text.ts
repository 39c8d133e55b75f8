/** The name a browser gives itself, in the words people know it by. */
import { t } from '@/core/i18n'

const PROGRAMS: Array<[RegExp, string]> = [
  [/MicroMessenger/, 'WeChat'], [/DingTalk/, 'DingTalk'], [/Edg\//, 'Edge'], [/HuaweiBrowser/, 'Huawei'], [/QQBrowser/, 'QQ'],
  [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari'], [/curl|python|node/i, 'script'],
]
const SYSTEMS: Array<[RegExp, string]> = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Android/, 'Android'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux'],
]
const first = (list: Array<[RegExp, string]>, agent: string) => list.find(([pattern]) => pattern.test(agent))?.[1]

export const isPhone = (agent: string): boolean => /Mobile|Android|iPhone/.test(agent)

export function agentText(agent: string): string {
  const words = [first(PROGRAMS, agent), first(SYSTEMS, agent)].filter(Boolean)
  return words.length > 0 ? words.join(' · ') : t('access.session.unknown_agent')
}
