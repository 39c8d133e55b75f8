/** Short notes at the edge of the screen; ToastStack.vue shows them. */
import { reactive } from 'vue'
import { asApiError } from '@/core/client'

export interface Toast {
  id: number
  kind: 'done' | 'note' | 'error'
  text: string
}

export const toasts = reactive<Toast[]>([])
const timers = new Map<number, ReturnType<typeof setTimeout>>()
let last = 0

export function closeToast(id: number): void {
  const at = toasts.findIndex((one) => one.id === id)
  if (at >= 0) toasts.splice(at, 1)
  clearTimeout(timers.get(id))
  timers.delete(id)
}

/** The same words again only stay longer. */
function show(kind: Toast['kind'], text: string, ms: number): void {
  const id = toasts.find((one) => one.kind === kind && one.text === text)?.id ?? ++last
  if (!timers.has(id)) toasts.push({ id, kind, text })
  clearTimeout(timers.get(id))
  timers.set(id, setTimeout(() => closeToast(id), ms))
}

export function toastDone(text: string): void {
  show('done', text, 2500)
}

export function toastNote(text: string): void {
  show('note', text, 4000)
}

/** A failure that belongs to no field. Stays longer, can be closed. */
export function toastError(cause: unknown): void {
  const error = asApiError(cause)
  const detail = error.fields.length > 0 ? ` ${error.fields.map((one) => one.message).join(' ')}` : ''
  show('error', error.message + detail, 6000)
}
