import { describe, expect, it } from 'vitest'
import { draftTasks, errorsOf, moved, newTask, tasksBody } from './task_list'

describe('a task list being edited', () => {
  it('sends only what its kind has, numbers as numbers', () => {
    const number = { ...newTask(), kind: 'number' as const, title: ' pH ', low: '6,5', high: '', choices: 'a,b' }
    expect(tasksBody([number])[0]).toEqual({ code: '', kind: 'number', title: 'pH', title_en: '', needed: true, hint: '', low: 6.5, high: null, unit: '', counter: '' })
    expect(tasksBody([{ ...newTask(), kind: 'choice', title: 'x', choices: 'a,b', low: '3' }])[0]).not.toHaveProperty('low')
  })
  it('comes back as it was', () => {
    const sent = tasksBody([{ ...newTask(), kind: 'number', title: 'x', low: '1', high: '2', unit: 'h' }]) as never
    expect(tasksBody(draftTasks(sent))).toEqual(sent)
  })
  it('moves rows and stops at the ends', () => {
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
    expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
  })
  it('finds the errors of its rows', () => {
    expect(errorsOf({ 'points[1].tasks[2].title': 'x', 'tasks[0].high': 'y' }, 'points[1].')).toEqual({ 2: { title: 'x' } })
    expect(errorsOf({ 'tasks[0].high': 'y' })).toEqual({ 0: { high: 'y' } })
  })
})
