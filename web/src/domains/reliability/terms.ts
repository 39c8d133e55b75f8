/** Terms of the ageing score and hours in words. Pure. */
import { formatFigure, formatNumber, NONE } from '@/core/format'
import { t } from '@/core/i18n'
import type { Figures, Term } from './types'

/** What was found, as people read it. */
export function termText(term: Term): string {
  if (term.value === null) return t('reliability.unknown')
  if (term.name === 'age') return formatFigure(term.value, 'a', 1)
  if (term.name === 'failures') return formatNumber(term.value)
  return `${formatNumber(100 * term.value, term.name === 'availability' ? 2 : 0)} %`
}
/** Those that weigh most, for a line. */
export const heaviest = (terms: Term[], count: number): Term[] => terms.filter((term) => term.points >= 0.5).sort((a, b) => b.points - a.points).slice(0, count)
export const termsOf = (value: unknown): Term[] => (Array.isArray(value) ? (value as Term[]) : [])

/** MTBF; without failures "at least" what it ran, never endless. */
export const mtbfText = (figures: Pick<Figures, 'mtbf_h' | 'operating_h'>): string => (figures.mtbf_h !== null ? formatFigure(figures.mtbf_h, 'h', 0) : figures.operating_h > 0 ? t('reliability.at_least', { hours: formatNumber(figures.operating_h, 0) }) : NONE)
export const shareText = (share: number | null, decimals = 2): string => (share === null ? NONE : `${formatNumber(100 * share, decimals)} %`)
