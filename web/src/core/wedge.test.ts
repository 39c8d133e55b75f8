import { describe, expect, it } from 'vitest'
import { createWedge, GS, type WedgeKey } from './wedge'

/** Sends keys `gap` ms apart; the last answer that is not null. */
function send(keys: Array<string | Partial<WedgeKey>>, gap: number, wedge = createWedge(), from = 1000): string | null {
  let answer: string | null = null
  keys.forEach((one, index) => {
    const key = typeof one === 'string' ? { key: one } : one
    answer = wedge({ key: '', at: from + index * gap, ...key }) ?? answer
  })
  return answer
}
const LABEL = [...'0108806388269617']

describe('a scanner that is a keyboard', () => {
  it('is heard when it ends with Enter or Tab', () => {
    expect(send([...LABEL, 'Enter'], 5)).toBe('0108806388269617')
    expect(send([...LABEL, 'Tab'], 39)).toBe('0108806388269617')
  })
  it('sends FNC1 in three ways', () => {
    for (const fnc1 of [{ key: ']', ctrlKey: true }, { key: 'F8' }, { key: GS }])
      expect(send([...'10AB', fnc1, ...'21C', 'Enter'], 4)).toBe(`10AB${GS}21C`)
  })
  it('presses Shift for capitals', () => {
    expect(send([...'10', 'Shift', 'A', 'Shift', 'B', 'Enter'], 4)).toBe('10AB')
  })
  it('is not a person who types', () => {
    expect(send([...LABEL, 'Enter'], 80)).toBeNull()
    expect(send([...'ab', 'Enter'], 5)).toBeNull()
  })
  it('begins anew after a pause, an arrow key or a short cut', () => {
    const wedge = createWedge()
    send([...'typed'], 120, wedge, 0)
    expect(send([...LABEL, 'Enter'], 5, wedge, 5000)).toBe('0108806388269617')
    expect(send([...'xyz', 'ArrowLeft', ...LABEL, 'Enter'], 5)).toBe('0108806388269617')
    expect(send([...'xyz', { key: 's', ctrlKey: true }, ...LABEL, 'Enter'], 5)).toBe('0108806388269617')
  })
  it('waits for the end of one scan before the next', () => {
    const wedge = createWedge()
    expect(send([...LABEL, 'Enter'], 5, wedge, 0)).toBe('0108806388269617')
    expect(send(['Enter'], 5, wedge, 90)).toBeNull()
    expect(send([...'10LOT', 'Enter'], 5, wedge, 200)).toBe('10LOT')
  })
  it('forgets an Enter that comes late', () => {
    const wedge = createWedge()
    send(LABEL, 5, wedge, 0)
    expect(send(['Enter'], 5, wedge, 2000)).toBeNull()
  })
})
