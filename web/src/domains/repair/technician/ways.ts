/** Walking ways on floor plans: what is drawn, what is told. Pure. */
import type { Point } from '@/ui/floor/geometry'
import type { RouteStop } from './types'

/** The parts of a way that lie on one floor, each a line to draw. */
export function linesOn(stops: RouteStop[], floorId: number | null): Point[][] {
  const lines: Point[][] = []
  for (const stop of stops) {
    let line: Point[] = []
    for (const point of stop.points) {
      if (point.floor_id === floorId) line.push([point.x_m, point.y_m])
      else if (line.length > 0) {
        lines.push(line)
        line = []
      }
    }
    if (line.length > 0) lines.push(line)
  }
  return lines.filter((line) => line.length > 1)
}

/** Floors of a walk worth telling: where a building is entered and left, not each one passed on the stairs. */
export function floorsOf(stop: RouteStop, buildingOf: (floorId: number) => number | undefined): number[] {
  const passed = [...stop.points.map((point) => point.floor_id), stop.floor_id].filter((id, index, all) => id !== all[index - 1])
  return passed.filter((id, index) => index === 0 || index === passed.length - 1 || buildingOf(passed[index - 1]!) !== buildingOf(id) || buildingOf(passed[index + 1]!) !== buildingOf(id))
}
