import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PublicError } from './api'
import { bodyOf, emptyDraft, isEmpty, loadDraft, newPhoto, phoneLooksRight, saveDraft, type Draft } from './draft'
import { fitted } from '@/core/photo'
import { Submission, type SubmissionDoors, type SubmissionState } from './submission'

const lost = new PublicError('no network', 0, true)
let draft: Draft
let keys: string[]
let states: SubmissionState[]
let outcome: () => Promise<{ number: string; tracking: string; expected: null }>
let retry: (() => void) | null
let refusals: PublicError[]
const ok = () => Promise.resolve({ number: 'WX-1', tracking: 't1', expected: null })
const sentSpy = vi.fn()
const uploadSpy = vi.fn((photo: { id: string }) => Promise.resolve({ hash: `h-${photo.id}` }))

const doors: SubmissionDoors = {
  upload: uploadSpy, keep: () => {}, state: (state) => states.push(state), refused: (error) => refusals.push(error), sent: sentSpy,
  send: (key) => {
    keys.push(key)
    return outcome()
  },
  later: (_ms, run) => {
    retry = run
    return () => (retry = null)
  },
}

beforeEach(() => {
  draft = { ...emptyDraft(), fault_id: 3, description: '漏水' }
  keys = []
  states = []
  refusals = []
  retry = null
  outcome = ok
  sentSpy.mockClear()
  uploadSpy.mockClear()
})

describe('submission', () => {
  it('two taps are one report', async () => {
    const submission = new Submission(draft, doors)
    await Promise.all([submission.submit(), submission.submit()])
    await submission.submit()
    expect(keys).toHaveLength(1)
    expect(sentSpy).toHaveBeenCalledOnce()
  })
  it('without answer it waits and repeats with the same key', async () => {
    outcome = () => Promise.reject(lost)
    const submission = new Submission(draft, doors)
    await submission.submit()
    expect(states).toEqual(['sending', 'waiting'])
    outcome = ok
    retry!()
    await vi.waitFor(() => expect(sentSpy).toHaveBeenCalledOnce())
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })
  it('a resumed visit uses the key of the earlier one', async () => {
    draft.key = '00000000-0000-4000-8000-000000000001'
    await new Submission(draft, doors).submit()
    expect(keys).toEqual(['00000000-0000-4000-8000-000000000001'])
  })
  it('a refusal gives the form back; the mended report has a new key', async () => {
    const refused = new PublicError('2 fields', 422, false, 'entity.invalid', { phone: '位数不对' })
    outcome = () => Promise.reject(refused)
    const submission = new Submission(draft, doors)
    await submission.submit()
    expect(states).toEqual(['sending', 'editing'])
    expect(refusals).toEqual([refused])
    outcome = ok
    await submission.submit()
    expect(keys[0]).not.toBe(keys[1])
  })
  it('uploads each photo once, before the report', async () => {
    draft.photos.push(newPhoto('thumb', 'data:image/jpeg;base64,AA=='), { ...newPhoto('thumb', ''), hash: 'known' })
    outcome = () => Promise.reject(lost)
    const submission = new Submission(draft, doors)
    await submission.submit()
    await submission.submit()
    expect(uploadSpy).toHaveBeenCalledOnce()
    expect(draft.photos.map((photo) => [photo.hash, photo.data])).toEqual([[`h-${draft.photos[0]!.id}`, null], ['known', '']])
  })
  it('editing while waiting stops the repetition', async () => {
    outcome = () => Promise.reject(lost)
    const submission = new Submission(draft, doors)
    await submission.submit()
    submission.edit()
    expect(retry).toBeNull()
    expect(draft.key).toBeNull()
    expect(states[states.length - 1]).toBe('editing')
  })
})

describe('draft', () => {
  const store = new Map<string, string>()
  let full = false
  beforeEach(() => {
    store.clear()
    full = false
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => store.get(key) ?? null,
      removeItem: (key: string) => store.delete(key),
      setItem: (key: string, value: string) => {
        if (full && value.length > 400) throw new Error('QuotaExceededError')
        store.set(key, value)
      },
    })
  })
  it('is kept per code and forgotten after a day', () => {
    saveDraft('A', draft, 1000)
    expect(loadDraft('A', 2000)).toMatchObject({ fault_id: 3, description: '漏水' })
    expect(isEmpty(loadDraft('B', 2000))).toBe(true)
    expect(isEmpty(loadDraft('A', 1000 + 25 * 3600_000))).toBe(true)
  })
  it('keeps at least the words when the phone is full', () => {
    full = true
    draft.photos.push(newPhoto('t', `data:image/jpeg;base64,${'A'.repeat(500)}`))
    saveDraft('A', draft, 1000)
    expect(loadDraft('A', 1000)).toMatchObject({ description: '漏水', photos: [] })
  })
  it('ignores rubbish in the storage', () => {
    store.set('zs.report.A', '{"photos":5,"saved_at":1000')
    expect(loadDraft('A', 1000)).toEqual(emptyDraft())
  })
  it('becomes a body with only what is filled in', () => {
    expect(bodyOf(draft, (note) => `[${note}] `)).toEqual({ fault_id: 3, description: '漏水', photos: [] })
    expect(bodyOf({ ...draft, place_note: ' 306 ', phone: ' 6120 ', reporter_name: '张', device_down: true }, (note) => `[${note}] `)).toEqual({ fault_id: 3, description: '[306] 漏水', photos: [], phone: '6120', reporter_name: '张', device_down: true })
  })
  it.each([['', true], ['13800138000', true], ['010-6552 1234', true], ['6120', true], ['12', false], ['call me', false], ['<b>138</b>', false]])('phone %j: %s', (text, good) => expect(phoneLooksRight(text)).toBe(good))
})

describe('photos', () => {
  it.each([[4000, 3000, 1600, 1200], [3000, 4000, 1200, 1600], [800, 600, 800, 600], [1, 10_000, 1, 1600]])('%i×%i becomes %i×%i', (width, height, w, h) => expect(fitted(width, height, 1600)).toEqual({ width: w, height: h }))
})
