/** Geometry of floor maps; pure. Metres, y upwards as in GeoJSON; the picture turns y over. */
export type Point = [number, number]

export interface FloorRoom {
  id: number
  code: string
  name: string
  outline: Point[]
  kind?: string
}

export interface FloorPlan {
  outline: Point[]
  rooms: FloorRoom[]
}

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

export function boundsOf(points: Point[]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 1, height: 1 }
  const xs = points.map((point) => point[0])
  const ys = points.map((point) => point[1])
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(0.001, Math.max(...xs) - x), height: Math.max(0.001, Math.max(...ys) - y) }
}

export function areaOf(outline: Point[]): number {
  let sum = 0
  outline.forEach((point, index) => {
    const next = outline[(index + 1) % outline.length]!
    sum += point[0] * next[1] - next[0] * point[1]
  })
  return Math.abs(sum) / 2
}

export function contains(outline: Point[], [x, y]: Point): boolean {
  let inside = false
  for (let index = 0, last = outline.length - 1; index < outline.length; last = index++) {
    const [ax, ay] = outline[index]!
    const [bx, by] = outline[last]!
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/** A point inside the outline to write the name at: the centroid where the room lies evenly around it, else (L-shapes) the middle of its widest part. */
export function labelPoint(outline: Point[]): Point {
  const box = boundsOf(outline)
  let [cx, cy, sum] = [0, 0, 0]
  outline.forEach((point, index) => {
    const next = outline[(index + 1) % outline.length]!
    const cross = point[0] * next[1] - next[0] * point[1]
    cx += (point[0] + next[0]) * cross
    cy += (point[1] + next[1]) * cross
    sum += cross
  })
  const centroid: Point = sum === 0 ? [box.x + box.width / 2, box.y + box.height / 2] : [cx / (3 * sum), cy / (3 * sum)]
  if (contains(outline, centroid)) {
    const chord = widestChord(outline, centroid[1])
    if (chord && Math.abs((chord[0] + chord[1]) / 2 - centroid[0]) < (chord[1] - chord[0]) * 0.2) return centroid
  }
  let best: { width: number; point: Point } = { width: -1, point: centroid }
  for (let part = 1; part < 8; part++) {
    const y = box.y + (box.height * part) / 8
    const chord = widestChord(outline, y)
    if (chord && chord[1] - chord[0] > best.width + 1e-9) best = { width: chord[1] - chord[0], point: [(chord[0] + chord[1]) / 2, y] }
  }
  return best.point
}

/** The widest stretch of the horizontal line `y` inside the outline. */
export function widestChord(outline: Point[], y: number): [number, number] | null {
  const crossings: number[] = []
  outline.forEach((point, index) => {
    const next = outline[(index + 1) % outline.length]!
    if (point[1] > y !== next[1] > y) crossings.push(point[0] + ((y - point[1]) / (next[1] - point[1])) * (next[0] - point[0]))
  })
  crossings.sort((a, b) => a - b)
  let best: [number, number] | null = null
  for (let index = 0; index + 1 < crossings.length; index += 2) {
    const chord: [number, number] = [crossings[index]!, crossings[index + 1]!]
    if (!best || chord[1] - chord[0] > best[1] - best[0]) best = chord
  }
  return best
}

/** The room that an arrow key leads to: nearest centre in that direction, sideways distance counts double. */
export function neighbour(from: Point, others: Array<{ id: number; at: Point }>, direction: 'up' | 'down' | 'left' | 'right'): number | null {
  let best: { id: number; cost: number } | null = null
  for (const other of others) {
    const [dx, dy] = [other.at[0] - from[0], other.at[1] - from[1]]
    const along = direction === 'up' ? dy : direction === 'down' ? -dy : direction === 'right' ? dx : -dx
    const across = Math.abs(direction === 'up' || direction === 'down' ? dx : dy)
    if (along <= 0.01 || across > along * 2.5) continue
    const cost = along + 2 * across
    if (!best || cost < best.cost) best = { id: other.id, cost }
  }
  return best?.id ?? null
}
