/** Shapes of the space API (server: map_routes, zone_routes, code_routes). */
import type { FloorRoom, Point } from '@/ui/floor/geometry'

export interface TreeFloor {
  id: number
  code: string
  name: string
  level: number
  width_m: number
  depth_m: number
  rooms: number
}
export interface TreeBuilding {
  id: number
  name: string
  x_m: number
  y_m: number
  floors: TreeFloor[]
}
export interface TreeCampus {
  id: number
  name: string
  buildings: TreeBuilding[]
}

export type AreaClass = 'a' | 'b' | 'c'

export interface MapRoom extends FloorRoom {
  kind: string
  department_id: number | null
  department: string
  area_class: AreaClass
  search_key: string
  zone_ids: number[]
  zone_gap: boolean
  zone_overlap: boolean
}
export interface MapNode {
  kind: 'stairs' | 'lift' | 'exit'
  x_m: number
  y_m: number
}
export interface FloorAnswer {
  id: number
  name: string
  level: number
  outline: Point[]
  rooms: MapRoom[]
  nodes: MapNode[]
}

export interface FloorOrder {
  id: number
  room_id: number
  number: string
  state: string
  priority: string
  due_at: string | null
  title: string
}

export interface WayPoint {
  floor_id: number
  x_m: number
  y_m: number
}
export interface Way {
  distance_m: number
  points: WayPoint[]
}

export interface Zone {
  id: number
  version: number
  code: string
  name: string
  crew_id: number
  /** Its own trades, comma-separated; empty = all of its crew. */
  trades: string
  answers_for: string[]
  floors: number[]
  rooms: number[]
}
export interface ZoneProblem {
  room_id: number
  floor_id: number
  code: string
  name: string
  zone_ids: number[]
  missing: string[]
  overlap: string[]
}
export interface ZoneCheck {
  rooms: number
  gaps: number
  partial: number
  overlaps: number
  items: ZoneProblem[]
}

export interface CodeRow {
  id: number
  version: number
  code: string
  token: string
  device_name: string
  active: boolean
  room_id: number
  room: string
  floor_id: number
  floor: string
  building: string
  created_at: string
}
