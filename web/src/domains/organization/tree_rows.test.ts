import { describe, expect, it } from 'vitest'
import type { Department } from './types'
import { treeRows } from './use_organization'

const department = (id: number, parent_id: number | null): Department => ({ id, code: String(id), name: `D${id}`, name_en: '', kind: 'clinical', parent_id, phone: '', active: true })

describe('department tree', () => {
  it('puts children below their parents, however the list is ordered', () => {
    const rows = treeRows([department(3, 2), department(1, null), department(2, 1), department(4, 1)])
    expect(rows.map((row) => [row.department.id, row.depth, row.below])).toEqual([[1, 0, 2], [2, 1, 1], [3, 2, 0], [4, 1, 0]])
  })
  it('shows a department whose parent it may not see at the top', () => {
    expect(treeRows([department(5, 99)]).map((row) => row.depth)).toEqual([0])
  })
})
