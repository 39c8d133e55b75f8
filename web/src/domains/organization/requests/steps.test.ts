import { describe, expect, it } from 'vitest'
import type { RosterRequest } from '../types'
import { stepsOf } from './steps'

const swap = (state: RosterRequest['state']) => ({ state, person_id: 1, colleague_id: 2 })

describe('steps of a request', () => {
  it('are the colleague\'s while it is offered, also when the leader looks on', () => {
    expect(stepsOf(swap('offered'), 2, false)).toEqual(['accept', 'decline'])
    expect(stepsOf(swap('offered'), 9, true)).toEqual([])
  })
  it('are the leader\'s once it is asked', () => {
    expect(stepsOf(swap('asked'), 9, true)).toEqual(['approve', 'refuse'])
    expect(stepsOf(swap('asked'), 2, false)).toEqual([])
    expect(stepsOf({ state: 'asked', person_id: 1, colleague_id: null }, null, true)).toEqual(['approve', 'refuse'])
  })
  it('never let anybody approve their own', () => expect(stepsOf(swap('asked'), 1, true)).toEqual(['withdraw']))
  it('end with the request', () => {
    for (const state of ['approved', 'refused', 'declined', 'withdrawn', 'lapsed'] as const) expect(stepsOf(swap(state), 1, true)).toEqual([])
  })
})
