import { describe, expect, it } from 'vitest'
import { areaOf, boundsOf, contains, labelPoint, neighbour, widestChord, type Point } from './geometry'

const square: Point[] = [[0, 0], [4, 0], [4, 4], [0, 4]]
/** An L whose centroid lies outside of it. */
const ell: Point[] = [[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10]]

describe('floor geometry', () => {
  it('measures', () => {
    expect(boundsOf(ell)).toEqual({ x: 0, y: 0, width: 10, height: 10 })
    expect(areaOf(square)).toBe(16)
    expect(areaOf(ell)).toBe(19)
    expect(areaOf([...square].reverse())).toBe(16)
  })
  it('knows inside from outside', () => {
    expect(contains(square, [2, 2])).toBe(true)
    expect(contains(ell, [5, 5])).toBe(false)
    expect(contains(ell, [0.5, 9])).toBe(true)
  })
  it('writes names inside, also in L-shaped rooms', () => {
    expect(labelPoint(square)).toEqual([2, 2])
    expect(contains(ell, labelPoint(ell))).toBe(true)
    const bath: Point[] = [[52, 0], [60, 0], [60, 6], [57, 6], [57, 2], [52, 2]]
    expect(labelPoint(bath)).toEqual([56, 0.75])
  })
  it('finds the room for a name', () => {
    expect(widestChord(square, 1)).toEqual([0, 4])
    expect(widestChord(ell, 5)).toEqual([0, 1])
    expect(widestChord(square, 9)).toBeNull()
  })
  it('walks by arrow keys', () => {
    const others = [{ id: 1, at: [10, 0] as Point }, { id: 2, at: [5, 1] as Point }, { id: 3, at: [0, 8] as Point }]
    expect(neighbour([0, 0], others, 'right')).toBe(2)
    expect(neighbour([0, 0], others, 'up')).toBe(3)
    expect(neighbour([0, 0], others, 'left')).toBeNull()
  })
})
