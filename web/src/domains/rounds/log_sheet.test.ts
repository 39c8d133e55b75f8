import { describe, expect, it } from 'vitest'
import { sheetOf } from './log_sheet'
import type { Round } from './types'

const item = (code: string, number: number, verdict = 'normal') => ({ task: { code, kind: 'number', title: code, unit: '' }, answer: { number, value: '', note: '' }, verdict })
const round = (visits: unknown[]): Round => ({ visits }) as Round
const visit = (point_id: number, items: unknown[], state = 'visited') => ({ point_id, name: `p${point_id}`, name_en: '', state, items })

describe('the sheet of a plant room', () => {
  it('has a row a task and a cell a shift, empty where nobody read', () => {
    const sheet = sheetOf([round([visit(1, [item('a', 3), item('b', 4)])]), round([visit(1, [item('a', 9, 'abnormal'), item('b', 4)], 'visited'), visit(2, [item('a', 1)], 'skipped')])])
    expect(sheet.map((one) => one.name)).toEqual(['p1', 'p2'])
    expect(sheet[0]!.rows[0]!.cells).toEqual([{ text: '3', abnormal: false }, { text: '9', abnormal: true }])
    expect(sheet[1]!.rows[0]!.cells).toEqual([null, null])
  })
})
