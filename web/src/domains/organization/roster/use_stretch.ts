/** Which days and whose: week or month, crew; kept in the address so that a roster can be linked and gone back to. */
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { civilDay } from '@/core/format'
import { addDays, addMonths, daysOf, firstOfMonth, mondayOf } from '../days'
import { ownCrewId } from '../people_scope'

export type Span = 'week' | 'month'

export function useStretch() {
  const route = useRoute()
  const router = useRouter()
  const today = computed(() => civilDay(Date.now()))
  const day = computed(() => (/^\d{4}-\d{2}-\d{2}$/.test(String(route.query.day ?? '')) ? String(route.query.day) : today.value))
  const span = computed<Span>(() => (route.query.span === 'month' ? 'month' : 'week'))
  /** 0 = all crews; a leader begins with their own. */
  const crewId = computed<number | null>(() => (route.query.crew === undefined ? ownCrewId.value : Number(route.query.crew) || null))
  const from = computed(() => (span.value === 'month' ? firstOfMonth(day.value) : mondayOf(day.value)))
  const to = computed(() => (span.value === 'month' ? addMonths(day.value, 1) : addDays(from.value, 7)))
  const days = computed(() => daysOf(from.value, to.value))

  function go(change: { day?: string; span?: Span; crew?: number | null }): void {
    const query: Record<string, string> = { ...(route.query as Record<string, string>) }
    if (change.day !== undefined) query.day = change.day
    if (change.span !== undefined) query.span = change.span
    if (change.crew !== undefined) query.crew = String(change.crew ?? 0)
    void router.replace({ query })
  }
  const step = (by: number) => go({ day: span.value === 'month' ? addMonths(day.value, by) : addDays(day.value, by * 7) })
  return { today, day, span, crewId, from, to, days, go, step }
}
