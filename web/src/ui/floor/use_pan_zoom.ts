/** Zoom and pan of a picture in its own units: wheel, drag, two fingers, buttons. */
import { computed, ref, type ComputedRef, type Ref } from 'vue'
import type { Box } from './geometry'

const ZOOM_MAX = 12
const DRAG_FROM_PX = 4

export interface PanZoom {
  view: ComputedRef<Box>
  zoom: Ref<number>
  /** True just after a drag, so that its end is not taken for a click. */
  dragged: Ref<boolean>
  zoomBy: (factor: number) => void
  reset: () => void
  centre: (box: Box) => void
  /** A point of the screen in the picture's units. */
  toPicture: (clientX: number, clientY: number) => { x: number; y: number }
  listeners: Record<string, (event: never) => void>
}

export function usePanZoom(element: Ref<SVGSVGElement | null>, whole: () => Box): PanZoom {
  const zoom = ref(1)
  const middle = ref<{ x: number; y: number } | null>(null)
  const dragged = ref(false)
  const pointers = new Map<number, { x: number; y: number }>()
  let moved = 0

  const view = computed<Box>(() => {
    const box = whole()
    const [width, height] = [box.width / zoom.value, box.height / zoom.value]
    const at = middle.value ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const x = Math.min(Math.max(at.x, box.x + width / 2 - box.width * 0.2), box.x + box.width * 1.2 - width / 2)
    const y = Math.min(Math.max(at.y, box.y + height / 2 - box.height * 0.2), box.y + box.height * 1.2 - height / 2)
    return { x: x - width / 2, y: y - height / 2, width, height }
  })

  /** Picture units per screen pixel; the picture keeps its proportions. */
  function scale(): number {
    const rect = element.value?.getBoundingClientRect()
    if (!rect || rect.width === 0) return 1
    return Math.max(view.value.width / rect.width, view.value.height / rect.height)
  }

  function toPicture(clientX: number, clientY: number): { x: number; y: number } {
    const rect = element.value!.getBoundingClientRect()
    const unit = scale()
    return {
      x: view.value.x + view.value.width / 2 + (clientX - rect.left - rect.width / 2) * unit,
      y: view.value.y + view.value.height / 2 + (clientY - rect.top - rect.height / 2) * unit,
    }
  }

  function zoomAt(factor: number, clientX: number, clientY: number): void {
    const next = Math.min(ZOOM_MAX, Math.max(1, zoom.value * factor))
    const at = toPicture(clientX, clientY)
    const centre = { x: view.value.x + view.value.width / 2, y: view.value.y + view.value.height / 2 }
    const part = zoom.value / next
    middle.value = next === 1 ? null : { x: at.x + (centre.x - at.x) * part, y: at.y + (centre.y - at.y) * part }
    zoom.value = next
  }

  function pan(dx: number, dy: number): void {
    const unit = scale()
    middle.value = { x: view.value.x + view.value.width / 2 - dx * unit, y: view.value.y + view.value.height / 2 - dy * unit }
  }

  function onWheel(event: WheelEvent): void {
    event.preventDefault()
    zoomAt(Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0016)), event.clientX, event.clientY)
  }

  function onPointerdown(event: PointerEvent): void {
    if (event.button !== 0) return
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    moved = 0
    dragged.value = false
  }

  function onPointermove(event: PointerEvent): void {
    const before = pointers.get(event.pointerId)
    if (!before) return
    const now = { x: event.clientX, y: event.clientY }
    if (pointers.size === 2) pinch(event.pointerId, before, now)
    else if (zoom.value > 1 || moved > DRAG_FROM_PX) pan(now.x - before.x, now.y - before.y)
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y)
    if (moved > DRAG_FROM_PX && !dragged.value) {
      dragged.value = true
      element.value?.setPointerCapture?.(event.pointerId)
    }
    pointers.set(event.pointerId, now)
  }

  function pinch(id: number, before: { x: number; y: number }, now: { x: number; y: number }): void {
    const other = [...pointers.entries()].find(([key]) => key !== id)?.[1]
    if (!other) return
    const length = (a: { x: number; y: number }) => Math.hypot(a.x - other.x, a.y - other.y)
    zoomAt(length(now) / Math.max(1, length(before)), (now.x + other.x) / 2, (now.y + other.y) / 2)
  }

  function onPointerup(event: PointerEvent): void {
    pointers.delete(event.pointerId)
    setTimeout(() => {
      if (pointers.size === 0) dragged.value = false
    }, 0)
  }

  function zoomBy(factor: number): void {
    const rect = element.value?.getBoundingClientRect()
    if (rect) zoomAt(factor, rect.left + rect.width / 2, rect.top + rect.height / 2)
  }

  function reset(): void {
    zoom.value = 1
    middle.value = null
  }

  /** Brings a part into the middle, large enough to read. */
  function centre(box: Box): void {
    const all = whole()
    zoom.value = Math.min(ZOOM_MAX, Math.max(1, Math.min(all.width / (box.width * 4), all.height / (box.height * 4))))
    // The whole picture shows the part already.
    middle.value = zoom.value === 1 ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  const listeners = { wheel: onWheel, pointerdown: onPointerdown, pointermove: onPointermove, pointerup: onPointerup, pointercancel: onPointerup, pointerleave: onPointerup } as unknown as Record<string, (event: never) => void>
  return { view, zoom, dragged, zoomBy, reset, centre, toPicture, listeners }
}
