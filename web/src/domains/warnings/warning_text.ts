/** Steps of a warning as a timeline, newest first. */
import { t } from '@/core/i18n'
import { enumOption } from '@/core/meta'
import type { TimelineItem } from '@/ui/Timeline.vue'
import type { WarningEntry } from './types'

const TONES: Record<string, string> = { raise: 'waiting', grow: 'late', confirm: 'working', confirm_other: 'working', order: 'working', close: 'done', fade: 'done' }

function titleOf(action: string): string {
  return action === 'raise' || action === 'grow' ? t(`warnings.entry.${action}`) : (enumOption('warnings.warning.action', action)?.label ?? action)
}

export function entryItems(entries: WarningEntry[]): TimelineItem[] {
  return [...entries].reverse().map((entry) => ({
    id: entry.id, at: entry.at, title: titleOf(entry.action), detail: entry.note || null, tone: TONES[entry.action] ?? 'neutral',
    actor: entry.actor_name.startsWith('system:') ? t('warnings.system') : entry.actor_name,
  }))
}
