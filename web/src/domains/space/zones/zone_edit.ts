/** Changing which floors and rooms belong to a zone. Pure: every change makes a new zone. */
import type { Zone } from '../types'

const sorted = (ids: Iterable<number>): number[] => [...ids].sort((a, b) => a - b)

/** The rooms of a floor that belong to the zone, by the floor's entry or their own. */
export function roomsIn(zone: Zone, floor: number, roomsOfFloor: number[]): Set<number> {
  if (zone.floors.includes(floor)) return new Set(roomsOfFloor)
  return new Set(roomsOfFloor.filter((room) => zone.rooms.includes(room)))
}

/** A whole floor in or out. Single entries of its rooms go: they would say the same twice, or stay behind. */
export function setFloor(zone: Zone, floor: number, roomsOfFloor: number[], wanted: boolean): Zone {
  const floors = new Set(zone.floors)
  if (wanted) floors.add(floor)
  else floors.delete(floor)
  return { ...zone, floors: sorted(floors), rooms: zone.rooms.filter((room) => !roomsOfFloor.includes(room)) }
}

/**
 * Rooms of one floor in; or out, if all of them are in already. Taking a room out of a whole floor leaves the others
 * as single rooms; the last room that comes in makes it a whole floor again.
 */
export function toggleRooms(zone: Zone, floor: number, roomsOfFloor: number[], picked: number[]): Zone {
  const inside = roomsIn(zone, floor, roomsOfFloor)
  const out = picked.every((room) => inside.has(room))
  for (const room of picked) {
    if (out) inside.delete(room)
    else inside.add(room)
  }
  if (inside.size === roomsOfFloor.length && roomsOfFloor.length > 0) return setFloor(zone, floor, roomsOfFloor, true)
  const bare = setFloor(zone, floor, roomsOfFloor, false)
  return { ...bare, rooms: sorted([...bare.rooms, ...inside]) }
}

export const sameZone = (a: Zone, b: Zone): boolean =>
  a.crew_id === b.crew_id && a.trades === b.trades && a.floors.join() === b.floors.join() && a.rooms.join() === b.rooms.join()

/** What is sent to the server. */
export const draftOf = (zone: Zone) => ({ id: zone.id, version: zone.version, crew_id: zone.crew_id, trades: zone.trades, floors: zone.floors, rooms: zone.rooms })
