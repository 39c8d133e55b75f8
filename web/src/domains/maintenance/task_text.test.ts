import { describe, expect, it } from 'vitest'
import { answerErrors, answersBody, draftOf, emptyAnswer, numberOf, rangeText, verdictOf } from './task_text'
import type { Item, Task } from './types'

const task = (part: Partial<Task>): Task => ({ code: 't1', kind: 'number', title: 'x', title_en: '', low: null, high: null, unit: '', choices: '', normal: '', counter: '', needed: true, hint: '', ...part })
const item = (part: Partial<Task>): Item => ({ task: task(part), answer: { code: '', value: '', number: null, photo: '', note: '' }, verdict: 'open' })

describe('tasks in words', () => {
  it('writes ranges by the limits there are', () => {
    expect(rangeText(task({ low: 0.4, high: 0.8, unit: 'MPa' }))).toBe('0.4–0.8 MPa')
    expect(rangeText(task({ high: 105, unit: '℃' }))).toBe('≤ 105 ℃')
    expect(rangeText(task({ low: 30 }))).toBe('≥ 30')
    expect(rangeText(task({}))).toBe('')
  })
  it('reads numbers strictly, with a comma as a point', () => {
    expect([numberOf('0,95'), numberOf('-3.5'), numberOf(' 12 ')]).toEqual([0.95, -3.5, 12])
    for (const wrong of ['', 'a', '1e3', '1.2.3', '--1']) expect(numberOf(wrong)).toBeNull()
  })
  it('judges as the server does: limits belong to the range', () => {
    const range = task({ low: 0.4, high: 0.8 })
    const at = (number: string) => verdictOf(range, { ...emptyAnswer(), number })
    expect([at('0.4'), at('0.8'), at('0.81'), at('0.39'), at('')]).toEqual(['normal', 'normal', 'abnormal', 'abnormal', 'open'])
    const oil = task({ kind: 'choice', choices: '高,中,低', normal: '高,中' })
    expect(['高', '低', ''].map((value) => verdictOf(oil, { ...emptyAnswer(), value }))).toEqual(['normal', 'abnormal', 'open'])
    expect(verdictOf(task({ kind: 'pass_fail' }), { ...emptyAnswer(), value: 'fail' })).toBe('abnormal')
  })
  it('asks for what is needed, and why something was not done', () => {
    const items = [item({ code: 'a' }), item({ code: 'b', kind: 'pass_fail' }), item({ code: 'c', needed: false })]
    const drafts = draftOf(items)
    expect(Object.keys(answerErrors(items, drafts))).toEqual(['a', 'b'])
    drafts.a = { ...emptyAnswer(), number: '3' }
    drafts.b = { ...emptyAnswer(), value: 'none' }
    expect(Object.keys(answerErrors(items, drafts))).toEqual(['b'])
    drafts.b.note = '门锁着'
    expect(answerErrors(items, drafts)).toEqual({})
    expect(answersBody(items, drafts).answers).toEqual([{ code: 'a', value: '', note: '', number: 3 }, { code: 'b', value: 'none', note: '门锁着' }])
  })
  it('sends a photo as an attachment', () => {
    const items = [item({ code: 'p', kind: 'photo' })]
    const drafts = { p: { ...emptyAnswer(), photos: [{ id: 'one', mime: 'image/png', bytes: new ArrayBuffer(2) }] } }
    const { answers, attachments } = answersBody(items, drafts)
    expect(answers[0]?.photo).toBe('attachment:one')
    expect(attachments.map((one) => one.key)).toEqual(['one'])
  })
})
