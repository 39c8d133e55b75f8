/** Slices of the rows behind a figure as the API names them: `only=crew:3,priority:p1`. Pure. */
export interface Slice {
  by: string
  key: string
}

export function readSlices(text: unknown): Slice[] {
  if (typeof text !== 'string' || text === '') return []
  return text.split(',').flatMap((part) => {
    const colon = part.indexOf(':')
    return colon > 0 ? [{ by: part.slice(0, colon), key: part.slice(colon + 1) }] : []
  })
}

export const writeSlices = (slices: Slice[]): string | undefined => slices.map((one) => `${one.by}:${one.key}`).join(',') || undefined

/** Picks a part, another part of the same dimension, or takes the picked one away. */
export function toggleSlice(slices: Slice[], picked: Slice): Slice[] {
  const same = slices.some((one) => one.by === picked.by && one.key === picked.key)
  const others = slices.filter((one) => one.by !== picked.by)
  return same ? others : [...others, picked]
}

export const withoutDimension = (slices: Slice[], by: string): Slice[] => slices.filter((one) => one.by !== by)

/** Key of an hour of a weekday (1 = Monday) and back. */
export const hourKey = (weekday: number, hour: number): string => String(weekday * 100 + hour)
export const hourOf = (key: string): { weekday: number; hour: number } => ({ weekday: Math.floor(Number(key) / 100), hour: Number(key) % 100 })
