/** How figures stand on the page: by section, a figure of all beside that of a part. Pure. */
import type { Better } from '@/ui/figure'
import type { Figures, Indicator } from './types'

export interface Placed {
  figure: Indicator
  beside: Indicator | null
}

export interface PlacedSection {
  name: string
  label: string
  figures: Placed[]
}

export function place(figures: Figures): PlacedSection[] {
  const byId = new Map(figures.items.map((one) => [one.id, one]))
  const shownAside = new Set(figures.items.map((one) => one.beside))
  return figures.sections
    .map((section) => ({
      ...section,
      figures: figures.items.filter((one) => one.section === section.name && !shownAside.has(one.id)).map((figure) => ({ figure, beside: byId.get(figure.beside) ?? null })),
    }))
    .filter((section) => section.figures.length > 0)
}

export const headlines = (figures: Figures): Indicator[] => figures.items.filter((one) => one.headline)

/** Parts by their own order, else those that need looking at first: the worst rate, the largest amount. Parts without a value last. */
export function ordered<T extends { value: number | null; n: number }>(parts: T[], inOrder: boolean, better: Better = 'neither'): T[] {
  if (inOrder) return parts
  const sign = better === 'higher' ? -1 : 1
  const weight = (part: T) => (part.value === null ? -Infinity : sign * part.value)
  return [...parts].sort((a, b) => weight(b) - weight(a) || b.n - a.n)
}
