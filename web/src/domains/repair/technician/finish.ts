/** The finish form as values: what a kind of fault needs, what is wrong, the body to send. Pure but for texts. */
import { t } from '@/core/i18n'
import type { QueuedAttachment } from '@/core/offline_queue'
import type { EnumOption } from '@/core/types'
import type { PickedPhoto } from '@/ui/PhotoPicker.vue'
import type { Suspicion } from '../types'
import type { Usual } from './types'

export interface DraftPart {
  name: string
  quantity: string
  unit: string
  cost: string
}
export interface FinishDraft {
  cause: string | null
  remedy: string | null
  /** Was the suspected cause right: 'right', 'other', 'none'. */
  suspected: string | null
  /** Code of one of the suspicion's other causes; OTHER_WORDS: what `actual_words` says. */
  actual_cause: string | null
  actual_words: string
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

/** A section that at least this share of such orders needed is open from the start. */
const USUAL_SHARE = 0.25
const STEP_MINUTES = 5

export const emptyDraft = (): FinishDraft => ({ cause: null, remedy: null, suspected: null, actual_cause: null, actual_words: '', labour: '', note: '', parts: [], before: [], after: [], signature: null, open: [] })

/** Instead of a code: the table does not know the cause. */
export const OTHER_WORDS = '*'

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

/** What was found of the suspected cause; nothing where none was suspected. */
function foundBody(draft: FinishDraft, suspicion: Suspicion | null): Record<string, unknown> {
  if (!suspicion || !draft.suspected) return {}
  if (draft.suspected !== 'other') return { suspected: draft.suspected }
  return { suspected: 'other', actual_cause: draft.actual_cause === OTHER_WORDS ? draft.actual_words.trim() : draft.actual_cause }
}

/** Body and bytes of the finish action. */
export function finishBody(draft: FinishDraft, suspicion: Suspicion | null = null): { body: Record<string, unknown>; attachments: QueuedAttachment[] } {
  const photos = (list: PickedPhoto[]) => list.map((one) => `attachment:${one.id}`)
  const attachments: QueuedAttachment[] = [...draft.before, ...draft.after].map((one) => ({ key: one.id, mime: one.mime, bytes: one.bytes }))
  if (draft.signature) attachments.push({ key: 'signature', mime: 'image/png', bytes: draft.signature })
  const body: Record<string, unknown> = { cause: draft.cause, remedy: draft.remedy, labour_minutes: Number(draft.labour), note: draft.note.trim(), ...foundBody(draft, suspicion) }
  const parts = draft.parts.filter((one) => one.name.trim() !== '').map((one) => ({ name: one.name.trim(), quantity: decimal(one.quantity), unit: one.unit.trim(), cost: decimal(one.cost) }))
  if (parts.length > 0) body.parts = parts
  if (draft.before.length > 0) body.photos_before = photos(draft.before)
  if (draft.after.length > 0) body.photos_after = photos(draft.after)
  if (draft.signature) body.signature = 'attachment:signature'
  return { body, attachments }
}

/** Field → message; empty when it can be sent. */
export function finishErrors(draft: FinishDraft, suspicion: Suspicion | null = null): Record<string, string> {
  const errors: Record<string, string> = {}
  if (suspicion && !draft.suspected) errors.suspected = t('ui.form.required')
  else if (suspicion && draft.suspected === 'other' && !(draft.actual_cause === OTHER_WORDS ? draft.actual_words.trim() : draft.actual_cause)) errors.actual = t('ui.form.required')
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
