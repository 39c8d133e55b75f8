import { describe, expect, it } from 'vitest'
import { shiftMarks } from './shift_marks'

const shift = (id: number, code: string, name: string, name_en: string, start_minute = 480, end_minute = 1050) => ({ id, code, name, name_en, start_minute, end_minute })
const shifts = [shift(1, 'day', '白班', 'Day'), shift(2, 'night', '夜班', 'Night', 1020, 1920), shift(3, 'duty24', '24 小时值班', '24 h duty', 480, 1920), shift(4, 'day2', '白二班', 'Day two')]

describe('shift marks', () => {
  it('gives every shift another letter in both languages', () => {
    expect(shiftMarks(shifts, 'zh').map((one) => one.letter)).toEqual(['白', '夜', '24', '白二'])
    expect(shiftMarks(shifts, 'en').map((one) => one.letter)).toEqual(['D', 'N', '24', 'Da'])
  })
  it('gives keys that belong to one shift only', () => {
    const keys = shiftMarks(shifts, 'zh').flatMap((one) => one.keys)
    expect(new Set(keys).size).toBe(keys.length)
    expect(shiftMarks(shifts, 'zh').map((one) => one.keys[0])).toEqual(['1', '2', '3', '4'])
  })
  it('says when a shift ends on the next day', () => {
    expect(shiftMarks(shifts, 'zh').map((one) => one.hours)).toEqual(['08:00–17:30', '17:00–08:00⁺¹', '08:00–08:00⁺¹', '08:00–17:30'])
  })
})
