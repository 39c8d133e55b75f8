/** Choices by their names, and the sentence that explains a route: "18 万元 ≥ 5 万元, < 100 万元". */
import { t } from '@/core/i18n'
import { fieldMeta, fieldOptions } from '@/core/meta'
import { wan } from './types'

const unit = (key: 'wan' | 'yuan') => (key === 'wan' ? t('sourcing.wan') : t('sourcing.yuan'))
export const money = (text: string) => wan(text, unit)
export function option(entity: string, field: string, value: string): { value: string; label: string; tone?: string | null } {
  const meta = fieldMeta(entity, field)
  return (meta ? fieldOptions(meta).find((one) => one.value === value) : undefined) ?? { value, label: value }
}
export const routeName = (route: string) => option('SourcingProjectRow', 'route', route).label
const WHY: Record<string, (values: Record<string, string>) => string> = {
  below_direct: (values) => t('sourcing.why.below_direct', values),
  below_dispersed: (values) => t('sourcing.why.below_dispersed', values),
  below_tender: (values) => t('sourcing.why.below_tender', values),
  from_tender: (values) => t('sourcing.why.from_tender', values),
  framework: (values) => t('sourcing.why.framework', values),
}
export function whyRoute(why: string, amount: string, atLeast: string, below: string, route: string): string {
  return WHY[why]?.({ amount: money(amount), at_least: money(atLeast), below: money(below), route: routeName(route) }) ?? ''
}
