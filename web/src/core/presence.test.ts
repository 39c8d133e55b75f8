import { describe, expect, it } from 'vitest'
import { noteSign, presenceHeaders, watchPresence } from './presence'

describe('presence', () => {
  it('says when nobody touched the page for two minutes', () => {
    noteSign(1_000_000)
    expect(presenceHeaders(1_000_000 + 119_000)).toEqual({})
    expect(presenceHeaders(1_000_000 + 121_000)).toEqual({ 'X-Zs-Unattended': '1' })
  })
  it('is renewed by any sign of a person', () => {
    const heard = new Map<string, () => void>()
    watchPresence({ addEventListener: (name, run) => heard.set(name, run) })
    noteSign(0)
    heard.get('keydown')?.()
    expect(presenceHeaders()).toEqual({})
  })
})
