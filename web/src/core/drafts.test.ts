import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { dropDraft, keepDraft, loadDraft } from './drafts'

const DAY_MS = 86_400_000

describe('drafts', () => {
  it('come back with their bytes', async () => {
    expect(await keepDraft('finish.1', 7, { note: '换了垫圈', bytes: new Uint8Array([1, 2, 3]).buffer })).toBe(true)
    const kept = await loadDraft<{ note: string; bytes: ArrayBuffer }>('finish.1', 7)
    expect(kept?.note).toBe('换了垫圈')
    expect([...new Uint8Array(kept!.bytes)]).toEqual([1, 2, 3])
  })
  it('belong to one person', async () => {
    await keepDraft('finish.2', 7, { note: 'a' })
    expect(await loadDraft('finish.2', 8)).toBeNull()
  })
  it('are forgotten after two weeks and when dropped', async () => {
    await keepDraft('finish.3', 7, {}, 1000)
    expect(await loadDraft('finish.3', 7, 1000 + 14 * DAY_MS)).not.toBeNull()
    expect(await loadDraft('finish.3', 7, 1001 + 14 * DAY_MS)).toBeNull()
    await keepDraft('finish.4', 7, {})
    await dropDraft('finish.4')
    expect(await loadDraft('finish.4', 7)).toBeNull()
  })
})
