import { describe, expect, it } from 'vitest'
import { EventParser } from './sse'

const STREAM = 'event: hello\ndata: {}\n\n: tick\n\nevent: repair.work_order\r\nid: 7\r\ndata: {"id":1,\r\ndata: "state":"taken"}\r\n\r\ndata: bare\n\n'
const EVENTS = [
  { event: 'hello', data: '{}', id: null },
  { event: 'repair.work_order', data: '{"id":1,\n"state":"taken"}', id: '7' },
  { event: 'message', data: 'bare', id: '7' },
]

describe('event stream', () => {
  it('reads a whole stream', () => expect(new EventParser().feed(STREAM)).toEqual(EVENTS))
  it('reads it in pieces of any size', () => {
    for (let size = 1; size < 20; size++) {
      const parser = new EventParser()
      const events = []
      for (let at = 0; at < STREAM.length; at += size) events.push(...parser.feed(STREAM.slice(at, at + size)))
      expect(events, `pieces of ${size}`).toEqual(EVENTS)
    }
  })
  it('comments and empty events give nothing', () => expect(new EventParser().feed(': a\n\nevent: x\n\n')).toEqual([]))
})
