import { describe, expect, it } from 'vitest'
import type { QueuedAction } from '@/core/offline_queue'
import { markOf } from '@/domains/repair/technician/scan'
import { finishPath, nextVisit, predictRound, recordPath, skipPath, standingAt } from './predict'
import type { Round, Visit } from './types'

const visit = (id: number, part: Partial<Visit> = {}): Visit => ({ id, state: 'waiting', tag: '', codes: [], findings: [], items: [], ...part }) as Visit
const round = (part: Partial<Round> = {}): Round => ({ id: 9, state: 'due', kind: 'inspection', visited: 0, skipped: 0, handed_at: null, may_finish: false, may_hand_over: false, visits: [visit(1), visit(2)], ...part }) as Round
const action = (url: string, state: QueuedAction['state'] = 'pending', body: unknown = {}): QueuedAction => ({ url, state, body }) as QueuedAction

describe('a round with kept steps', () => {
  it('counts what waits to be sent as done on this phone', () => {
    const found = predictRound(round(), [action(recordPath(1), 'pending', { left_at: 'x' }), action(recordPath(77))])
    expect(found.round.state).toBe('under_way')
    expect(found.round.visited).toBe(1)
    expect(found.unsent).toBe(1)
    expect(nextVisit(found.round)?.id).toBe(2)
  })
  it('is done when nothing waits or it was finished; a plant room may then be handed over', () => {
    const all = predictRound(round({ kind: 'plant_room' }), [action(recordPath(1)), action(skipPath(2))])
    expect([all.round.state, all.round.skipped, all.round.may_hand_over]).toEqual(['done', 1, true])
    const ended = predictRound(round({ state: 'under_way' }), [action(finishPath(9))])
    expect([ended.round.state, ended.round.skipped, ended.round.may_finish]).toEqual(['done', 2, false])
  })
  it('does not count what was refused', () => {
    const found = predictRound(round(), [action(recordPath(1), 'conflict')])
    expect([found.round.visited, found.unsent, found.refused.length]).toEqual([0, 0, 1])
  })
})

describe('a scanned text at a point', () => {
  const here = visit(1, { tag: 'NFC-1', codes: [{ code: 'D01-02', mark: markOf('token-here') }] })
  const there = visit(2, { codes: [{ code: 'D01-03', mark: markOf('token-there') }] })
  it('tells label, tag, typed code, another point and nothing known apart', () => {
    const at = (text: string) => standingAt(here, text, [here, there])
    expect(at('https://h.example/r/token-here')).toBe('proved')
    expect(at(' NFC-1 ')).toBe('proved')
    expect(at('d01-02')).toBe('typed')
    expect(at('token-there')).toBe('wrong')
    expect(at('WIFI:abc')).toBe('unknown')
    expect(at('')).toBe('unknown')
  })
})
