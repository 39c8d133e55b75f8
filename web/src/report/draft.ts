/** What a person has filled in so far; kept in localStorage per code, so that nothing is lost by a call or a dead battery. */
import { readStoredJson, writeStoredJson } from '@/core/storage'
import { newUuid } from '@/core/ids'
import type { ReportBody } from './types'

export interface DraftPhoto {
  /** UUID; also the Idempotency-Key of its upload. */
  id: string
  thumb: string
  /** The picture itself until it is uploaded. */
  data: string | null
  hash: string | null
}

export interface Draft {
  fault_id: number | null
  description: string
  place_note: string
  phone: string
  reporter_name: string
  photos: DraftPhoto[]
  /** The device whose code was scanned cannot be used. */
  device_down: boolean
  /** Set when the person pressed submit: the report is then sent with this key, unchanged, until an answer comes. */
  key: string | null
  saved_at: number
}

const KEEP_MS = 24 * 3600_000
const keyOf = (code: string) => `zs.report.${code}`

export function emptyDraft(): Draft {
  return { fault_id: null, description: '', place_note: '', phone: '', reporter_name: '', photos: [], device_down: false, key: null, saved_at: 0 }
}

export function isEmpty(draft: Draft): boolean {
  return draft.fault_id === null && draft.photos.length === 0 && [draft.description, draft.place_note, draft.phone, draft.reporter_name].every((text) => text.trim() === '')
}

/** The kept draft of a code; a day old ones are forgotten (they hold a phone number). */
export function loadDraft(code: string, now: number = Date.now()): Draft {
  const kept = readStoredJson<Partial<Draft>>(keyOf(code))
  if (!kept || typeof kept !== 'object' || now - (kept.saved_at ?? 0) > KEEP_MS) return emptyDraft()
  return { ...emptyDraft(), ...kept, photos: Array.isArray(kept.photos) ? kept.photos : [] }
}

/** Photos are large: when the phone has no room for them, at least the words are kept. */
export function saveDraft(code: string, draft: Draft, now: number = Date.now()): void {
  if (isEmpty(draft) && draft.key === null) {
    writeStoredJson(keyOf(code), null)
    return
  }
  const kept = { ...draft, saved_at: now }
  if (!writeStoredJson(keyOf(code), kept)) writeStoredJson(keyOf(code), { ...kept, photos: draft.photos.filter((photo) => photo.hash !== null) })
}

export function dropDraft(code: string): void {
  writeStoredJson(keyOf(code), null)
}

/** The body as the server wants it; optional fields only when filled in. */
export function bodyOf(draft: Draft, placePrefix: (note: string) => string): ReportBody {
  const note = draft.place_note.trim()
  const body: ReportBody = {
    fault_id: draft.fault_id,
    description: ((note ? placePrefix(note) : '') + draft.description.trim()).trim(),
    photos: draft.photos.flatMap((photo) => (photo.hash ? [photo.hash] : [])),
  }
  if (draft.device_down) body.device_down = true
  if (draft.phone.trim()) body.phone = draft.phone.trim()
  if (draft.reporter_name.trim()) body.reporter_name = draft.reporter_name.trim()
  return body
}

export function newPhoto(thumb: string, data: string): DraftPhoto {
  return { id: newUuid(), thumb, data, hash: null }
}

/** At least three digits (in-house extensions); spaces, brackets and dashes are fine. */
export function phoneLooksRight(text: string): boolean {
  const trimmed = text.trim()
  return trimmed === '' || (/^[+\d][\d\s()#*转-]*$/.test(trimmed) && trimmed.replace(/\D/g, '').length >= 3)
}
