/** Shapes of the figures' API (server: platform/indicator_routes). */
import type { Better } from '@/ui/figure'

export interface Value {
  value: number | null
  n: number
}

export interface Span {
  from: string
  to: string
}

export interface Indicator extends Value {
  id: string
  label: string
  unit: string
  definition: string
  kind: 'count' | 'share' | 'mean' | 'median' | 'percentile_90' | 'sum'
  better: Better
  section: string
  /** Id of the same figure of a part of the rows (clinical departments), shown at its side. */
  beside: string
  headline: boolean
  previous: Value | null
  target: number | null
}

export interface Figures {
  period: Span
  compared: Span | null
  sections: Array<{ name: string; label: string }>
  items: Indicator[]
}

export interface Dimension {
  name: string
  label: string
  in_order: boolean
}

export interface Point extends Value {
  key: string
  label: string
}

export interface OneFigure extends Indicator {
  period: Span
  compared: Span | null
  source: string
  /** Entity of the rows behind, and the field that shows what each contributes. */
  rows: string
  row_field: string
  dimensions: Dimension[]
  items: Point[]
}

export interface Courses {
  buckets: Span[]
  items: Array<{ id: string; points: Value[] }>
}
