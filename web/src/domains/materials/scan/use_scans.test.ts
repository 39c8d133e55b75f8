import { describe, expect, it } from 'vitest'
import type { Item } from '../types'
import { createEcho, holds, wholeAndRest } from './use_scans'

const item = { unit: '支', units: '盒=12,箱=144' } as Item

describe('units of a scanned item', () => {
  it('knows what a larger unit holds', () => {
    expect(holds(item, '盒')).toBe(12)
    expect(holds(item, '支')).toBe(1)
    expect(holds(item, '袋')).toBe(1)
  })
  it('tells the remainder of a base quantity', () => {
    expect(wholeAndRest(item, 16, '支')).toEqual({ base: 16, whole: 1, unit: '盒', rest: 4 })
    expect(wholeAndRest(item, 5, '支')).toBeNull()
    expect(wholeAndRest(item, 1.5, '盒')).toEqual({ base: 18, whole: 0, unit: '支', rest: 0 })
  })
})

describe('a camera sees one code many times', () => {
  it('lets it through once until it was away for a while', () => {
    const echo = createEcho()
    expect(echo('A', 0)).toBe(false)
    expect(echo('A', 100)).toBe(true)
    expect(echo('A', 2000)).toBe(true)
    expect(echo('B', 2100)).toBe(false)
    expect(echo('A', 9000)).toBe(false)
  })
})
