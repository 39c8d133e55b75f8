/** How one floor of a plain building will look (server: corridor_floor.cpp): rooms on both sides of a corridor. Pure. */
import type { FloorPlan, FloorRoom, Point } from '@/ui/floor/geometry'

export interface Measures {
  rooms: number
  roomWidth: number
  roomDepth: number
  corridorWidth: number
}

const rectangle = (left: number, bottom: number, right: number, top: number): Point[] => [[left, bottom], [right, bottom], [right, top], [left, top]]

export function plainFloor({ rooms, roomWidth, roomDepth, corridorWidth }: Measures, code: string, roomName: string, corridorName: string): FloorPlan {
  const length = Math.ceil(rooms / 2) * roomWidth
  const upper = roomDepth + corridorWidth
  const drawn: FloorRoom[] = Array.from({ length: rooms }, (_, index) => {
    const left = Math.floor(index / 2) * roomWidth
    const bottom = index % 2 === 0 ? 0 : upper
    return { id: index + 1, code: `${code}01-${String(index + 1).padStart(2, '0')}`, name: `${roomName}${index + 1}`, outline: rectangle(left, bottom, left + roomWidth, bottom + roomDepth) }
  })
  drawn.push({ id: rooms + 1, code: `${code}01-00`, name: corridorName, kind: 'corridor', outline: rectangle(0, roomDepth, length, upper) })
  return { outline: rectangle(0, 0, length, upper + roomDepth), rooms: drawn }
}
