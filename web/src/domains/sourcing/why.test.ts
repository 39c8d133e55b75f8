import { describe, expect, it } from 'vitest'
import { plain, wan } from './types'

const unit = (key: 'wan' | 'yuan') => (key === 'wan' ? '万元' : '元')

describe('amounts of purchases', () => {
  it('are told in ten thousands from there on', () => {
    expect(wan('180000.00', unit)).toBe('18 万元')
    expect(wan('9999.50', unit)).toBe('9999.5 元')
    expect(wan('2345678.00', unit)).toBe('234.57 万元')
    expect(wan('-20000.00', unit)).toBe('-2 万元')
  })
  it('lose their noughts', () => expect(plain('12.500')).toBe('12.5'))
})
