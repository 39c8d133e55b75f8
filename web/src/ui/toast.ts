/** Short notes at the edge of the screen. */
import { ElMessage } from 'element-plus'
import { asApiError } from '@/core/client'

export function toastDone(text: string): void {
  ElMessage({ type: 'success', message: text, duration: 2500, grouping: true })
}

export function toastNote(text: string): void {
  ElMessage({ type: 'info', message: text, duration: 4000, grouping: true })
}

/** A failure that belongs to no field. Stays longer, can be closed. */
export function toastError(cause: unknown): void {
  const error = asApiError(cause)
  const detail = error.fields.length > 0 ? ` ${error.fields.map((one) => one.message).join(' ')}` : ''
  ElMessage({ type: 'error', message: error.message + detail, duration: 6000, showClose: true, grouping: true })
}
