import { describe, expect, it } from 'vitest'
import { changeText, figureText, judge } from './figure'

describe('a figure', () => {
  it('is better or worse by its own direction', () => {
    expect(judge(98, 97, 'higher').course).toBe('better')
    expect(judge(98, 99, 'higher').course).toBe('worse')
    expect(judge(1.2, 1.5, 'lower').course).toBe('better')
    expect(judge(1048, 1016, 'neither').course).toBe('same')
    expect(judge(null, 1016, 'higher').course).toBe('same')
  })
  it('misses a target only when there is a value and a wanted direction', () => {
    expect(judge(97.9, null, 'higher', 98).target).toBe('missed')
    expect(judge(98, null, 'higher', 98).target).toBe('met')
    expect(judge(2.1, null, 'lower', 2).target).toBe('missed')
    expect(judge(null, null, 'higher', 98).target).toBeNull()
    expect(judge(80, null, 'neither', 90).target).toBeNull()
  })
  it('is written with the places of its unit, and not applicable is never zero', () => {
    expect(figureText(98.55, '%')).toBe('98.5\u00a0%')
    expect(figureText(0.8, 'h')).toBe('0.80\u00a0h')
    expect(figureText(6136.27, 'h')).toBe('6\u202f136\u00a0h')
    expect(figureText(null, 'h')).toBe('–')
  })
  it('changes by points when it is a share, else by per cent', () => {
    expect(changeText(98, 97, '%')).toBe('+1.0\u00a0pp')
    expect(changeText(110, 100, '项')).toBe('+10.0\u00a0%')
    expect(changeText(5, 5, '项')).toBe('')
    expect(changeText(5, null, '项')).toBe('')
    expect(changeText(99.61, 99.6, '%')).toBe('')
  })
})
