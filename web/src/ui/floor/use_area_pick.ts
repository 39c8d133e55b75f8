/** Drawing a rectangle on a picture with the pointer; a click stays a click. */
import { ref, type Ref } from 'vue'
import type { Box } from './geometry'

const DRAG_FROM_PX = 6

export function useAreaPick(toPicture: (x: number, y: number) => { x: number; y: number }, dragged: Ref<boolean>, done: (box: Box) => void) {
  const box = ref<Box | null>(null)
  let start: { x: number; y: number; clientX: number; clientY: number } | null = null

  function onPointerdown(event: PointerEvent): void {
    if (event.button !== 0) return
    dragged.value = false
    start = { ...toPicture(event.clientX, event.clientY), clientX: event.clientX, clientY: event.clientY }
  }
  function onPointermove(event: PointerEvent): void {
    if (!start) return
    if (!dragged.value && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) < DRAG_FROM_PX) return
    if (!dragged.value) (event.currentTarget as Element).setPointerCapture?.(event.pointerId)
    dragged.value = true
    const at = toPicture(event.clientX, event.clientY)
    box.value = { x: Math.min(at.x, start.x), y: Math.min(at.y, start.y), width: Math.abs(at.x - start.x), height: Math.abs(at.y - start.y) }
  }
  function onPointerup(): void {
    const drawn = box.value
    start = null
    box.value = null
    if (drawn) done(drawn)
    // The click that ends the drag comes first.
    setTimeout(() => (dragged.value = false), 0)
  }
  function onPointercancel(): void {
    start = null
    box.value = null
  }
  const listeners = { pointerdown: onPointerdown, pointermove: onPointermove, pointerup: onPointerup, pointercancel: onPointercancel } as unknown as Record<string, (event: never) => void>
  return { box, listeners }
}
