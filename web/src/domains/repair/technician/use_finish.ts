/** The finish form of one order: a draft that survives reloads, what the kind of fault usually takes, the body to send. */
import { computed, onScopeDispose, reactive, ref, shallowRef, toRaw, watch } from 'vue'
import { keepDraft, loadDraft } from '@/core/drafts'
import { t } from '@/core/i18n'
import type { QueuedAttachment } from '@/core/offline_queue'
import { currentUser } from '@/core/session'
import type { EnumOption } from '@/core/types'
import type { PickedPhoto } from '@/ui/PhotoPicker.vue'
import { finishKey } from './predict'
import type { OwnOrder, Usual } from './types'
import { usualOf } from './use_my_work'

export interface DraftPart {
  name: string
  quantity: string
  unit: string
  cost: string
}
export interface FinishDraft {
  cause: string | null
  remedy: string | null
  labour: string
  note: string
  parts: DraftPart[]
  before: PickedPhoto[]
  after: PickedPhoto[]
  signature: ArrayBuffer | null
  /** Sections that the person opened. */
  open: Section[]
}
export type Section = 'after' | 'parts' | 'signature' | 'before' | 'note'
export const SECTIONS: Section[] = ['after', 'parts', 'signature', 'before', 'note']

const SAVE_MS = 250
/** A section that at least this share of such orders needed is open from the start. */
const USUAL_SHARE = 0.25
const STEP_MINUTES = 5

const empty = (): FinishDraft => ({ cause: null, remedy: null, labour: '', note: '', parts: [], before: [], after: [], signature: null, open: [] })

/** Minutes since arrival, in whole fives; the usual time when nobody knows when he came. */
export function labourSince(arrivedAt: string | null, now: number, usual: number | null): number {
  if (!arrivedAt) return usual ?? 30
  return Math.max(STEP_MINUTES, Math.round((now - Date.parse(arrivedAt)) / 60_000 / STEP_MINUTES) * STEP_MINUTES)
}

/** Which sections a kind of fault needs: those that such orders usually had; safety faults also photo and signature. */
export function usualSections(usual: Usual | null, safety: boolean): Section[] {
  const share = (count: number) => (usual && usual.orders > 0 ? count / usual.orders : 0)
  const wanted: Record<Section, boolean> = {
    after: safety || share(usual?.with_photos ?? 0) >= USUAL_SHARE,
    parts: share(usual?.with_parts ?? 0) >= USUAL_SHARE,
    signature: safety || share(usual?.with_signature ?? 0) >= USUAL_SHARE,
    before: false,
    note: false,
  }
  return SECTIONS.filter((one) => wanted[one])
}

/** Usual ones first, in the order of how often; the rest as the catalogue has them. */
export function ranked(options: EnumOption[], counts: Array<{ code: string }> | undefined): EnumOption[] {
  const rank = new Map((counts ?? []).map((one, index) => [one.code, index]))
  return [...options].sort((a, b) => (rank.get(a.value) ?? 999) - (rank.get(b.value) ?? 999))
}

const decimal = (text: string): string => text.trim().replace(',', '.') || '0'

/** Body and bytes of the finish action. */
export function finishBody(draft: FinishDraft): { body: Record<string, unknown>; attachments: QueuedAttachment[] } {
  const photos = (list: PickedPhoto[]) => list.map((one) => `attachment:${one.id}`)
  const attachments: QueuedAttachment[] = [...draft.before, ...draft.after].map((one) => ({ key: one.id, mime: one.mime, bytes: one.bytes }))
  if (draft.signature) attachments.push({ key: 'signature', mime: 'image/png', bytes: draft.signature })
  const body: Record<string, unknown> = { cause: draft.cause, remedy: draft.remedy, labour_minutes: Number(draft.labour), note: draft.note.trim() }
  const parts = draft.parts.filter((one) => one.name.trim() !== '').map((one) => ({ name: one.name.trim(), quantity: decimal(one.quantity), unit: one.unit.trim(), cost: decimal(one.cost) }))
  if (parts.length > 0) body.parts = parts
  if (draft.before.length > 0) body.photos_before = photos(draft.before)
  if (draft.after.length > 0) body.photos_after = photos(draft.after)
  if (draft.signature) body.signature = 'attachment:signature'
  return { body, attachments }
}

/** Field → message; empty when it can be sent. */
export function finishErrors(draft: FinishDraft): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!draft.cause) errors.cause = t('ui.form.required')
  if (!draft.remedy) errors.remedy = t('ui.form.required')
  if (!/^\d{1,4}$/.test(draft.labour.trim())) errors.labour = t('technician.finish.bad_labour')
  const bad = (text: string) => text.trim() !== '' && !/^\d{1,9}([.,]\d{1,3})?$/.test(text.trim())
  draft.parts.forEach((part, index) => {
    if (part.name.trim() === '' && (part.cost.trim() || part.unit.trim())) errors[`part-${index}`] = t('technician.finish.part_name')
    else if (bad(part.quantity) || bad(part.cost)) errors[`part-${index}`] = t('technician.finish.part_number')
  })
  return errors
}

export function useFinish(order: () => OwnOrder | null, safety: () => boolean) {
  const draft = reactive<FinishDraft>(empty())
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
    Object.assign(draft, empty(), kept ?? {})
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
    errors.value = finishErrors(draft)
    return Object.keys(errors.value).length === 0
  }
  return { draft, usual, ready, errors, opened, arrivedAt, check }
}

/** Without Vue's proxies, which a database cannot clone. */
export function plainDraft(draft: FinishDraft): FinishDraft {
  const photos = (list: PickedPhoto[]) => list.map((one) => ({ ...toRaw(one) }))
  return { ...toRaw(draft), parts: draft.parts.map((one) => ({ ...one })), before: photos(draft.before), after: photos(draft.after), open: [...draft.open] }
}
