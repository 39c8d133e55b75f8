/** Takes a step of a request with the version that was seen. */
import { ref } from 'vue'
import { api } from '@/core/client'
import { t } from '@/core/i18n'
import { toastDone, toastError } from '@/ui/toast'
import type { RosterRequest } from '../types'
import type { RequestStep } from './steps'

export function useStep(done: () => Promise<unknown>) {
  const sending = ref<number | null>(null)
  async function take(request: RosterRequest, step: RequestStep, note = ''): Promise<void> {
    if (sending.value !== null) return
    sending.value = request.id
    try {
      await api.post(`/organization/requests/${request.id}/actions/${step}`, { version: request.version, ...(note ? { note } : {}) })
      toastDone(t(`organization.request.done.${step}`))
    } catch (cause) {
      toastError(cause)
    } finally {
      sending.value = null
      await done()
    }
  }
  return { sending, take }
}
