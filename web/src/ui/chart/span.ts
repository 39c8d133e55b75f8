/** Pure: stretches of a time axis. */
export interface Span {
  from: number
  to: number
}

const SCALE_MAX = 20

/** Two fingers hold two instants and moved to `x` (0 to 1 across the picture): the stretch that shows them there. Null when they met or crossed. */
export function pinched(fingers: Array<{ at: number; x: number }>, shown: Span): Span | null {
  const [a, b] = [...fingers].sort((one, other) => one.at - other.at)
  if (!a || !b || b.x - a.x < 0.02 || b.at <= a.at) return null
  const width = (b.at - a.at) / (b.x - a.x)
  const span = shown.to - shown.from
  const held = Math.min(Math.max(width, span / SCALE_MAX), span * SCALE_MAX)
  const middle = (a.at + b.at) / 2 - ((a.x + b.x) / 2 - 0.5) * held
  return { from: Math.round(middle - held / 2), to: Math.round(middle + held / 2) }
}
