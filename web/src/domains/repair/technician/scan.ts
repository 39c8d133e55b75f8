/** What a scanned or typed text means. Pure. */
import type { OwnOrder, PlaceCode } from './types'

/** The label carries `https://…/r/<token>`; a bare token or a typed code comes through as it is. */
export function codeOf(text: string): string {
  const found = /\/r\/([^/?#\s]+)/.exec(text)
  return (found?.[1] ?? text).trim()
}

/** Not an address of ours: a parcel label, a Wi-Fi code. */
export const isForeign = (text: string): boolean => /^[a-z][a-z0-9+.-]*:/i.test(text.trim()) && !/\/r\/[^/?#\s]+/.test(text)

/** FNV-1a, 32 bits, as the server's space::mark_of. */
export function markOf(token: string): string {
  let hash = 2166136261
  for (let index = 0; index < token.length; index++) hash = Math.imul(hash ^ token.charCodeAt(index), 16777619)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

export interface KnownPlace {
  roomId: number
  place: string
  /** By the label's token, not by a code that anybody can type. */
  proves: boolean
  orders: OwnOrder[]
}

/** The place among one's own orders, without asking the server. */
export function knownPlace(orders: OwnOrder[], text: string): KnownPlace | null {
  const code = codeOf(text)
  const mark = markOf(code)
  const scanned = (one: PlaceCode) => one.mark === mark
  const typed = (one: PlaceCode) => one.code.toLowerCase() === code.toLowerCase()
  const first = orders.find((order) => order.place_codes.some(scanned)) ?? orders.find((order) => order.place_codes.some(typed))
  if (!first) return null
  return { roomId: first.room_id, place: first.place, proves: first.place_codes.some(scanned), orders: orders.filter((one) => one.room_id === first.room_id) }
}
