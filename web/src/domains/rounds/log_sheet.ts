/** A day of a plant room as a sheet: readings in rows, shifts in columns. Pure. */
import { answerText } from '@/domains/maintenance/task_text'
import type { Item, Task } from '@/domains/maintenance/types'
import type { Round } from './types'

export interface SheetRow {
  key: string
  task: Task
  /** One cell a shift; null where nothing was read. */
  cells: Array<{ text: string; abnormal: boolean } | null>
}
export interface SheetPoint {
  id: number
  name: string
  name_en: string
  rows: SheetRow[]
}

export function sheetOf(rounds: Round[]): SheetPoint[] {
  const points = new Map<number, SheetPoint>()
  rounds.forEach((round, shift) => {
    for (const visit of round.visits) {
      const point = points.get(visit.point_id) ?? { id: visit.point_id, name: visit.name, name_en: visit.name_en, rows: [] }
      points.set(visit.point_id, point)
      for (const item of visit.items) cellOf(point, item, rounds.length)[shift] = visit.state === 'visited' ? { text: answerText(item), abnormal: item.verdict === 'abnormal' } : null
    }
  })
  return [...points.values()]
}

function cellOf(point: SheetPoint, item: Item, shifts: number): SheetRow['cells'] {
  let row = point.rows.find((one) => one.key === item.task.code)
  if (!row) {
    row = { key: item.task.code, task: item.task, cells: Array.from({ length: shifts }, () => null) }
    point.rows.push(row)
  }
  return row.cells
}
