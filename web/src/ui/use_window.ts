/** Which rows of a long table are in the document: the visible ones and a margin. Also: when to fetch more, when it is a phone. */
import { computed, onMounted, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'

const MARGIN_ROWS = 12
const WHOLE_UP_TO = 120
const NARROW_BELOW = 640
const FETCH_AHEAD_PX = 600

export interface VisibleWindow {
  from: ComputedRef<number>
  to: ComputedRef<number>
  /** Height of what is left out above and below. */
  before: ComputedRef<number>
  after: ComputedRef<number>
  narrow: Ref<boolean>
  onScroll: () => void
}

/** Rows must all be `--row-height` tall. `reachEnd` runs when the end comes near. */
export function useWindow(scroller: Ref<HTMLElement | null>, count: () => number, reachEnd: () => void): VisibleWindow {
  const top = ref(0)
  const height = ref(800)
  const rowHeight = ref(40)
  const narrow = ref(false)
  const whole = computed(() => count() <= WHOLE_UP_TO)
  const from = computed(() => (whole.value ? 0 : Math.max(0, Math.min(Math.floor(top.value / rowHeight.value) - MARGIN_ROWS, count()))))
  const to = computed(() => (whole.value ? count() : Math.min(count(), Math.ceil((top.value + height.value) / rowHeight.value) + MARGIN_ROWS)))

  function measure(): void {
    const element = scroller.value
    if (!element) return
    height.value = element.clientHeight
    narrow.value = element.clientWidth > 0 && element.clientWidth < NARROW_BELOW
    const row = element.querySelector<HTMLElement>('tbody tr.row')
    if (row && row.offsetHeight > 0) rowHeight.value = row.offsetHeight
  }

  function onScroll(): void {
    const element = scroller.value
    if (!element) return
    top.value = element.scrollTop
    if (element.scrollTop > 0 && element.scrollHeight - element.scrollTop - element.clientHeight < FETCH_AHEAD_PX) reachEnd()
  }

  let observer: ResizeObserver | null = null
  onMounted(() => {
    measure()
    if (typeof ResizeObserver === 'function' && scroller.value) {
      observer = new ResizeObserver(measure)
      observer.observe(scroller.value)
    } else {
      window.addEventListener('resize', measure)
    }
  })
  watch(count, () => requestAnimationFrame(measure))
  onScopeDispose(() => {
    observer?.disconnect()
    window.removeEventListener('resize', measure)
  })

  const before = computed(() => from.value * rowHeight.value)
  const after = computed(() => Math.max(0, count() - to.value) * rowHeight.value)
  return { from, to, before, after, narrow, onScroll }
}
