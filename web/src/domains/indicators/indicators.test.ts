import { describe, expect, it } from 'vitest'
import { ordered, place } from './sections'
import { hourKey, hourOf, readSlices, toggleSlice, writeSlices } from './slices'
import type { Figures, Indicator } from './types'

const figure = (id: string, section: string, beside = ''): Indicator => ({
  id, section, beside, label: id, unit: 'h', definition: '', kind: 'mean', better: 'lower', headline: false, value: 1, n: 1, previous: null, target: null,
})

describe('the page of figures', () => {
  it('shows a figure of a part beside that of all, and no empty section', () => {
    const figures: Figures = {
      period: { from: '', to: '' }, compared: null,
      sections: [{ name: 'duration', label: 'D' }, { name: 'backlog', label: 'B' }],
      items: [figure('mean', 'duration', 'clinical'), figure('clinical', 'duration'), figure('response', 'duration')],
    }
    const placed = place(figures)
    expect(placed.map((one) => one.name)).toEqual(['duration'])
    expect(placed[0]!.figures.map((one) => [one.figure.id, one.beside?.id ?? null])).toEqual([['mean', 'clinical'], ['response', null]])
  })
  it('keeps a figure whose counterpart this person does not get', () => {
    const figures: Figures = { period: { from: '', to: '' }, compared: null, sections: [{ name: 'duration', label: 'D' }], items: [figure('mean', 'duration', 'gone')] }
    expect(place(figures)[0]!.figures[0]!.beside).toBeNull()
  })
  it('puts the worst first, parts without a value last, and keeps an order of their own', () => {
    const parts = [{ value: null, n: 0 }, { value: 1, n: 5 }, { value: 3, n: 1 }]
    expect(ordered(parts, false).map((one) => one.value)).toEqual([3, 1, null])
    expect(ordered(parts, false, 'higher').map((one) => one.value)).toEqual([1, 3, null])
    expect(ordered(parts, true)).toBe(parts)
  })
})

describe('slices', () => {
  it('go into the address and back', () => {
    const slices = [{ by: 'crew', key: '3' }, { by: 'trade', key: 'a:b' }]
    expect(readSlices(writeSlices(slices))).toEqual(slices)
    expect(writeSlices([])).toBeUndefined()
    expect(readSlices('nonsense')).toEqual([])
  })
  it('hold one part of a dimension; a second click takes it away', () => {
    const one = toggleSlice([], { by: 'crew', key: '3' })
    expect(toggleSlice(one, { by: 'crew', key: '4' })).toEqual([{ by: 'crew', key: '4' }])
    expect(toggleSlice(one, { by: 'crew', key: '3' })).toEqual([])
  })
  it('name an hour of a weekday', () => {
    expect(hourKey(7, 23)).toBe('723')
    expect(hourOf('723')).toEqual({ weekday: 7, hour: 23 })
  })
})
