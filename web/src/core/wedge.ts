/**
 * Scanners that pretend to be a keyboard ("keyboard wedge"): a burst of keys faster than hands, ended by Enter or Tab.
 * FNC1 arrives as GS (0x1D): as Ctrl+], as F8, or as the character itself, depending on how the scanner is set.
 */
import { onMounted, onScopeDispose } from 'vue'

export const GS = '\u001d'
/** Between two keys of a scanner lie a few milliseconds; a fast typist needs more than 60. */
const GAP_MS_MAX = 40
const LENGTH_MIN = 4
const LENGTH_MAX = 512

export interface WedgeKey {
  key: string
  ctrlKey?: boolean
  altKey?: boolean
  metaKey?: boolean
  /** Milliseconds on any clock that does not jump. */
  at: number
}

/** What one key means for a scan: a character, the end, nothing (Shift and the like), or that somebody types. */
function meaningOf(key: WedgeKey): string | 'end' | 'nothing' | 'other' {
  if (key.key === GS || key.key === 'F8' || (key.ctrlKey && (key.key === ']' || key.key === '\u001d'))) return GS
  if (key.key === 'Enter' || key.key === 'Tab') return 'end'
  if (key.key === 'Shift' || key.key === 'Control' || key.key === 'CapsLock' || key.key === 'Alt' || key.key === 'AltGraph') return 'nothing'
  if (key.ctrlKey || key.altKey || key.metaKey || [...key.key].length !== 1) return 'other'
  return key.key
}

/** Collects keys; the answer is the scanned text with the key that ended it, else null. */
export function createWedge(): (key: WedgeKey) => string | null {
  let text = ''
  let last = -Infinity
  return (key) => {
    const meaning = meaningOf(key)
    if (meaning === 'nothing') return null
    const fast = key.at - last <= GAP_MS_MAX
    last = key.at
    if (meaning === 'end') {
      const scanned = fast && text.length >= LENGTH_MIN ? text : null
      text = ''
      return scanned
    }
    if (meaning === 'other') {
      text = ''
      return null
    }
    text = (fast ? text : '') + meaning
    if (text.length > LENGTH_MAX) text = ''
    return null
  }
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

/**
 * While the page is open, scans anywhere go to `found`. In a field they stay the field's own, unless it or a parent has
 * `data-scan`: then the Enter of a scan does not send the form, and `found` is told whose value to put right.
 */
export function useWedge(found: (text: string, field: HTMLElement | null) => void): void {
  const wedge = createWedge()
  const listen = (event: KeyboardEvent): void => {
    if (event.isComposing || event.repeat) return
    const field = isField(event.target) ? (event.target as HTMLElement) : null
    if (field && !field.closest('[data-scan]')) return
    const gs = event.key === 'F8' || (event.ctrlKey && event.key === ']')
    const text = wedge({ key: event.key, ctrlKey: event.ctrlKey, altKey: event.altKey, metaKey: event.metaKey, at: event.timeStamp })
    if (text === null && !gs) return
    event.preventDefault()
    if (text === null) return
    event.stopPropagation()
    found(text, field)
  }
  onMounted(() => window.addEventListener('keydown', listen, true))
  onScopeDispose(() => window.removeEventListener('keydown', listen, true))
}
