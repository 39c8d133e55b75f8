import { describe, expect, it } from 'vitest'
import { doneCount, nextStep } from './steps'

const items = [{ step: 'catalogue', count: 27, done: true }, { step: 'departments', count: 0, done: false }, { step: 'campuses', count: 1, done: true }]

describe('first steps', () => {
  it('lead to the first that is open', () => {
    expect(nextStep(items)).toBe('departments')
    expect(nextStep(items.map((one) => ({ ...one, done: true })))).toBeNull()
    expect(doneCount(items)).toBe(2)
  })
})
