import { describe, expect, it } from 'vitest'
import type { QueuedAction } from '@/core/offline_queue'
import { finishPath, foundPath, lineOf, nextLine, predictSheet, recordPath } from './predict'
import type { Line, Sheet } from './types'

const line = (id: number, part: Partial<Line> = {}): Line => ({ id, state: 'waiting', reason: '', ...part }) as Line
const sheet = (part: Partial<Sheet> = {}): Sheet => ({ id: 4, state: 'due', may_survey: true, may_finish: false, items: [line(1), line(2)], ...part }) as Sheet
const action = (url: string, body: unknown = {}, state: QueuedAction['state'] = 'pending'): QueuedAction => ({ url, state, body }) as QueuedAction

describe('a sheet with kept steps', () => {
  it('recognises steps by their address', () => {
    expect(lineOf(recordPath(17))).toBe(17)
    expect(lineOf(foundPath(17))).toBeNull()
  })
  it('shows what was recorded without signal', () => {
    const { sheet: after, unsent } = predictSheet(sheet(), [action(recordPath(1), { found: 'missing', reason: '搬走' })])
    expect(after.state).toBe('under_way')
    expect(after.items[0]).toMatchObject({ state: 'missing', reason: '搬走' })
    expect(nextLine(after)?.id).toBe(2)
    expect(unsent).toBe(1)
    expect(after.may_finish).toBe(false)
  })
  it('may be handed in when nothing waits, once', () => {
    const queue = [action(recordPath(1)), action(recordPath(2)), action(foundPath(4))]
    const full = predictSheet(sheet(), queue)
    expect(full.sheet.may_finish).toBe(true)
    expect(full.found).toHaveLength(1)
    const ended = predictSheet(sheet(), [...queue, action(finishPath(4))])
    expect(ended.sheet).toMatchObject({ state: 'surveyed', may_finish: false, may_survey: false })
  })
  it('leaves other sheets alone and tells what was refused', () => {
    const after = predictSheet(sheet(), [action(recordPath(9)), action(recordPath(1), {}, 'conflict')])
    expect(after.unsent).toBe(0)
    expect(after.refused).toHaveLength(1)
    expect(after.sheet.state).toBe('due')
  })
})
