/** One figure with its slice: value, course, parts, hours of the week. All of it lives in the address. */
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import { api } from '@/core/client'
import { civilDay } from '@/core/format'
import { onLocaleChange } from '@/core/i18n'
import { useLoad } from '@/core/load'
import { bucketsFor, daysText, isDay, usualBucket, type Bucket, type Days } from '@/core/period'
import type { PickedPeriod } from '@/ui/use_period'
import { hourKey, readSlices, toggleSlice, withoutDimension, writeSlices, type Slice } from './slices'
import type { OneFigure, Point } from './types'

const HOURS = 'hour_weekday'

export function useFigure(id: () => string, picked: PickedPeriod) {
  const route = useRoute()
  const router = useRouter()
  const change = (changes: LocationQueryRaw) => router.replace({ query: { ...route.query, ...changes } })
  const slices = computed(() => readSlices(route.query.only))
  const bucket = computed<Bucket>(() => bucketsFor(picked.days.value).find((one) => one === route.query.bucket) ?? usualBucket(picked.days.value))
  const met = computed(() => (route.query.met === 'true' || route.query.met === 'false' ? route.query.met : ''))
  /** A stretch of the trend that somebody clicked: only the rows are narrowed to it. */
  const stretch = computed<Days | null>(() => (isDay(route.query.since) && isDay(route.query.until) ? { from: route.query.since, to: route.query.until } : null))

  const only = computed(() => writeSlices(slices.value))
  const get = <T>(tail: string, query: object, signal: AbortSignal) => api.get<T>(`/indicators/${encodeURIComponent(id())}${tail}`, { query: { ...picked.query.value, ...query }, signal })
  const figure = useLoad((signal) => get<OneFigure>('', { only: only.value }, signal), false)
  /** Crews where the figure knows them, else its first dimension. */
  const by = computed(() => {
    if (typeof route.query.by === 'string') return route.query.by
    const known = (figure.value.value?.dimensions ?? []).map((one) => one.name)
    return known.length === 0 || known.includes('crew') ? 'crew' : known[0]!
  })
  const course = useLoad(async (signal) => {
    const before = figure.value.value?.compared
    const [now, then] = await Promise.all([
      get<{ items: Point[] }>('/series', { bucket: bucket.value, only: only.value }, signal),
      before ? get<{ items: Point[] }>('/series', { bucket: bucket.value, only: only.value, from: civilDay(before.from), to: civilDay(before.to) }, signal) : Promise.resolve({ items: [] }),
    ])
    return { now: now.items, then: then.items }
  }, false)
  /** The chosen dimension stays whole: its picked part is marked among the others. */
  const parts = useLoad((signal) => get<OneFigure>('', { by: by.value, only: writeSlices(withoutDimension(slices.value, by.value)) }, signal), false)
  const hours = useLoad((signal) => get<OneFigure>('', { by: HOURS, only: writeSlices(withoutDimension(slices.value, HOURS)) }, signal), false)

  /** Names of picked parts; those not seen yet (a shared address) are asked for. */
  const names = ref<Record<string, string>>({})
  const nameOf = (slice: Slice) => names.value[`${slice.by}:${slice.key}`] ?? slice.key
  const remember = (dimension: string, items: Point[]) => items.forEach((item) => (names.value[`${dimension}:${item.key}`] = item.label))
  async function loadNames(): Promise<void> {
    for (const slice of slices.value) {
      if (slice.by === HOURS || slice.by === by.value || names.value[`${slice.by}:${slice.key}`]) continue
      const found = await api.get<OneFigure>(`/indicators/${encodeURIComponent(id())}`, { query: { ...picked.query.value, by: slice.by } }).catch(() => null)
      if (found) remember(slice.by, found.items)
    }
  }

  async function reload(): Promise<void> {
    const known = figure.reload()
    // Without a chosen dimension the figure itself says which there are.
    const divided = typeof route.query.by === 'string' ? parts.reload() : known.then(() => parts.reload())
    await Promise.all([known.then(() => course.reload()), divided, hours.reload(), loadNames()])
  }
  watch(() => JSON.stringify([id(), picked.query.value, only.value]), () => void reload(), { immediate: true })
  watch(by, () => void parts.reload())
  watch(bucket, () => void course.reload())
  watch(parts.value, (value) => value && remember(by.value, value.items))
  onLocaleChange(() => {
    names.value = {}
    void reload()
  })

  const pick = (slice: Slice) => change({ only: writeSlices(toggleSlice(slices.value, slice)) })
  const pickHour = (weekday: number, hour: number) => pick({ by: HOURS, key: hourKey(weekday, hour) })
  const pickStretch = (days: Days | null) => change({ since: days?.from, until: days?.to })
  const rowDays = computed<Days>(() => stretch.value ?? picked.days.value)

  return {
    figure, course, parts, hours, reload,
    slices, by, bucket, met, stretch, only, rowDays, nameOf, stretchText: computed(() => (stretch.value ? daysText(stretch.value) : '')),
    pick, pickHour, pickStretch,
    setBy: (value: string) => change({ by: value }), setBucket: (value: string) => change({ bucket: value, since: undefined, until: undefined }), setMet: (value: string) => change({ met: value || undefined }),
  }
}
export type FigureState = ReturnType<typeof useFigure>
