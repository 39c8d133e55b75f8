/** One ECharts instance in an element: follows size, theme and language, reads colours from tokens.css. */
import { nextTick, onMounted, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { formatNumber } from '@/core/format'
import { locale } from '@/core/i18n'
import { shownTheme } from '@/core/theme'
import { connect, init, type EChartsCoreOption, type EChartsType } from './echarts'

export interface Palette {
  ink: string
  muted: string
  line: string
  surface: string
  series: string[]
  heat: string[]
  late: string
  soft: string
  font: string
  size: number
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: token('--ink'), muted: token('--ink-3'), line: token('--line'), surface: token('--overlay'), late: token('--late-mark'), soft: token('--accent-soft'),
    series: [1, 2, 3, 4, 5, 6].map((index) => token(`--chart-${index}`)), heat: [0, 1, 2, 3, 4, 5].map((index) => token(`--heat-${index}`)),
    font: token('--font'), size: parseInt(token('--text-s'), 10) || 12,
  }
}

/** What all charts share. */
export function baseOption(palette: Palette): EChartsCoreOption {
  return {
    animationDuration: 200,
    animationDurationUpdate: 200,
    color: palette.series,
    textStyle: { fontFamily: palette.font, fontSize: palette.size, color: palette.muted },
    grid: { left: 8, right: 16, top: 28, bottom: 4, containLabel: true },
    tooltip: {
      confine: true, backgroundColor: palette.surface, borderColor: palette.line, textStyle: { color: palette.ink, fontSize: palette.size },
      extraCssText: 'border-radius:6px;box-shadow:var(--pop-shadow)',
    },
    // The unit stands at the left, above its axis.
    legend: { type: 'scroll', top: 0, right: 0, left: 96, align: 'left', itemWidth: 14, itemHeight: 8, icon: 'roundRect', textStyle: { color: palette.muted, fontSize: palette.size }, pageIconColor: palette.muted, pageTextStyle: { color: palette.muted } },
  }
}

export function axisStyle(palette: Palette): Record<string, unknown> {
  return {
    axisLine: { lineStyle: { color: palette.line } }, axisTick: { show: false }, splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.muted, fontSize: palette.size, hideOverlap: true }, nameTextStyle: { color: palette.muted, fontSize: palette.size, align: 'left' },
  }
}

/** Labels of a value axis in our own writing of numbers. */
export const valueLabel = { formatter: (value: number) => formatNumber(value) }

export interface ChartHooks {
  build: (palette: Palette) => EChartsCoreOption
  /** Reactive inputs of `build`. */
  depends: () => unknown
  onClick?: (event: { seriesIndex?: number; dataIndex: number; name: string; value: unknown }) => void
  /** Charts of one group share the time pointer. */
  group?: () => string | undefined
}

/** Returns the instance while it is mounted, for who must turn pixels into values. */
export function useChart(element: Ref<HTMLElement | null>, hooks: ChartHooks): ShallowRef<EChartsType | null> {
  const instance = shallowRef<EChartsType | null>(null)
  let chart: EChartsType | null = null

  function draw(): void {
    if (!chart || !element.value) return
    chart.setOption(hooks.build(readPalette(element.value)), { notMerge: true })
  }

  onMounted(() => {
    if (!element.value) return
    const mine = init(element.value, undefined, { renderer: 'canvas' })
    chart = mine
    instance.value = mine
    const group = hooks.group?.()
    if (group) {
      mine.group = group
      connect(group)
    }
    mine.on('click', (event) => hooks.onClick?.(event as unknown as { seriesIndex?: number; dataIndex: number; name: string; value: unknown }))
    draw()
    const observer = new ResizeObserver(() => mine.resize())
    observer.observe(element.value)
    stopObserving = () => observer.disconnect()
  })

  let stopObserving: () => void = () => {}
  watch(hooks.depends, () => void nextTick(draw), { deep: true })
  watch([shownTheme, locale], () => void nextTick(draw))
  onScopeDispose(() => {
    stopObserving()
    chart?.dispose()
    chart = null
    instance.value = null
  })
  return instance
}
