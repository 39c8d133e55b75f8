/** Points and their readings as the server answers them. */
export interface TrendStep {
  at: string
  n: number
  mean: number
  min: number
  max: number
}

export interface PointState {
  id: number
  code: string
  name: string
  name_en: string
  unit: string
  decimals: number
  device_code: string
  device_type: string
  measure: string
  period_s: number
  value: number | null
  at: string | null
  quality: 'good' | 'uncertain' | 'bad'
  reason: string
  day: TrendStep[]
}

export interface Trend {
  from: string
  to: string
  step_s: number
  items: TrendStep[]
}

export interface UnknownState {
  id: number
  measurement: string
  tags: string
  field: string
  first_seen_at: string
  ignored: boolean
  value: number | null
  at: string | null
}

export type SourceKind = 'mqtt' | 'modbus'

export interface SourceStatus {
  id: number
  code: string
  name: string
  kind: SourceKind
  host: string
  port: number
  tls: boolean
  state: 'off' | 'connecting' | 'connected' | 'failed'
  connected_at: string | null
  last_message_at: string | null
  per_minute: number
  messages: number
  stored: number
  waiting: number
  refused: number
  dropped: number
  left_behind: number
  connects: number
  error: string
  error_at: string | null
}

export interface HeardReading {
  measurement: string
  tags: string
  field: string
  at: string
  value: number
}

export interface Trial {
  id: number
  source_id: number
  begun_at: string
  running: boolean
  error: string
  heard: { at: string; topic: string; payload: string; error: string; readings: HeardReading[] }[]
}
