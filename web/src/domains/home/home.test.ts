import { describe, expect, it } from 'vitest'
import { homeCards } from '@/core/routes'
import { cardsFor, overlooks } from './cards'

describe('the start page', () => {
  it('is for those who look after the whole', () => {
    expect(overlooks(['head'])).toBe(true)
    expect(overlooks(['technician', 'administrator'])).toBe(true)
    expect(overlooks(['dispatcher', 'leader', 'technician', 'department', 'vendor'])).toBe(false)
  })
  it('shows the cards a person may see, in order', () => {
    expect(cardsFor(() => false)).toEqual([])
    const all = cardsFor(() => true)
    expect(all.map((card) => card.order)).toEqual([...all.map((card) => card.order)].sort((a, b) => a - b))
    expect(new Set(homeCards.map((card) => card.name)).size).toBe(homeCards.length)
  })
})
