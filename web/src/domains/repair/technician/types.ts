/** Shapes of the phone's own answers (server: site_routes.cpp, space/code_routes.cpp). */
import type { AllowedAction, List } from '@/core/types'
import type { Order, OrderRow, PartLine } from '../types'

export interface PlaceCode {
  code: string
  /** Fingerprint of the label's token: recognises a scan without signal. */
  mark: string
}

export interface OwnOrder extends Order {
  place_codes: PlaceCode[]
  vendor_id: number
}

export interface WayPoint {
  floor_id: number
  x_m: number
  y_m: number
}

export interface RouteStop {
  room_id: number
  floor_id: number
  order_ids: number[]
  place: string
  walk_m: number | null
  arrives_at: string
  late: boolean
  points: WayPoint[]
}

/** A step of the workflow on site: what a phone without signal needs to know what comes next. */
export interface WorkStep extends AllowedAction {
  from: string
  to: string
}

export interface MyWork {
  items: OwnOrder[]
  pool: List<OrderRow>
  done: List<OrderRow>
  route: { from_room_id: number | null; stops: RouteStop[]; total_m: number }
  steps: WorkStep[]
}

export interface Usual {
  orders: number
  with_parts: number
  with_photos: number
  with_signature: number
  labour_minutes: number | null
  causes: Array<{ code: string; count: number }>
  remedies: Array<{ code: string; count: number }>
  parts: Array<PartLine & { count: number }>
}

export interface ScannedPlace {
  room_id: number
  floor_id: number
  proves_presence: boolean
  code: string
  device_name: string
  place: string
}
