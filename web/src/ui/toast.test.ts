import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeToast, toastDone, toastError, toasts } from './toast'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  ;[...toasts].forEach((one) => closeToast(one.id))
  vi.useRealTimers()
})

it('goes by itself, a failure later than good news', () => {
  toastDone('sent')
  toastError(new Error('lost'))
  vi.advanceTimersByTime(3000)
  expect(toasts.map((one) => one.text)).toEqual(['lost'])
  vi.advanceTimersByTime(4000)
  expect(toasts).toEqual([])
})

it('shows the same words once, for as long as the last asked', () => {
  toastDone('sent')
  vi.advanceTimersByTime(2000)
  toastDone('sent')
  expect(toasts.length).toBe(1)
  vi.advanceTimersByTime(2000)
  expect(toasts.length).toBe(1)
  vi.advanceTimersByTime(1000)
  expect(toasts).toEqual([])
})
