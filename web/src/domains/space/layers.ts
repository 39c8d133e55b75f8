/** What a layer of the map says about each room: colour, words, marks. Pure. */
import { isLate, shortPriority, toneOf } from '@/domains/repair/order_text'
import type { ShownAlarm } from '@/domains/telemetry/live/point_alarms'
import type { FloorMarker } from '@/ui/FloorMap.vue'
import type { FloorOrder, MapRoom, Zone } from './types'

export const LAYERS = ['orders', 'alarms', 'zones', 'area', 'departments'] as const
export type Layer = (typeof LAYERS)[number]

const RANK = ['late', 'working', 'waiting', 'neutral']
const COLOURS = 8
/** The soft room colours of tokens.css, again from the first after the last. */
export const colourOf = (index: number): string => `var(--zone-${(index % COLOURS) + 1})`

export interface LegendEntry {
  key: string
  colour: string
  label: string
  count: number
}

/** The most pressing tone of each room's orders. */
export function orderTones(orders: FloorOrder[], now: number): Record<number, string> {
  const found: Record<number, string> = {}
  for (const order of orders) {
    const tone = toneOf(order, now)
    const before = found[order.room_id]
    if (before === undefined || RANK.indexOf(tone) < RANK.indexOf(before)) found[order.room_id] = tone
  }
  return found
}

export function orderMarkers(orders: FloorOrder[], now: number): FloorMarker[] {
  return orders.map((order) => ({ id: order.id, room: order.room_id, tone: toneOf(order, now), text: shortPriority(order.priority).slice(1), label: `${shortPriority(order.priority)} ${order.number} ${order.title}` }))
}

const SIGNS = { high: '!!!', medium: '!!', low: '!' }

/** A mark for each device in alarm, in the room where it stands; devices elsewhere are another floor's. */
export function alarmMarkers(alarms: Map<string, ShownAlarm>, roomOf: (device: string) => number | null, words: (alarm: ShownAlarm) => string): FloorMarker[] {
  return [...alarms].flatMap(([device, alarm]) => {
    const room = roomOf(device)
    return room === null ? [] : [{ id: alarm.id, room, alarm: alarm.priority, hollow: alarm.seen || alarm.over, text: alarm.unknown ? '?' : SIGNS[alarm.priority], label: words(alarm) }]
  })
}

export const lateCount = (orders: FloorOrder[], now: number): number => orders.filter((order) => isLate(order, now)).length

/** The zone that answers for a room in a trade: its own entry beats the floor's, named trades beat all (as the server decides). */
export function zoneFor(room: number, floor: number, zones: Zone[], trade: string): Zone | null {
  let best: { zone: Zone; step: number } | null = null
  for (const zone of zones) {
    if (!zone.answers_for.includes(trade)) continue
    const byRoom = zone.rooms.includes(room)
    if (!byRoom && !zone.floors.includes(floor)) continue
    const step = (byRoom ? 0 : 2) + (zone.trades === '' ? 1 : 0)
    if (best === null || step < best.step || (step === best.step && zone.id < best.zone.id)) best = { zone, step }
  }
  return best?.zone ?? null
}

/** Trades of all zones; first the one that most zones share among them, because its map says most. */
export function tradesOf(zones: Zone[]): string[] {
  const counts = new Map<string, number>()
  for (const zone of zones) for (const trade of zone.answers_for) counts.set(trade, (counts.get(trade) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([trade]) => trade)
}

export interface Painted {
  fills: Record<number, string>
  notes: Record<number, string>
  hatch: Record<number, 'gap' | 'overlap'>
  legend: LegendEntry[]
}

function paint(rooms: MapRoom[], keyOf: (room: MapRoom) => { key: string; label: string; colour: (index: number) => string } | null): Painted {
  const painted: Painted = { fills: {}, notes: {}, hatch: {}, legend: [] }
  const known = new Map<string, LegendEntry>()
  for (const room of rooms) {
    const found = keyOf(room)
    if (!found) continue
    let entry = known.get(found.key)
    if (!entry) {
      entry = { key: found.key, colour: found.colour(known.size), label: found.label, count: 0 }
      known.set(found.key, entry)
    }
    entry.count += 1
    painted.fills[room.id] = entry.colour
    painted.notes[room.id] = found.label
  }
  painted.legend = [...known.values()]
  return painted
}

export function paintAreas(rooms: MapRoom[], labelOf: (area: string) => string): Painted {
  const painted = paint(rooms, (room) => ({ key: room.area_class, label: labelOf(room.area_class), colour: () => `var(--area-${room.area_class})` }))
  // One letter is enough inside a room; the legend has the words.
  for (const room of rooms) painted.notes[room.id] = room.area_class.toUpperCase()
  painted.legend.sort((a, b) => a.key.localeCompare(b.key))
  return painted
}

export function paintDepartments(rooms: MapRoom[]): Painted {
  return paint(rooms, (room) => (room.department_id === null ? null : { key: String(room.department_id), label: room.department, colour: colourOf }))
}

/** Colours by zone keep their place in the list of all zones, so that a zone looks the same on every floor. */
export function paintZones(rooms: MapRoom[], floor: number, zones: Zone[], trade: string, words: { gap: string; overlap: string; crew: (id: number) => string }): Painted {
  const painted = paint(rooms, (room) => {
    const zone = zoneFor(room.id, floor, zones, trade)
    return zone && { key: String(zone.id), label: zone.name, colour: () => colourOf(zones.indexOf(zone)) }
  })
  for (const room of rooms) {
    const zone = zoneFor(room.id, floor, zones, trade)
    if (zone) painted.notes[room.id] = words.crew(zone.crew_id)
    if (painted.fills[room.id] === undefined) {
      painted.hatch[room.id] = 'gap'
      painted.notes[room.id] = words.gap
    } else if (room.zone_overlap) {
      painted.hatch[room.id] = 'overlap'
      painted.notes[room.id] = words.overlap
    }
  }
  return painted
}
