import { describe, expect, it } from 'vitest'
import { minuteText, namesOf } from './channel_text'
import type { Notice } from './types'
import { shouldRing, split } from './use_notices'

const notice = (id: number, change: Partial<Notice>): Notice => ({ id, asks: false, urgent: false, ...change }) as Notice

describe('notices', () => {
  it('shows what waits for an answer first, the urgent before the others', () => {
    const { asking, others } = split([notice(1, {}), notice(2, { asks: true }), notice(3, { asks: true, urgent: true })])
    expect(asking.map((one) => one.id)).toEqual([3, 2])
    expect(others.map((one) => one.id)).toEqual([1])
  })

  it.each([
    [{ urgent: true, quiet: false, level: 0 }, true],
    [{ urgent: false, quiet: false, level: 2 }, true],
    [{ urgent: false, quiet: false, level: 0 }, false],
    [{ urgent: false, quiet: true, level: 2 }, false],
    [{ urgent: true, quiet: true, level: 0 }, false],
  ])('rings for %o: %s', (event, expected) => expect(shouldRing(event)).toBe(expected))
})

describe('channels', () => {
  it('tells minutes as times', () => expect([0, 420, 1439].map(minuteText)).toEqual(['00:00', '07:00', '23:59']))
  it('names kinds and keeps unknown ones visible', () => expect(namesOf('a, b,c', [{ kind: 'a', label: 'A!' }, { kind: 'c', label: 'C!' }])).toBe('A! · b · C!'))
})
