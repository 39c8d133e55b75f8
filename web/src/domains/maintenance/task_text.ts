/** Tasks in words: ranges, what an answer means, what is missing. The server judges again; this is for the eye. */
import { formatFigure, formatNumber } from '@/core/format'
import { t } from '@/core/i18n'
import { localText } from '@/core/local_name'
import type { QueuedAttachment } from '@/core/offline_queue'
import type { PickedPhoto } from '@/ui/PhotoPicker.vue'
import type { Answer, Item, Task, Verdict } from './types'

export const isNumber = (task: Task): boolean => task.kind === 'number' || task.kind === 'meter'
export const taskTitle = (task: Task): string => localText(task, 'title')
export const choicesOf = (list: string): string[] => list.split(',').map((one) => one.trim()).filter(Boolean)

/** `0.4–0.8 MPa`, `≤ 105 ℃`, `≥ 30 min`; empty without limits. */
export function rangeText(task: Task): string {
  const unit = task.unit ? ` ${task.unit}` : ''
  if (task.low !== null && task.high !== null) return `${formatNumber(task.low)}${task.low < 0 ? ' … ' : '–'}${formatNumber(task.high)}${unit}`
  if (task.high !== null) return `≤ ${formatNumber(task.high)}${unit}`
  return task.low !== null ? `≥ ${formatNumber(task.low)}${unit}` : ''
}

/** One answer while it is typed: numbers stay text, photos are bytes. */
export interface DraftAnswer {
  value: string
  number: string
  note: string
  photos: PickedPhoto[]
}
export type DraftAnswers = Record<string, DraftAnswer>
export const emptyAnswer = (): DraftAnswer => ({ value: '', number: '', note: '', photos: [] })
export const draftOf = (items: Item[]): DraftAnswers => Object.fromEntries(items.map((item) => [item.task.code, emptyAnswer()]))

export function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : null
}

export function verdictOf(task: Task, draft: DraftAnswer): Verdict {
  if (draft.value === 'none') return 'skipped'
  if (isNumber(task)) {
    const number = numberOf(draft.number)
    if (number === null) return 'open'
    return (task.low !== null && number < task.low) || (task.high !== null && number > task.high) ? 'abnormal' : 'normal'
  }
  if (task.kind === 'photo') return draft.photos.length > 0 ? 'normal' : 'open'
  if (draft.value.trim() === '') return 'open'
  if (task.kind === 'pass_fail') return draft.value === 'fail' ? 'abnormal' : 'normal'
  const normal = choicesOf(task.normal)
  return task.kind === 'choice' && normal.length > 0 && !normal.includes(draft.value) ? 'abnormal' : 'normal'
}

/** Why a reading is abnormal, in words. */
export function abnormalText(task: Task, draft: DraftAnswer): string {
  if (verdictOf(task, draft) !== 'abnormal') return ''
  const number = numberOf(draft.number)
  if (!isNumber(task) || number === null) return t('maintenance.task.abnormal')
  if (task.low !== null && number < task.low) return t('maintenance.task.too_low', { low: formatFigure(task.low, task.unit) })
  return t('maintenance.task.too_high', { high: formatFigure(task.high, task.unit) })
}

/** Task code → what is missing; empty when it can be sent. */
export function answerErrors(items: Item[], drafts: DraftAnswers): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { task } of items) {
    const draft = drafts[task.code] ?? emptyAnswer()
    if (draft.value === 'none') {
      if (task.needed && draft.note.trim() === '') errors[task.code] = t('maintenance.task.say_why')
    } else if (isNumber(task) && draft.number.trim() !== '' && numberOf(draft.number) === null) errors[task.code] = t('maintenance.task.not_a_number')
    else if (task.needed && verdictOf(task, draft) === 'open') errors[task.code] = t('ui.form.required')
  }
  return errors
}

/** What is sent: answers that say something, photos as attachments. */
export function answersBody(items: Item[], drafts: DraftAnswers): { answers: Array<Partial<Answer>>; attachments: QueuedAttachment[] } {
  const attachments: QueuedAttachment[] = []
  const answers = items.flatMap(({ task }) => {
    const draft = drafts[task.code]
    if (!draft || (draft.value !== 'none' && verdictOf(task, draft) === 'open')) return []
    const answer: Partial<Answer> = { code: task.code, value: draft.value.trim(), note: draft.note.trim() }
    if (isNumber(task) && draft.value !== 'none') answer.number = numberOf(draft.number)
    const photo = draft.photos[0]
    if (photo) {
      attachments.push({ key: photo.id, mime: photo.mime, bytes: photo.bytes })
      answer.photo = `attachment:${photo.id}`
    }
    return [answer]
  })
  return { answers, attachments }
}

/** What was answered, for reading. */
export function answerText({ task, answer, verdict }: Item): string {
  if (verdict === 'open') return '–'
  if (verdict === 'skipped') return [t('maintenance.task.none'), answer.note].filter(Boolean).join(': ')
  if (isNumber(task)) return formatFigure(answer.number, task.unit)
  if (task.kind === 'pass_fail') return t(`maintenance.task.${answer.value}`)
  return task.kind === 'photo' ? t('maintenance.kind.photo') : answer.value
}
