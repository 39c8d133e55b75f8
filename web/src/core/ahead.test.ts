import { afterEach, expect, it, vi } from 'vitest'
import { forgetAhead, keepAhead, takeAhead } from './ahead'

afterEach(() => {
  forgetAhead()
  vi.useRealTimers()
})

it('gives an answer to the first who wants it, and only to that address', async () => {
  keepAhead('/a', Promise.resolve(7))
  expect(takeAhead('/b')).toBeUndefined()
  expect(await takeAhead('/a')).toBe(7)
  expect(takeAhead('/a')).toBeUndefined()
})

it('does not give what has grown old', () => {
  vi.useFakeTimers()
  keepAhead('/a', Promise.resolve(7))
  vi.advanceTimersByTime(11_000)
  expect(takeAhead('/a')).toBeUndefined()
})
