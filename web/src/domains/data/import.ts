/** Rows from a file: shape of the server's report, and what is to be said of it. Pure. */

export interface ImportError {
  row: number
  field: string
  key: string
  message: string
}

export interface ImportReport {
  rows: number
  created: number
  changed: number
  unchanged: number
  wrong_rows: number
  error_count: number
  applied: boolean
  unknown_columns: string[]
  errors: ImportError[]
}

export const FILE_BYTES_MAX = 32 * 1024 * 1024
const NAME = /\.(xlsx|csv)$/i

/** Why a file is not even sent, as a key of this folder's texts. */
export function refusal(file: { name: string; size: number }): string | null {
  if (!NAME.test(file.name)) return 'data.wrong_type'
  if (file.size > FILE_BYTES_MAX) return 'data.too_large'
  return file.size === 0 ? 'data.empty_file' : null
}

/** Nothing is wrong and something would change. */
export const importable = (report: ImportReport): boolean => report.error_count === 0 && report.created + report.changed > 0

/** Errors by row, so that one bad row is one line. */
export function byRow(errors: ImportError[]): Array<{ row: number; messages: string[] }> {
  const rows = new Map<number, string[]>()
  for (const error of errors) rows.set(error.row, [...(rows.get(error.row) ?? []), error.message])
  return [...rows].map(([row, messages]) => ({ row, messages }))
}
