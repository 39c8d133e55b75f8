/** How often an activity is due, in words. */
import { formatFigure } from '@/core/format'
import { t } from '@/core/i18n'
import type { Activity } from './types'

export function intervalText(activity: Activity): string {
  if (activity.interval_kind === 'condition') return t('maintenance.interval.condition', { what: activity.condition })
  if (activity.interval_kind === 'calendar') return t(`maintenance.interval.${activity.interval_unit}`, { n: activity.interval_count })
  const unit = activity.interval_kind === 'running_hours' ? 'h' : ''
  return t('maintenance.interval.counter', { every: formatFigure(activity.every, unit) })
}
