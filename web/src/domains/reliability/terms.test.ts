import { describe, expect, it } from 'vitest'
import { heaviest, mtbfText, shareText, termsOf } from './terms'

const term = (name: string, points: number) => ({ name, value: 1, share: 1, weight: 10, points })

describe('terms of the ageing score', () => {
  it('shows those that weigh most', () => {
    expect(heaviest([term('age', 4), term('parts', 0), term('cost', 9), term('safety', 5)], 2).map((one) => one.name)).toEqual(['cost', 'safety'])
  })
  it('says at least without failures', () => {
    expect(mtbfText({ mtbf_h: null, operating_h: 8760 })).toBe('reliability.at_least')
    expect(mtbfText({ mtbf_h: null, operating_h: 0 })).toBe('–')
    expect(mtbfText({ mtbf_h: 2916, operating_h: 8748 })).toMatch(/^2\s916\sh$/)
  })
  it('writes shares with two decimals', () => {
    expect(shareText(0.99863)).toBe('99.86 %')
    expect(shareText(null)).toBe('–')
  })
  it('reads nothing from what is no list', () => expect(termsOf('x')).toEqual([]))
})
