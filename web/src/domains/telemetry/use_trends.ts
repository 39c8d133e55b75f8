/** The courses of some points over one stretch, and of the same stretch before, kept fresh while it follows the present. */
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, apiUrl } from '@/core/client'
import { t } from '@/core/i18n'
import { useLoad } from '@/core/load'
import { localName } from '@/core/local_name'
import type { TrendLine } from '@/ui/chart/ChartTrend.vue'
import { spanOf, withGaps, type Stretch } from './trend'
import { queryOf, readLink, type TrendLink } from './trend_link'
import type { PointState, Trend } from './types'

const REFRESH_MS = 10_000
const SPAN_MS_MIN = 30_000

export function useTrends(points: () => PointState[]) {
  const route = useRoute()
  const router = useRouter()
  const link = shallowRef<TrendLink>(readLink(route.query, Date.now()))
  const ask = (id: number, from: number, to: number, signal: AbortSignal) => api.get<Trend>(`/telemetry/points/${id}/trend`, { query: { from: new Date(from).toISOString(), to: new Date(to).toISOString() }, signal })
  const loaded = useLoad(async (signal) => {
    const { from, to } = link.value.stretch
    const before = from - (to - from)
    const now = await Promise.all(points().map((point) => ask(point.id, from, to, signal)))
    const then = link.value.ghost ? await Promise.all(points().map((point) => ask(point.id, before, from, signal))) : []
    return { points: points(), now, then, stretch: { from, to } }
  }, false)

  const linesOf = (all: Trend[], point: PointState, index: number, ghost: boolean, by: number): TrendLine[] => {
    const trend = all[index]
    if (!trend || !trend.items.length) return []
    const name = ghost ? t('telemetry.trend.before', { name: localName(point) }) : localName(point)
    return [{ key: `${ghost ? 'b' : 'p'}${point.id}`, name, unit: point.unit, decimals: point.decimals, place: index, ghost, points: withGaps(trend, point.period_s).map(({ at, step }) => [at + by, step?.mean ?? null, step?.min ?? null, step?.max ?? null]) }]
  }
  const lines = computed<TrendLine[]>(() => {
    const shown = loaded.value.value
    if (!shown) return []
    return [...shown.points.flatMap((point, index) => linesOf(shown.now, point, index, false, 0)), ...shown.points.flatMap((point, index) => linesOf(shown.then, point, index, true, spanOf(shown.stretch)))]
  })
  const readings = computed(() => (loaded.value.value?.now ?? []).flatMap((trend) => trend.items).reduce((sum, step) => sum + step.n, 0))
  const stepSeconds = computed(() => Math.max(0, ...(loaded.value.value?.now ?? []).map((trend) => trend.step_s)))

  function change(next: Partial<TrendLink>): void {
    link.value = { ...link.value, ...next }
    const { points: ids, ...query } = queryOf(link.value)
    void router.replace({ query: ids ? { points: ids, ...query } : query })
    void loaded.reload()
  }
  function show(stretch: Stretch): void {
    const follows = stretch.to >= Date.now() - 1000
    const span = Math.max(SPAN_MS_MIN, stretch.to - stretch.from)
    change({ stretch: { from: stretch.to - span, to: stretch.to }, follows })
  }
  const file = (format: 'csv' | 'xlsx') => apiUrl('/telemetry/trends/export', { points: points().map((point) => point.id).join(','), from: new Date(link.value.stretch.from).toISOString(), to: new Date(link.value.stretch.to).toISOString(), step_s: stepSeconds.value || undefined, format })

  const timer = window.setInterval(() => {
    if (document.hidden || !link.value.follows) return
    const span = spanOf(link.value.stretch)
    link.value = { ...link.value, stretch: { from: Date.now() - span, to: Date.now() } }
    void loaded.reload()
  }, REFRESH_MS)
  onScopeDispose(() => window.clearInterval(timer))
  watch(() => points().map((point) => point.id).join(','), (ids) => { if (ids) void loaded.reload() }, { immediate: true })
  return { link, loaded, lines, readings, stepSeconds, change, show, file }
}
