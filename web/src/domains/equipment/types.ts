/** What the server tells of devices, due clocks and circuits. */
import type { AllowedAction } from '@/core/types'

export interface DeviceRow {
  id: number; asset_no: string; name: string; type: string; state: string; brand: string; model: string
  building: string | null; floor: string | null; room: string | null; department: string | null
  next_due: string | null; locked: boolean; ran_anyway_at: string | null
}
export interface DueClock {
  id: number; version: number; device_id: number; kind: string; title: string; holder: string; interval_count: number; interval_unit: string
  counted_from: string; window_days: number; agency: string; last_done: string | null; next_due: string; active: boolean; last_result: string; level: string
}
export interface DueRow extends DueClock {
  asset_no: string; device: string; state: string; locked: boolean
  building: string | null; floor: string | null; room: string | null; department: string | null
}
export interface DueRecord {
  id: number; clock_id: number; kind: string; due_on: string; done_on: string; on_time: boolean; result: string; agency: string
  certificate_no: string; evidence: string; note: string; cost: string; actor_name: string; at: string
}
export interface DeviceEntry {
  id: number; at: string; action: string; from_state: string; to_state: string; actor_name: string; note: string; facts: Record<string, unknown> | null
}
export interface DeviceDocument {
  id: number; kind: string; title: string; hash: string; mime: string; bytes: number; at: string; actor_name: string
}
export interface Downtime {
  id: number; began_at: string; ended_at: string | null; failure: boolean; reason: string; order_id: number; order_number: string
}
export interface Transfer {
  id: number; version: number; state: string; from_department: string; to_department: string; reason: string
  requested_by: string; requested_at: string; handed_over_by: string; handed_over_at: string | null; received_by: string; received_at: string | null
  allowed_actions: string[]
}
export interface TreeItem { id: number; asset_no: string; name: string; state: string }
export interface Reliability {
  from: string; to: string; failures: number; service_h: number | null; down_h: number | null
  mtbf_h: number | null; mttr_h: number | null; availability: number | null
}
export interface Risk { score: number; function: number; risk: number; maintenance: number; months: number; class: string; label: string }

export interface Device {
  id: number; version: number; asset_no: string; name: string; type: string; type_id: number; state: string; class_names: string[]
  room_id: number | null; floor_id: number | null; place: string; department: string; custodian: string; crew: string; vendor: string; code: string
  brand: string; model: string; serial: string; udi: string; registration_no: string; registration_until: string | null; category_code: string
  management_class: string; statutory_no: string; rating: string; power_kw: number | null; voltage: string; manufacturer: string; supplier: string
  contract_no: string; price: string; funding: string; bought_on: string | null; accepted_on: string | null; in_service_on: string | null
  warranty_until: string | null; life: number; telemetry_id: string; note: string; next_due: string | null; locked: boolean; blocked: boolean
  ran_anyway_at: string | null; down_since: string | null; registered_at: string
  risk: Risk; part_of: TreeItem[]; parts: TreeItem[]; clocks: DueClock[]; records: DueRecord[]; timeline: DeviceEntry[]; downtimes: Downtime[]
  reliability: Reliability; documents: DeviceDocument[]; transfers: Transfer[]; allowed_actions: AllowedAction[]
  may_record: boolean; may_manage: boolean; may_transfer: boolean
}
export interface Summary { states: Record<string, number>; levels: Record<string, number>; locked: number; ran_anyway: number }
export interface CircuitRow {
  id: number; code: string; name: string; department: string | null; room: string | null
  rated_kw: number; load_kw: number; load_percent: number; appliances: number; overloaded: boolean
}
