/** How a shift looks in a cell: a letter and a tint, never the tint alone; and the key that enters it. Pure. */
import type { Locale } from '@/core/locale'
import type { Shift } from '../types'

const TINTS = 6

export interface ShiftMark {
  shift: Shift
  /** `白`, `D`, `24`: different for every shift. */
  letter: string
  /** 1-6: token `--shift-<n>`. */
  tint: number
  name: string
  /** `08:00–17:30`; after midnight `+1`. */
  hours: string
  /** Keys that enter it: its number in the legend, and a letter of its code where that is free. */
  keys: string[]
}

const two = (value: number) => String(value).padStart(2, '0')
const clockOf = (minute: number) => `${two(Math.floor((minute % 1440) / 60))}:${two(minute % 60)}${minute > 1440 ? '⁺¹' : ''}`

function letterOf(name: string, taken: string[]): string {
  const digits = /^\d+/.exec(name)?.[0]
  const wishes = [digits, name.slice(0, 1).toUpperCase(), name.slice(0, 2), name.slice(0, 3)]
  return wishes.find((wish) => wish && !taken.includes(wish)) ?? name
}

export function shiftMarks(shifts: Shift[], locale: Locale): ShiftMark[] {
  const letters: string[] = []
  const keys: string[] = []
  return shifts.map((shift, index) => {
    const name = locale === 'en' && shift.name_en ? shift.name_en : shift.name
    const letter = letterOf(name, letters)
    letters.push(letter)
    const own = [...shift.code.toLowerCase()].find((one) => /[a-z]/.test(one) && !keys.includes(one))
    if (own) keys.push(own)
    return {
      shift, letter, name, tint: (index % TINTS) + 1, hours: `${clockOf(shift.start_minute)}–${clockOf(shift.end_minute)}`,
      keys: [...(index < 9 ? [String(index + 1)] : []), ...(own ? [own] : [])],
    }
  })
}
