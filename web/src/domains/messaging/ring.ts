/** Making somebody look up: two short tones, a shake of the phone, a note of the system when the page is not in sight. */
import { readStored, writeStored } from '@/core/storage'

const SILENT = 'zs.notices.silent'
const TONE_S = 0.16
const TONES_HZ = [880, 1175]

export const soundWanted = (): boolean => readStored(SILENT) === null
export const keepSoundWanted = (on: boolean): boolean => writeStored(SILENT, on ? null : '1')

/** Browsers allow sound only after the person has touched the page; before that nothing is heard. */
export function playTones(): void {
  const Context = globalThis.AudioContext
  if (!Context) return
  const context = new Context()
  TONES_HZ.forEach((hz, index) => {
    const begin = context.currentTime + index * (TONE_S + 0.06)
    const oscillator = new OscillatorNode(context, { frequency: hz })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(0.18, begin)
    gain.gain.exponentialRampToValueAtTime(0.001, begin + TONE_S)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(begin)
    oscillator.stop(begin + TONE_S)
  })
  setTimeout(() => void context.close(), 1000)
}

/** `unavailable` on plain http and in old WebViews. */
export function notePermission(): NotificationPermission | 'unavailable' {
  return typeof Notification === 'undefined' || !globalThis.isSecureContext ? 'unavailable' : Notification.permission
}

export async function askNotePermission(): Promise<NotificationPermission | 'unavailable'> {
  return notePermission() === 'unavailable' ? 'unavailable' : Notification.requestPermission()
}

export interface Ringing {
  id: number
  title: string
  text: string
  open: () => void
}

/** The page in sight sounds; when none is, the system shows a note (one for all tabs, by its tag). */
export function ring({ id, title, text, open }: Ringing): void {
  if (document.visibilityState === 'visible') {
    if (soundWanted()) playTones()
    if (typeof navigator.vibrate === 'function') navigator.vibrate([200, 100, 200])
    return
  }
  if (notePermission() !== 'granted') return
  try {
    const note = new Notification(title, { body: text, tag: `notice-${id}`, requireInteraction: true })
    note.onclick = () => {
      window.focus()
      note.close()
      open()
    }
  } catch {
    // Android shows notes only through a service worker: there the open page is enough.
  }
}
