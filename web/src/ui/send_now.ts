/**
 * A write that nothing can lose: kept in the queue first. With signal the answer is here in a moment; then a refusal is
 * told at once, where the person still looks, and does not stay behind.
 */
import { ApiError } from '@/core/client'
import { t } from '@/core/i18n'
import { online } from '@/core/network'
import { offlineQueue, type NewAction } from '@/core/offline_queue'
import { toastDone, toastNote } from './toast'

/** How long a person waits for the answer before the step goes on by itself. */
const ANSWER_MS = 2500

export type Outcome = 'sent' | 'kept'

export async function sendNow(wanted: NewAction): Promise<Outcome> {
  const { id } = await offlineQueue.enqueue(wanted)
  if (!online.value) return 'kept'
  await Promise.race([offlineQueue.replay(), new Promise((resolve) => setTimeout(resolve, ANSWER_MS))])
  const left = offlineQueue.items.find((one) => one.id === id)
  if (!left) return 'sent'
  if (left.state === 'pending') return 'kept'
  const refusal = new ApiError({ code: left.state === 'conflict' ? 'conflict' : 'invalid', detail: left.reason ?? '', current: left.current ?? undefined })
  await offlineQueue.discard(id)
  throw refusal
}

/** What is said after a step: done, or kept until there is signal. */
export function tell(label: string, outcome: Outcome): void {
  if (outcome === 'sent') toastDone(t('ui.action.done', { label }))
  else toastNote(t('ui.kept', { label }))
}
