/** What a scan says, asked of the server once; the same code seen again by a camera within seconds is the same scan. */
import { api } from '@/core/client'
import { rememberName } from '@/core/references'
import type { Row } from '@/core/types'
import type { Item } from '../types'
import type { Piece } from '../pieces/types'

export interface Scan {
  text: string
  fault: string
  gtin?: string
  lot_number?: string
  serial?: string
  expires_on?: string
  made_on?: string
  count?: number
  lot_id?: number
  known_lot?: string
  known: boolean
  expired: boolean
  may_teach: boolean
  unit: string
  item: Item | null
  piece: Piece | null
}
const AGAIN_MS = 2500

export async function readScan(text: string): Promise<Scan> {
  const scan = await api.get<Scan>('/materials/scan', { query: { text } })
  if (scan.item) rememberName('materials_item', scan.item as unknown as Row)
  return scan
}

/** True for a text that was let through less than a moment ago. */
export function createEcho(): (text: string, at: number) => boolean {
  let last = ''
  let when = -Infinity
  return (text, at) => {
    const same = text === last && at - when < AGAIN_MS
    last = text
    when = at
    return same
  }
}

/** "盒=12,箱=144" → what one of a unit holds; 1 for the base unit. */
export function holds(item: Item, unit: string): number {
  const found = item.units.split(',').map((part) => part.split('=')).find(([name]) => name?.trim() === unit.trim())
  return found ? Number(found[1]) || 1 : 1
}

/** "1 盒 4 支" for 16 of the base unit where a larger one exists and is not even; else null. */
export function wholeAndRest(item: Item, quantity: number, unit: string): { base: number; whole: number; unit: string; rest: number } | null {
  const base = quantity * holds(item, unit)
  const larger = item.units.split(',').map((part) => part.split('=')).filter(([name, size]) => name && Number(size) > 1)[0]
  if (!Number.isFinite(base) || base <= 0) return null
  if (unit !== item.unit && unit !== '') return { base: Number(base.toFixed(3)), whole: 0, unit: item.unit, rest: 0 }
  if (!larger || base < Number(larger[1])) return null
  const size = Number(larger[1])
  return { base, whole: Math.floor(base / size), unit: larger[0]!.trim(), rest: Number((base % size).toFixed(3)) }
}
