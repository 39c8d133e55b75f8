/** The finish form of one order: a draft that survives reloads, and what the kind of fault usually takes. */
import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { keepDraft, loadDraft } from '@/core/drafts'
import { currentUser } from '@/core/session'
import type { PickedPhoto } from '@/ui/PhotoPicker.vue'
import { emptyDraft, finishErrors, labourSince, SECTIONS, usualSections, type FinishDraft, type Section } from './finish'
import { finishKey } from './predict'
import type { OwnOrder, Usual } from './types'
import { usualOf } from './use_my_work'

const SAVE_MS = 250

export function useFinish(order: () => OwnOrder | null, safety: () => boolean) {
  const draft = reactive<FinishDraft>(emptyDraft())
  const usual = shallowRef<Usual | null>(null)
  const ready = ref(false)
  const errors = ref<Record<string, string>>({})
  const owner = currentUser.value?.id ?? 0
  const arrivedAt = computed(() => order()?.steps.find((one) => one.step === 'arrive')?.at ?? null)
  const opened = computed<Section[]>(() => {
    const needed = usualSections(usual.value, safety())
    const filled: Record<Section, boolean> = { after: draft.after.length > 0, parts: draft.parts.length > 0, signature: draft.signature !== null, before: draft.before.length > 0, note: draft.note !== '' }
    return SECTIONS.filter((one) => needed.includes(one) || draft.open.includes(one) || filled[one])
  })

  watch(() => order()?.id, async (id) => {
    if (id === undefined) return
    ready.value = false
    const [kept, known] = await Promise.all([loadDraft<FinishDraft>(finishKey(id), owner), usualOf(order()!.fault_type_id).catch(() => null)])
    if (id !== order()?.id) return
    usual.value = known
    Object.assign(draft, emptyDraft(), kept ?? {})
    if (draft.labour === '') draft.labour = String(labourSince(arrivedAt.value, Date.now(), known?.labour_minutes ?? null))
    ready.value = true
  }, { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  /** At once when the phone is put away or the page left, else after a pause in typing. */
  function save(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const id = order()?.id
    if (id !== undefined) void keepDraft(finishKey(id), owner, plainDraft(draft))
  }
  watch(draft, () => {
    clearTimeout(timer)
    if (ready.value) timer = setTimeout(save, SAVE_MS)
  }, { deep: true })
  document.addEventListener('visibilitychange', save)
  window.addEventListener('pagehide', save)
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', save)
    window.removeEventListener('pagehide', save)
    save()
  })

  function check(): boolean {
    errors.value = finishErrors(draft, order()?.suspicion ?? null)
    return Object.keys(errors.value).length === 0
  }
  return { draft, usual, ready, errors, opened, arrivedAt, check }
}

/** Without Vue's proxies, which a database cannot clone. */
export function plainDraft(draft: FinishDraft): FinishDraft {
  const photos = (list: PickedPhoto[]) => list.map((one) => ({ ...toRaw(one) }))
  return { ...toRaw(draft), parts: draft.parts.map((one) => ({ ...one })), before: photos(draft.before), after: photos(draft.after), open: [...draft.open] }
}
