import { beforeAll, describe, expect, it } from 'vitest'
import { setLocale } from '@/core/i18n'
import type { QueuedAction } from '@/core/offline_queue'
import { actionOf, byUrgency, isMine, isUnsent, predict, stopOf } from './predict'
import { codeOf, isForeign, knownPlace, markOf } from './scan'
import type { OwnOrder, RouteStop, Usual, WorkStep } from './types'
import { finishBody, finishErrors, labourSince, ranked, usualSections, type FinishDraft } from './finish'
import { floorsOf, linesOn } from './ways'

const step = (from: string, action: string, to: string): WorkStep => ({ action, label: action, fields: [], from, to })
const steps = [
  step('dispatched', 'take', 'taken'), step('dispatched', 'refuse', 'accepted'), step('taken', 'arrive', 'working'), step('taken', 'hold', 'on_hold'),
  step('working', 'finish', 'restored'), step('working', 'hold', 'on_hold'), step('on_hold', 'resume', 'working'),
]
const order = (id: number, state: string, more: Partial<OwnOrder> = {}): OwnOrder =>
  ({ id, version: 1, number: `WX-${id}`, state, state_label: '', priority: 'p3', room_id: id, place: `room ${id}`, due_at: null, steps: [], allowed_actions: [], place_codes: [], ...more }) as unknown as OwnOrder
let sequence = 0
const kept = (id: number, action: string, more: Partial<QueuedAction> = {}): QueuedAction =>
  ({ id: `q${++sequence}`, sequence, url: `/repair/work-orders/${id}/actions/${action}`, group: `/repair/work-orders/${id}`, body: { happened_at: '2026-11-24T02:00:00.000Z' }, state: 'pending', attachments: [], created_at: '2026-11-24T02:00:00.000Z', ...more }) as QueuedAction

beforeAll(() => setLocale('zh', false))

describe('what waiting steps make of an order', () => {
  it('plays them in order, and says what is possible then', () => {
    const { order: now, queued } = predict(order(1, 'dispatched'), [kept(1, 'take'), kept(2, 'take'), kept(1, 'arrive')], steps)
    expect(now.state).toBe('working')
    expect(now.allowed_actions.map((one) => one.action)).toEqual(['finish', 'hold'])
    expect(queued).toHaveLength(2)
  })
  it('notes when a step was reached, and the next limit', () => {
    const timed = order(1, 'taken', { steps: [{ step: 'arrive', label: '', at: null, due_at: '2026-11-24T03:00:00Z' }, { step: 'restore', label: '', at: null, due_at: '2026-11-24T05:00:00Z' }] })
    const now = predict(timed, [kept(1, 'arrive')], steps).order
    expect(now.steps[0]!.at).toBe('2026-11-24T02:00:00.000Z')
    expect(now.due_at).toBe('2026-11-24T05:00:00Z')
  })
  it('stops at a refused step', () => {
    const found = predict(order(1, 'dispatched'), [kept(1, 'take', { state: 'conflict' }), kept(1, 'arrive')], steps)
    expect(found.order.state).toBe('dispatched')
    expect(found.blocked?.state).toBe('conflict')
  })
  it('leaves an order alone that the server has moved on', () => {
    expect(predict(order(1, 'cancelled'), [kept(1, 'take')], steps).order.state).toBe('cancelled')
  })
  it('a finished or refused one is no longer work, but not lost', () => {
    const done = predict(order(1, 'working'), [kept(1, 'finish')], steps)
    expect([isMine(done.order), isUnsent(done)]).toEqual([false, true])
    const back = predict(order(1, 'dispatched'), [kept(1, 'refuse')], steps)
    expect([isMine(back.order), isUnsent(back)]).toEqual([false, true])
  })
  it('keeps the reason of a hold, and forgets it on resuming', () => {
    const held = predict(order(1, 'working'), [kept(1, 'hold', { body: { reason: 'part' } })], steps).order
    expect(held.hold_reason).toBe('part')
    expect(predict(held, [kept(1, 'resume')], steps).order.hold_reason).toBe('')
  })
  it('reads the action from its address', () => {
    expect(actionOf('/repair/work-orders/5/actions/arrive')).toBe('arrive')
    expect(actionOf('/repair/work-orders')).toBeNull()
  })
})

describe('the day', () => {
  it('puts first what hurts most', () => {
    const now = Date.parse('2026-11-24T02:00:00Z')
    const day = [
      order(1, 'on_hold', { due_at: '2026-11-24T01:00:00Z' }), order(2, 'taken', { due_at: '2026-11-24T04:00:00Z' }), order(3, 'dispatched', { due_at: '2026-11-24T01:30:00Z' }),
      order(4, 'working', { due_at: '2026-11-24T09:00:00Z' }), order(5, 'dispatched', { due_at: '2026-11-24T08:00:00Z', priority: 'p1' }), order(6, 'dispatched'),
    ].map((one) => ({ order: one, queued: [], blocked: null }))
    expect(day.sort(byUrgency(now)).map((one) => one.order.id)).toEqual([5, 4, 3, 2, 6, 1])
  })
  it('numbers its stops', () => {
    const stops = [{ order_ids: [4] }, { order_ids: [7, 8] }] as RouteStop[]
    expect(stopOf(stops, 8)?.index).toBe(1)
    expect(stopOf(stops, 9)).toBeNull()
  })
  it('draws a way floor by floor', () => {
    const way = [{ points: [[1, 0, 0], [1, 5, 0], [2, 5, 0], [2, 9, 0], [1, 9, 0]].map(([floor_id, x_m, y_m]) => ({ floor_id, x_m, y_m })) }] as RouteStop[]
    expect(linesOn(way, 1)).toEqual([[[0, 0], [5, 0]]])
    expect(linesOn(way, 2)).toEqual([[[5, 0], [9, 0]]])
  })
  it('tells the floors where buildings change, not those passed', () => {
    const stop = { floor_id: 24, points: [11, 11, 12, 21, 22, 23, 24].map((floor_id) => ({ floor_id, x_m: 0, y_m: 0 })) } as RouteStop
    expect(floorsOf(stop, (id) => Math.floor(id / 10))).toEqual([11, 12, 21, 24])
    expect(floorsOf({ ...stop, points: [] }, () => 1)).toEqual([24])
  })
})

describe('scanned texts', () => {
  it.each([
    ['https://hospital.example/r/AbC_-12', 'AbC_-12'], ['https://hospital.example/r/AbC?x=1#y', 'AbC'], [' a01-07 ', 'a01-07'], ['AbC', 'AbC'],
  ])('%s', (text, code) => expect(codeOf(text)).toBe(code))
  it('of others are told apart', () => {
    expect(isForeign('https://example.com/menu')).toBe(true)
    expect(isForeign('WIFI:S:guest;;')).toBe(true)
    expect(isForeign('https://hospital.example/r/AbC')).toBe(false)
    expect(isForeign('A01-07')).toBe(false)
  })
  it('have the fingerprint that the server computes', () => {
    expect(markOf('')).toBe('811c9dc5')
    expect(markOf('a')).toBe('e40c292c')
    expect(markOf('foobar')).toBe('bf9cf968')
  })
  it('find own orders; only the label proves presence', () => {
    const mine = [order(1, 'taken', { room_id: 9, place_codes: [{ code: 'A01-07', mark: markOf('token') }] }), order(2, 'taken', { room_id: 9 })]
    expect(knownPlace(mine, 'https://h.example/r/token')).toMatchObject({ roomId: 9, proves: true, orders: [{ id: 1 }, { id: 2 }] })
    expect(knownPlace(mine, 'a01-07')).toMatchObject({ roomId: 9, proves: false })
    expect(knownPlace(mine, 'https://h.example/r/other')).toBeNull()
  })
})

const draft = (more: Partial<FinishDraft> = {}): FinishDraft => ({ cause: 'wear', remedy: 'replaced', suspected: null, actual_cause: null, actual_words: '', labour: '20', note: '', parts: [], before: [], after: [], signature: null, open: [], ...more })
const usual = (more: Partial<Usual>): Usual => ({ orders: 100, with_parts: 0, with_photos: 0, with_signature: 0, labour_minutes: null, causes: [], remedies: [], parts: [], ...more })

describe('the finish form', () => {
  it('asks only what such a fault needs', () => {
    expect(usualSections(usual({ with_parts: 40 }), false)).toEqual(['parts'])
    expect(usualSections(usual({ with_parts: 10 }), false)).toEqual([])
    expect(usualSections(null, true)).toEqual(['after', 'signature'])
  })
  it('counts labour from arrival in fives', () => {
    const now = Date.parse('2026-11-24T02:38:00Z')
    expect(labourSince('2026-11-24T02:00:00Z', now, 15)).toBe(40)
    expect(labourSince('2026-11-24T02:37:30Z', now, 15)).toBe(5)
    expect(labourSince(null, now, 15)).toBe(15)
  })
  it('puts usual choices first', () => {
    const options = ['wear', 'misuse', 'ageing'].map((value) => ({ value, label: value }))
    expect(ranked(options, [{ code: 'ageing' }, { code: 'wear' }]).map((one) => one.value)).toEqual(['ageing', 'wear', 'misuse'])
  })
  it('names everything wrong at once', () => {
    expect(Object.keys(finishErrors(draft({ cause: null, remedy: null, labour: 'x', parts: [{ name: '', quantity: '1', unit: '个', cost: '' }, { name: '灯管', quantity: 'two', unit: '', cost: '' }] })))).toEqual(['cause', 'remedy', 'labour', 'part-0', 'part-1'])
    expect(finishErrors(draft())).toEqual({})
  })
  it('sends decimals as text and photos as attachments', () => {
    const photo = { id: 'p1', mime: 'image/jpeg', bytes: new ArrayBuffer(3) }
    const { body, attachments } = finishBody(draft({ parts: [{ name: ' 灯管 ', quantity: '2', unit: '支', cost: '12,5' }, { name: '', quantity: '1', unit: '', cost: '' }], after: [photo], signature: new ArrayBuffer(2) }))
    expect(body).toMatchObject({ labour_minutes: 20, parts: [{ name: '灯管', quantity: '2', unit: '支', cost: '12.5' }], photos_after: ['attachment:p1'], signature: 'attachment:signature' })
    expect(body).not.toHaveProperty('photos_before')
    expect(attachments.map((one) => one.key)).toEqual(['p1', 'signature'])
  })
  it('asks whether the suspected cause was right, and says it with the step that is kept without signal', () => {
    const suspicion = { cause: '呼气阀发涩', others: [{ code: 'an_leak', name: '回路漏气' }] }
    expect(finishErrors(draft(), suspicion)).toHaveProperty('suspected')
    expect(finishErrors(draft({ suspected: 'other' }), suspicion)).toHaveProperty('actual')
    expect(finishErrors(draft({ suspected: 'other', actual_cause: '*', actual_words: ' ' }), suspicion)).toHaveProperty('actual')
    expect(finishErrors(draft({ suspected: 'right' }), suspicion)).toEqual({})
    expect(finishBody(draft({ suspected: 'right', actual_cause: 'an_leak' }), suspicion).body).toMatchObject({ suspected: 'right' })
    expect(finishBody(draft({ suspected: 'right', actual_cause: 'an_leak' }), suspicion).body).not.toHaveProperty('actual_cause')
    expect(finishBody(draft({ suspected: 'other', actual_cause: 'an_leak' }), suspicion).body).toMatchObject({ suspected: 'other', actual_cause: 'an_leak' })
    expect(finishBody(draft({ suspected: 'other', actual_cause: '*', actual_words: ' 积水 ' }), suspicion).body).toMatchObject({ actual_cause: '积水' })
    expect(finishBody(draft({ suspected: 'right' })).body).not.toHaveProperty('suspected')
  })
  it('still knows the suspicion when the steps before wait to be sent', () => {
    const suspicion = { cause: '呼气阀发涩', others: [] }
    const now = predict(order(1, 'dispatched', { suspicion }), [kept(1, 'take'), kept(1, 'arrive')], steps).order
    expect(now.suspicion).toEqual(suspicion)
    expect(now.allowed_actions.map((one) => one.action)).toContain('finish')
  })
})
