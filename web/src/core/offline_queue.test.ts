import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, it } from 'vitest'
import { ApiError } from './client'
import { attachmentKey, groupOf, OfflineQueue, withHashes, type QueuedAction, type QueueTransport } from './offline_queue'
import type { ErrorCode } from './types'

let sent: Array<{ id: string; url: string; body: unknown }> = []
let uploads: string[] = []
let verdict: (action: QueuedAction) => ErrorCode | null = () => null
let count = 0

const transport: QueueTransport = {
  send: (action, body) => {
    sent.push({ id: action.id, url: action.url, body })
    const code = verdict(action)
    if (code) return Promise.reject(new ApiError({ code, detail: `refused: ${code}`, current: code === 'conflict' ? { id: 1, state: 'closed' } : undefined }))
    return Promise.resolve({ ok: true })
  },
  upload: (_attachment, id) => {
    uploads.push(id)
    return Promise.resolve({ hash: `hash-${uploads.length}`, url: '/f' })
  },
}

async function newQueue(owner = 1, name = `queue-${++count}`): Promise<OfflineQueue> {
  const queue = new OfflineQueue(transport, name)
  await queue.open(owner)
  return queue
}
const url = (id: number, action: string) => `/repair/work-orders/${id}/actions/${action}`
const urls = () => sent.map((one) => one.url)

beforeEach(() => {
  sent = []
  uploads = []
  verdict = () => null
})

describe('offline queue', () => {
  it('sends in order and forgets what succeeded', async () => {
    const queue = await newQueue()
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.enqueue({ url: url(1, 'finish'), body: { cause: 'worn' } })
    await queue.replay()
    expect(urls()).toEqual([url(1, 'arrive'), url(1, 'finish')])
    expect(queue.items).toHaveLength(0)
  })

  it('keeps everything without answer and repeats with the same key', async () => {
    const queue = await newQueue()
    verdict = () => 'network'
    const kept = await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.enqueue({ url: url(2, 'take'), body: {} })
    await queue.replay()
    expect(queue.pending.value).toBe(2)
    expect(new Set(urls())).toEqual(new Set([url(1, 'arrive')]))
    verdict = () => null
    sent = []
    await queue.replay()
    expect(sent.map((one) => one.id)[0]).toBe(kept.id)
    expect(urls()).toEqual([url(1, 'arrive'), url(2, 'take')])
    expect(queue.pending.value).toBe(0)
  })

  it('survives a restart of the phone, with order, body and bytes', async () => {
    verdict = () => 'network'
    const first = await newQueue(1, 'restart')
    await first.enqueue({ url: url(1, 'arrive'), body: { note: '到了' }, label: 'WX-1 · 到场' })
    await first.enqueue({ url: url(1, 'finish'), body: { photos: ['attachment:a'] }, attachments: [{ key: 'a', mime: 'image/jpeg', bytes: new Uint8Array([1, 2, 3]).buffer }] })
    await first.replay()
    first.close()
    verdict = () => null
    sent = []
    const second = await newQueue(1, 'restart')
    expect(second.items.map((one) => one.label)).toEqual(['WX-1 · 到场', url(1, 'finish')])
    expect([...new Uint8Array(second.items[1]!.attachments[0]!.bytes)]).toEqual([1, 2, 3])
    await second.replay()
    expect(sent.map((one) => one.body)).toEqual([{ note: '到了' }, { photos: ['hash-1'] }])
  })

  it('holds back later steps of a refused thing, but not other things', async () => {
    const queue = await newQueue()
    verdict = (action) => (action.url === url(1, 'arrive') ? 'conflict' : null)
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.enqueue({ url: url(1, 'finish'), body: {} })
    await queue.enqueue({ url: url(2, 'take'), body: {} })
    await queue.replay()
    expect(urls()).toEqual([url(1, 'arrive'), url(2, 'take')])
    expect([queue.pending.value, queue.conflicts.value, queue.failed.value]).toEqual([1, 1, 0])
    expect(queue.items[0]).toMatchObject({ state: 'conflict', reason: 'refused: conflict', current: { state: 'closed' } })
  })

  it('sends the rest after the person gave the refused step up', async () => {
    const queue = await newQueue()
    verdict = (action) => (action.url === url(1, 'arrive') ? 'invalid' : null)
    const refused = await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.enqueue({ url: url(1, 'finish'), body: {} })
    await queue.replay()
    expect(queue.failed.value).toBe(1)
    await queue.discard(refused.id)
    await queue.replay()
    expect(urls()).toEqual([url(1, 'arrive'), url(1, 'finish')])
    expect(queue.items).toHaveLength(0)
  })

  it('a mended action goes again at its place, under a new key', async () => {
    const queue = await newQueue()
    verdict = (action) => ((action.body as { cause?: string }).cause ? null : 'invalid')
    const refused = await queue.enqueue({ url: url(1, 'finish'), body: {} })
    await queue.replay()
    await queue.retry(refused.id, { cause: 'worn' })
    expect(sent).toHaveLength(2)
    expect(sent[1]!.id).not.toBe(refused.id)
    expect(sent[1]!.body).toEqual({ cause: 'worn' })
    expect(queue.items).toHaveLength(0)
  })

  it('never sends one person’s actions as another', async () => {
    verdict = () => 'network'
    const queue = await newQueue(1, 'owners')
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.replay()
    queue.close()
    verdict = () => null
    sent = []
    const other = await newQueue(2, 'owners')
    await other.replay()
    expect(sent).toEqual([])
    expect(other.pending.value).toBe(0)
    expect(other.items).toHaveLength(1)
  })

  it('waits for a login instead of failing', async () => {
    const queue = await newQueue()
    verdict = () => 'unauthenticated'
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.replay()
    expect(queue.status.needsLogin).toBe(true)
    expect(queue.pending.value).toBe(1)
  })

  it('a lasting server error ends as failed, so that it does not block for ever', async () => {
    const queue = await newQueue()
    verdict = (action) => (action.url === url(1, 'arrive') ? 'internal' : null)
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.enqueue({ url: url(2, 'take'), body: {} })
    for (let round = 0; round < 6; round++) await queue.replay()
    expect(queue.failed.value).toBe(1)
    expect(urls()[urls().length - 1]).toBe(url(2, 'take'))
  })

  it('replays called together send once', async () => {
    const queue = await newQueue()
    verdict = () => 'network'
    await queue.enqueue({ url: url(1, 'arrive'), body: {} })
    await queue.replay()
    verdict = () => null
    sent = []
    await Promise.all([queue.replay(), queue.replay(), queue.replay()])
    expect(sent).toHaveLength(1)
  })

  it('tells who waits for the answer', async () => {
    const queue = await newQueue()
    const answers: unknown[] = []
    queue.onSent((action, answer) => answers.push([action.url, answer]))
    await queue.enqueue({ url: url(1, 'take'), body: {} })
    await queue.replay()
    expect(answers).toEqual([[url(1, 'take'), { ok: true }]])
  })

  it('groups by thing, replaces attachments, derives stable keys', () => {
    expect(groupOf(url(1, 'hold'))).toBe('/repair/work-orders/1')
    expect(withHashes({ a: ['attachment:x', 'attachment:y'], b: { c: 'attachment:x' } }, { x: 'h' })).toEqual({ a: ['h', 'attachment:y'], b: { c: 'h' } })
    const id = '11111111-2222-4333-8444-555555ffffff'
    expect(attachmentKey(id, 0)).toBe(attachmentKey(id, 0))
    expect(new Set([id, attachmentKey(id, 0), attachmentKey(id, 1)]).size).toBe(3)
    expect(attachmentKey(id, 0)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  })
})
