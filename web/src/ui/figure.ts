/** How figures are judged and written: shared by cards, pairs and pages of figures. */
import { formatChange, formatFigure, NONE } from '@/core/format'

export type Better = 'higher' | 'lower' | 'neither'

export interface Judged {
  /** Against the other period; `same` also where neither direction is better. */
  course: 'better' | 'worse' | 'same'
  direction: -1 | 0 | 1
  target: 'met' | 'missed' | null
}

/** Places that make figures of one kind comparable: `98.6 %`, `0.80 h`, `12.5 h`. */
export function figureDecimals(unit: string | null | undefined, value: number | null | undefined): number | undefined {
  const size = Math.abs(value ?? 0)
  if (unit === '%') return 1
  if (unit === 'h') return size < 10 ? 2 : size < 1000 ? 1 : 0
  if (unit === '元' || unit === 'CNY' || unit === '/ 5') return 2
  return undefined
}

export const figureText = (value: number | null | undefined, unit?: string | null): string => formatFigure(value, unit, figureDecimals(unit, value))

export function judge(value: number | null, before: number | null | undefined, better: Better = 'neither', target?: number | null): Judged {
  const direction = value === null || before === null || before === undefined ? 0 : (Math.sign(value - before) as -1 | 0 | 1)
  const wanted = better === 'higher' ? 1 : better === 'lower' ? -1 : 0
  const course = wanted === 0 || direction === 0 ? 'same' : direction === wanted ? 'better' : 'worse'
  const missed = value !== null && target != null && wanted !== 0 && (value - target) * wanted < 0
  return { course, direction, target: value === null || target == null || wanted === 0 ? null : missed ? 'missed' : 'met' }
}

/** Change of a figure in its own unit of change: points for shares, per cent for anything else; empty when nothing is seen of it. */
export function changeText(value: number | null, before: number | null | undefined, unit?: string | null): string {
  const text = formatChange(value, before, unit === '%')
  return text === NONE || !/[1-9]/.test(text) ? '' : text
}
