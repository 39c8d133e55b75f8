/** A walk told floor by floor. Pure. */
import type { Point } from '@/ui/floor/geometry'
import type { Way } from './types'

export interface WayLeg {
  floor: number
  points: Point[]
}

/** Stretches on one floor each, in order; a floor only passed by stairs or lift has a single point and is left out. */
export function legsOf(way: Way): WayLeg[] {
  const legs: WayLeg[] = []
  for (const point of way.points) {
    const last = legs[legs.length - 1]
    if (last && last.floor === point.floor_id) last.points.push([point.x_m, point.y_m])
    else legs.push({ floor: point.floor_id, points: [[point.x_m, point.y_m]] })
  }
  return legs.filter((leg, index) => leg.points.length > 1 || index === 0 || index === legs.length - 1)
}

/** The lines to draw on one floor. */
export function linesOn(way: Way | null, floor: number | null): Point[][] {
  return way ? legsOf(way).filter((leg) => leg.floor === floor && leg.points.length > 1).map((leg) => leg.points) : []
}
