/** A stretch of the time axis chosen by dragging across a picture or by two fingers. */
import { onMounted, onScopeDispose, shallowRef, type Ref, type ShallowRef } from 'vue'
import { pinched, type Span } from './span'

const DRAG_MIN_PX = 12

export function useSpanPick(element: Ref<HTMLElement | null>, instantAt: (pixel: number) => number | null, done: (span: Span) => void): ShallowRef<{ left: number; width: number } | null> {
  const shown = shallowRef<{ left: number; width: number } | null>(null)
  const fingers = new Map<number, { began: number; now: number }>()
  let pinching = false

  const place = (event: PointerEvent) => event.clientX - (element.value?.getBoundingClientRect().left ?? 0)
  function down(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return
    fingers.set(event.pointerId, { began: place(event), now: place(event) })
    pinching = pinching || fingers.size > 1
    if (pinching) shown.value = null
  }
  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (!finger) return
    finger.now = place(event)
    if (pinching) return
    const [left, right] = [Math.min(finger.began, finger.now), Math.max(finger.began, finger.now)]
    shown.value = right - left < DRAG_MIN_PX ? null : { left, width: right - left }
  }
  function up(event: PointerEvent): void {
    const all = [...fingers.values()]
    const finger = fingers.get(event.pointerId)
    fingers.delete(event.pointerId)
    if (!finger) return
    if (pinching) {
      const span = all.length === 2 ? spanOfPinch(all) : null
      fingers.clear()
      pinching = false
      if (span) done(span)
      return
    }
    const picked = shown.value
    shown.value = null
    const from = picked && instantAt(picked.left)
    const to = picked && instantAt(picked.left + picked.width)
    if (from != null && to != null && to > from) done({ from, to })
  }
  function spanOfPinch(all: Array<{ began: number; now: number }>): Span | null {
    const width = element.value?.clientWidth ?? 0
    const instants = all.map((finger) => instantAt(finger.began))
    const [left, right] = [instantAt(0), instantAt(width)]
    if (instants.some((one) => one === null) || left === null || right === null) return null
    return pinched(all.map((finger, index) => ({ at: instants[index]!, x: finger.now / width })), { from: left, to: right })
  }
  function cancel(event: PointerEvent): void {
    fingers.delete(event.pointerId)
    shown.value = null
    if (fingers.size === 0) pinching = false
  }

  onMounted(() => {
    element.value?.addEventListener('pointerdown', down)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    window.addEventListener('pointercancel', cancel)
  })
  onScopeDispose(() => {
    window.removeEventListener('pointermove', move)
    window.removeEventListener('pointerup', up)
    window.removeEventListener('pointercancel', cancel)
  })
  return shown
}
