/** The period of a page of figures, kept in the address: `?period=last_month&compare=last_year`, `?period=range&from=…&to=…`. */
import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { t } from '@/core/i18n'
import { daysText, periodDays, PERIODS, type Days, type PeriodName } from '@/core/period'

export const COMPARISONS = ['previous', 'last_year'] as const
export type Comparison = (typeof COMPARISONS)[number]

export function usePeriod() {
  const route = useRoute()
  const router = useRouter()
  const one = (key: string) => (typeof route.query[key] === 'string' ? route.query[key] : undefined)

  const name = computed<PeriodName>(() => PERIODS.find((known) => known === one('period')) ?? 'this_month')
  const compare = computed<Comparison>(() => COMPARISONS.find((known) => known === one('compare')) ?? 'previous')
  const days = computed<Days>(() => periodDays(name.value, Date.now(), { from: one('from'), to: one('to') }))
  /** What requests of figures send. */
  const query = computed(() => ({ from: days.value.from, to: days.value.to, compare: compare.value }))
  /** What links to other pages of figures keep. */
  const kept = computed<LocationQueryRaw>(() => ({ period: one('period'), from: one('from'), to: one('to'), compare: one('compare') }))
  const against = computed(() => t(`ui.period.compare.${compare.value}`))

  const change = (changes: LocationQueryRaw) => router.replace({ query: { ...route.query, ...changes } })
  const pick = (next: PeriodName) => change({ period: next, from: next === 'range' ? days.value.from : undefined, to: next === 'range' ? days.value.to : undefined })
  const pickRange = (range: Days) => change({ period: 'range', ...range })
  const pickComparison = (next: Comparison) => change({ compare: next === 'previous' ? undefined : next })

  return { name, compare, days, text: computed(() => daysText(days.value)), query, kept, against, pick, pickRange, pickComparison }
}
export type PickedPeriod = ReturnType<typeof usePeriod>
