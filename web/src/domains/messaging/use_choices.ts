/** The person's choices as a draft: loaded, changed, saved as a whole. */
import { reactive, ref, watch } from 'vue'
import { api, asApiError } from '@/core/client'
import { t } from '@/core/i18n'
import { useLoad } from '@/core/load'
import { toastDone } from '@/ui/toast'
import type { Choices } from './types'

export type RobotField = 'wecom_id' | 'dingtalk_id' | 'feishu_id'
export const ROBOT_FIELDS: RobotField[] = ['wecom_id', 'dingtalk_id', 'feishu_id']

export function useChoices() {
  const loaded = useLoad((signal) => api.get<Choices>('/messaging/choices', { signal }))
  const draft = reactive<Choices>({ kinds: [], wecom_id: '', dingtalk_id: '', feishu_id: '', quiet_from_minute: 0, quiet_to_minute: 0 })
  const errors = ref<Partial<Record<string, string>>>({})
  const failure = ref('')
  const saving = ref(false)
  const start = ref('')
  const dirty = () => JSON.stringify(draft) !== start.value

  function take(choices: Choices): void {
    Object.assign(draft, structuredClone(choices))
    start.value = JSON.stringify(draft)
    errors.value = {}
    failure.value = ''
  }
  watch(loaded.value, (value) => {
    // What somebody is filling in is not overwritten by an answer that comes late.
    if (value && (start.value === '' || !dirty())) take(value)
  })

  async function save(): Promise<void> {
    if (saving.value) return
    saving.value = true
    try {
      const kinds = draft.kinds.map(({ kind, in_app, robot }) => ({ kind, in_app, robot }))
      take(await api.put<Choices>('/messaging/choices', { ...draft, kinds }))
      toastDone(t('ui.form.saved'))
    } catch (cause) {
      const error = asApiError(cause)
      errors.value = error.fieldMessages()
      failure.value = error.fields.length > 0 && !errors.value.kinds ? '' : (errors.value.kinds ?? error.message)
    } finally {
      saving.value = false
    }
  }
  return { loaded, draft, errors, failure, saving, dirty, save }
}
