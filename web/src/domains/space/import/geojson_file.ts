/** A GeoJSON file as a picture before anything is sent, and the server's problems matched to its features. Pure. */
import type { FieldError } from '@/core/types'
import type { FloorPlan, FloorRoom, Point } from '@/ui/floor/geometry'

export interface FileFeature {
  index: number
  type: string
  code: string
  name: string
  outline: Point[]
}
export interface FileProblem {
  index: number | null
  /** Which property; empty for the whole feature. */
  field: string
  message: string
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const isPoint = (value: unknown): value is Point => Array.isArray(value) && value.length >= 2 && value.slice(0, 2).every((one) => typeof one === 'number' && Number.isFinite(one))

function outlineOf(geometry: unknown): Point[] {
  const rings = isRecord(geometry) && Array.isArray(geometry.coordinates) ? (geometry.coordinates as unknown[]) : []
  const ring = Array.isArray(rings[0]) ? (rings[0] as unknown[]) : []
  return ring.every(isPoint) ? (ring as Point[]).map(([x, y]) => [x, y] as Point) : []
}

/** The features, or null when the text is no FeatureCollection at all. */
export function readFeatures(text: string): FileFeature[] | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(parsed) || !Array.isArray(parsed.features)) return null
  return parsed.features.map((feature: unknown, index) => {
    const one = isRecord(feature) ? feature : {}
    const properties = isRecord(one.properties) ? one.properties : {}
    return { index, type: textOf(properties.type), code: textOf(properties.code), name: textOf(properties.name), outline: outlineOf(one.geometry) }
  })
}

/** What can be drawn; room ids are the features' places in the file. */
export function planOf(features: FileFeature[]): FloorPlan {
  const drawable = features.filter((one) => one.outline.length > 2)
  const floor = drawable.find((one) => one.type === 'floor')
  const rooms: FloorRoom[] = drawable.filter((one) => one.type !== 'floor').map((one) => ({ id: one.index, code: one.code, name: one.name || one.code, outline: one.outline }))
  return { outline: floor?.outline ?? [], rooms }
}

/** `features[3].code` → the fourth feature, `code`. */
export function problemsOf(fields: FieldError[]): FileProblem[] {
  return fields.map((one) => {
    const found = /^features\[(\d+)\]\.?(.*)$/.exec(one.field)
    return found ? { index: Number(found[1]), field: found[2] ?? '', message: one.message } : { index: null, field: one.field, message: one.message }
  })
}
