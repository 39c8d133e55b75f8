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
