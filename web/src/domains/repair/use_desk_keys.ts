/** Keys of the desk. They rest while somebody types, while a dialog is open, and with Ctrl, Alt or Meta. */
import { onMounted, onUnmounted } from 'vue'

export interface DeskKeys {
  /** `j`, `k`, `a`, `m`, `n`, `/`, `Escape`, `1`…: true when it was used. */
  [key: string]: () => boolean | void
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** A visible dialog of the kit owns the keyboard. */
function dialogOpen(): boolean {
  return [...document.querySelectorAll<HTMLElement>('.el-overlay')].some((one) => one.style.display !== 'none')
}

export function useDeskKeys(keys: DeskKeys): void {
  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || dialogOpen()) return
    const run = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    // An open list or menu of the page keeps its own letters.
    if (!run || (event.target instanceof HTMLElement && event.target.closest('[role=dialog],[role=menu],[role=listbox]'))) return
    if (run() === false) return
    event.preventDefault()
    event.stopPropagation()
  }
  // Capturing: the frame's own `/` must not open its search over the desk.
  onMounted(() => window.addEventListener('keydown', onKey, true))
  onUnmounted(() => window.removeEventListener('keydown', onKey, true))
}
