/** What a form dialog does with what was filled in: complete, sent once, a refusal shown at the fields. */
import { ref, useId } from 'vue'
import { asApiError } from '@/core/client'
import type { Draft } from './use_draft'

export function useAsking(draft: Draft, send: () => Promise<void>) {
  const formId = useId()
  const idOf = (name: string) => `${formId}-${name}`
  const sending = ref(false)
  async function submit(): Promise<void> {
    if (!draft.checkRequired() || sending.value) return
    sending.value = true
    try {
      await send()
    } catch (cause) {
      draft.show(asApiError(cause), idOf)
    } finally {
      sending.value = false
    }
  }
  return { idOf, sending, submit }
}
