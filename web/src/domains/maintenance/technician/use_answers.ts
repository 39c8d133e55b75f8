/** Answers of one list while they are typed: a draft that survives reloads, calls and empty batteries. */
import { onScopeDispose, reactive, ref, toRaw, watch } from 'vue'
import { keepDraft, loadDraft } from '@/core/drafts'
import { currentUser } from '@/core/session'
import { answerErrors, draftOf, type DraftAnswer, type DraftAnswers } from '../task_text'
import type { Item } from '../types'

const SAVE_MS = 250

interface Kept {
  answers: DraftAnswers
  began_at: string
}

/** `key` names the draft; it is dropped by whoever sent it. */
export function useAnswers(key: () => string | null, items: () => Item[]) {
  const drafts = reactive<DraftAnswers>({})
  const errors = ref<Record<string, string>>({})
  const beganAt = ref('')
  const ready = ref(false)
  /** From the first try to send on, what is mended is no longer told. */
  let checked = false
  const owner = currentUser.value?.id ?? 0

  watch(key, async (wanted) => {
    ready.value = checked = false
    errors.value = {}
    if (!wanted) return
    const kept = await loadDraft<Kept>(wanted, owner)
    if (wanted !== key()) return
    Object.keys(drafts).forEach((code) => delete drafts[code])
    Object.assign(drafts, draftOf(items()), kept?.answers ?? {})
    beganAt.value = kept?.began_at ?? new Date().toISOString()
    ready.value = true
  }, { immediate: true })

  let timer: ReturnType<typeof setTimeout> | undefined
  function save(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    const wanted = key()
    if (wanted) void keepDraft(wanted, owner, { answers: plain(drafts), began_at: beganAt.value } satisfies Kept)
  }
  watch(drafts, () => {
    if (checked) errors.value = answerErrors(items(), drafts)
    clearTimeout(timer)
    if (ready.value) timer = setTimeout(save, SAVE_MS)
  }, { deep: true })
  /** Nothing of it is kept any more. */
  function forget(): void {
    clearTimeout(timer)
    timer = undefined
    ready.value = false
  }
  window.addEventListener('pagehide', save)
  document.addEventListener('visibilitychange', save)
  onScopeDispose(() => {
    window.removeEventListener('pagehide', save)
    document.removeEventListener('visibilitychange', save)
    save()
  })

  function check(): boolean {
    checked = true
    errors.value = answerErrors(items(), drafts)
    return Object.keys(errors.value).length === 0
  }
  return { drafts, errors, beganAt, ready, check, forget }
}

/** Without Vue's proxies, which a database cannot clone. */
export function plain(drafts: DraftAnswers): DraftAnswers {
  const one = (draft: DraftAnswer): DraftAnswer => ({ ...toRaw(draft), photos: draft.photos.map((photo) => ({ ...toRaw(photo) })) })
  return Object.fromEntries(Object.entries(drafts).map(([code, draft]) => [code, one(draft)]))
}
