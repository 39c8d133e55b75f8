import { describe, expect, it } from 'vitest'
import type { OrderRow } from '@/domains/repair/types'
import { pagesOf, LABEL_FORMATS } from './codes/label_formats'
import { planOf, problemsOf, readFeatures } from './import/geojson_file'
import { paintDepartments, paintZones, tradesOf, zoneFor } from './layers'
import { plainFloor } from './start/plain_floor'
import { faultCounts } from './story'
import type { MapRoom, Way, Zone } from './types'
import { legsOf, linesOn } from './way'
import { roomsIn, sameZone, setFloor, toggleRooms } from './zones/zone_edit'

const zone = (id: number, more: Partial<Zone> = {}): Zone => ({ id, version: 1, code: `Z${id}`, name: `Zone ${id}`, crew_id: 1, trades: '', answers_for: ['power'], floors: [], rooms: [], ...more })
const room = (id: number, more: Partial<MapRoom> = {}): MapRoom => ({ id, code: `R${id}`, name: `R${id}`, outline: [], kind: '', department_id: null, department: '', area_class: 'c', search_key: '', zone_ids: [], zone_gap: false, zone_overlap: false, ...more })

describe('zones being edited', () => {
  const rooms = [1, 2, 3]
  it('takes a room out of a whole floor and leaves the others', () => {
    const without = toggleRooms(zone(1, { floors: [7] }), 7, rooms, [2])
    expect(without).toMatchObject({ floors: [], rooms: [1, 3] })
  })
  it('becomes a whole floor with the last room', () => {
    expect(toggleRooms(zone(1, { rooms: [1, 3, 99] }), 7, rooms, [2])).toMatchObject({ floors: [7], rooms: [99] })
  })
  it('adds a rectangle unless all of it is in already', () => {
    expect(toggleRooms(zone(1, { rooms: [1] }), 7, rooms, [1, 2]).rooms).toEqual([1, 2])
    expect(toggleRooms(zone(1, { rooms: [1, 2] }), 7, rooms, [1, 2]).rooms).toEqual([])
  })
  it('says the same after there and back', () => {
    const before = zone(1, { floors: [7], rooms: [99] })
    expect(sameZone(before, toggleRooms(toggleRooms(before, 7, rooms, [2]), 7, rooms, [2]))).toBe(true)
    expect(sameZone(before, setFloor(before, 7, rooms, false))).toBe(false)
    expect([...roomsIn(before, 7, rooms)]).toEqual(rooms)
    expect(roomsIn(before, 8, [4]).size).toBe(0)
  })
})

describe('layers', () => {
  it('finds who answers as the server does', () => {
    const all = zone(1, { floors: [7] })
    const named = zone(2, { floors: [7], trades: 'power' })
    const own = zone(3, { rooms: [5] })
    expect(zoneFor(4, 7, [all, named, own], 'power')?.id).toBe(2)
    expect(zoneFor(5, 7, [all, named, own], 'power')?.id).toBe(3)
    expect(zoneFor(5, 7, [all], 'gas')).toBeNull()
    expect(zoneFor(4, 8, [all], 'power')).toBeNull()
  })
  it('marks gaps and overlaps with hatch and word', () => {
    const painted = paintZones([room(1), room(2, { zone_overlap: true }), room(3)], 7, [zone(1, { rooms: [1, 2] })], 'power', { gap: 'none', overlap: 'two', crew: (id) => `Crew ${id}` })
    expect(painted.hatch).toEqual({ 2: 'overlap', 3: 'gap' })
    expect(painted.notes).toEqual({ 1: 'Crew 1', 2: 'two', 3: 'none' })
    expect(painted.legend).toMatchObject([{ label: 'Zone 1', count: 2 }])
  })
  it('shows first the trade that divides the hospital most', () => {
    expect(tradesOf([zone(1), zone(2), zone(3, { answers_for: ['gas'] })])).toEqual(['power', 'gas'])
  })
  it('leaves rooms of no department white', () => {
    const painted = paintDepartments([room(1, { department_id: 4, department: 'ICU' }), room(2)])
    expect(Object.keys(painted.fills)).toEqual(['1'])
    expect(painted.legend).toHaveLength(1)
  })
})

describe('a way', () => {
  const way: Way = { distance_m: 40, points: [[1, 0, 0], [1, 5, 0], [2, 5, 0], [3, 5, 0], [3, 9, 0]].map(([floor, x, y]) => ({ floor_id: floor!, x_m: x!, y_m: y! })) }
  it('goes floor by floor, passing floors without a stop', () => {
    expect(legsOf(way).map((leg) => leg.floor)).toEqual([1, 3])
    expect(linesOn(way, 3)).toEqual([[[5, 0], [9, 0]]])
    expect(linesOn(way, 2)).toEqual([])
    expect(linesOn(null, 1)).toEqual([])
  })
})

describe('the story of a room', () => {
  const order = (fault: string, at: string, state = 'closed') => ({ fault, title: fault, reported_at: at, state }) as OrderRow
  it('counts by fault, leaves out what was no fault, and marks what comes again', () => {
    const counts = faultCounts([order('lamp', '2026-01-03'), order('tap', '2026-01-02'), order('lamp', '2026-01-01'), order('lamp', '2025-12-01'), order('tap', '2026-02-01', 'cancelled')])
    expect(counts).toEqual([{ fault: 'lamp', count: 3, last: '2026-01-03', again: true }, { fault: 'tap', count: 1, last: '2026-01-02', again: false }])
  })
})

describe('a GeoJSON file', () => {
  const text = JSON.stringify({ features: [
    { geometry: { type: 'Polygon', coordinates: [[[0, 0], [6, 0], [6, 4], [0, 0]]] }, properties: { type: 'floor' } },
    { geometry: { type: 'Polygon', coordinates: [[[0, 0], [3, 0], [3, 4], [0, 0]]] }, properties: { type: 'room', code: 'A1' } },
    { geometry: { coordinates: [[['x', 0]]] }, properties: null },
  ] })
  it('is drawn as far as it can be', () => {
    const features = readFeatures(text)!
    expect(features).toHaveLength(3)
    const plan = planOf(features)
    expect(plan.outline).toHaveLength(4)
    expect(plan.rooms).toMatchObject([{ id: 1, code: 'A1', name: 'A1' }])
  })
  it('is refused when it is something else', () => {
    expect(readFeatures('PK…')).toBeNull()
    expect(readFeatures('{"type": "Point"}')).toBeNull()
  })
  it('matches problems to features', () => {
    expect(problemsOf([{ field: 'features[3].code', key: 'k', message: 'twice' }, { field: 'features', key: 'k', message: 'none' }])).toEqual([{ index: 3, field: 'code', message: 'twice' }, { index: null, field: 'features', message: 'none' }])
  })
})

describe('labels and plain floors', () => {
  it('counts pages', () => {
    const [small, , sheet] = LABEL_FORMATS
    expect(pagesOf(small!, 25)).toBe(25)
    expect(pagesOf(sheet!, 24)).toBe(1)
    expect(pagesOf(sheet!, 25)).toBe(2)
    expect(pagesOf(sheet!, 0)).toBe(0)
  })
  it('draws what the server will build', () => {
    const plan = plainFloor({ rooms: 5, roomWidth: 6, roomDepth: 7.8, corridorWidth: 2.4 }, 'A', 'R', 'C')
    expect(plan.rooms).toHaveLength(6)
    expect(plan.outline[2]).toEqual([18, 18])
    expect(plan.rooms[1]).toMatchObject({ code: 'A01-02', outline: [[0, 10.2], [6, 10.2], [6, 18], [0, 18]] })
  })
})
