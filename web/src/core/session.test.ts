import { describe, expect, it } from 'vitest'
import { holds } from './session'

describe('permissions', () => {
  it.each([
    [['repair.view'], 'repair.view', true],
    [['repair.view'], 'repair.dispatch', false],
    [['repair.*'], 'repair.dispatch', true],
    [['repair.*'], 'repairs.dispatch', false],
    [['*'], 'anything.at.all', true],
    [[], undefined, true],
    [[], 'session', true],
    [[], 'repair.view', false],
  ])('%j may %s: %s', (held, permission, expected) => expect(holds(held, permission)).toBe(expected))
})
