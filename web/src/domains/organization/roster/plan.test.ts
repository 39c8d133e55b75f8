import { describe, expect, it } from 'vitest'
import type { Gap, Leave, Person, RosterRow, Shift } from '../types'
import { byCell, gapsByDay, hoursOf, leaveCells, postFor } from './plan'

const row = (id: number, day: string, state: RosterRow['state'], from = '00:00', to = '09:30'): RosterRow => ({
  id, version: 1, person_id: 7, person: '王建国', crew_id: 3, day, shift_id: 1, post_id: null, post: null, state, starts_at: `${day}T${from}:00.000Z`, ends_at: `${day}T${to}:00.000Z`, note: '',
})
const gap = (from: string, to: string): Gap => ({ post_id: 9, crew_id: 3, post: '配电室', from, to, present: 0, needed: 1 })
const person: Person = { id: 7, code: 'W1', name: '王建国', crew_id: 3, post_id: null, vendor_id: null, department_id: null, skills: '', phone: '', active: true }
const duty: Shift = { id: 4, code: 'duty24', name: '24', name_en: '', start_minute: 480, end_minute: 1920 }
const day: Shift = { id: 1, code: 'day', name: '白班', name_en: '', start_minute: 480, end_minute: 1050 }

describe('roster plan', () => {
  it('puts what is worked before what was given away', () => {
    const cells = byCell([row(1, '2026-11-24', 'swapped'), row(2, '2026-11-24', 'planned')])
    expect(cells.get('7:2026-11-24')?.map((one) => one.id)).toEqual([2, 1])
  })
  it('counts only hours that are worked', () => {
    expect(hoursOf([row(1, '2026-11-24', 'planned'), row(2, '2026-11-25', 'on_leave')])).toBe(9.5)
  })
  it('cuts leave to the days shown', () => {
    const leave: Leave = { id: 1, person_id: 7, person: '', kind: 'sick', first_day: '2026-11-20', last_day: '2026-12-20', reason: '' }
    expect([...leaveCells([leave], '2026-11-23', '2026-11-26').keys()]).toEqual(['7:2026-11-23', '7:2026-11-24', '7:2026-11-25'])
    expect(leaveCells([{ ...leave, last_day: '2026-11-22' }], '2026-11-23', '2026-11-26').size).toBe(0)
  })
  it('marks every day that a gap touches, but not one where it only ends at midnight', () => {
    const days = ['2026-11-24', '2026-11-25', '2026-11-26']
    const marked = gapsByDay([gap('2026-11-24T00:00:00Z', '2026-11-25T16:00:00Z')], days)
    expect([...marked.keys()]).toEqual(['2026-11-24', '2026-11-25'])
  })
  it('fills an uncovered post with a duty, not with ordinary day work', () => {
    const gaps = [gap('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z')]
    expect(postFor(person, duty, '2026-11-24', gaps, 480)).toBe(9)
    expect(postFor(person, day, '2026-11-24', gaps, 480)).toBeNull()
    expect(postFor({ ...person, crew_id: 4 }, duty, '2026-11-24', gaps, 480)).toBeNull()
  })
})
