import { describe, expect, it } from 'vitest'
import { byRow, importable, refusal, type ImportReport } from './import'

const report = (over: Partial<ImportReport>): ImportReport => ({ rows: 2, created: 0, changed: 0, unchanged: 0, wrong_rows: 0, error_count: 0, applied: false, unknown_columns: [], errors: [], ...over })

describe('import', () => {
  it('refuses what is no table before sending it', () => {
    expect(refusal({ name: 'rooms.xlsx', size: 10 })).toBeNull()
    expect(refusal({ name: 'rooms.CSV', size: 10 })).toBeNull()
    expect(refusal({ name: 'rooms.doc', size: 10 })).toBe('data.wrong_type')
    expect(refusal({ name: 'rooms.xlsx', size: 0 })).toBe('data.empty_file')
    expect(refusal({ name: 'rooms.xlsx', size: 99_000_000 })).toBe('data.too_large')
  })
  it('imports only what is free of errors and changes something', () => {
    expect(importable(report({ created: 2 }))).toBe(true)
    expect(importable(report({ unchanged: 2 }))).toBe(false)
    expect(importable(report({ created: 1, error_count: 1, wrong_rows: 1 }))).toBe(false)
  })
  it('tells all errors of a row in one line', () => {
    const error = (row: number, message: string) => ({ row, field: '', key: '', message })
    expect(byRow([error(3, 'a'), error(5, 'b'), error(3, 'c')])).toEqual([{ row: 3, messages: ['a', 'c'] }, { row: 5, messages: ['b'] }])
  })
})
