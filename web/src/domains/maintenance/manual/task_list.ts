/** A task list being edited: numbers stay text until they are sent. Pure. */
import { numberOf } from '../task_text'
import type { Task } from '../types'

export interface DraftTask extends Omit<Task, 'low' | 'high'> {
  low: string
  high: string
  /** For the eye only: rows keep their place while they move. */
  row: string
}
let last = 0
const row = () => `row${++last}`
export const newTask = (): DraftTask => ({ row: row(), code: '', kind: 'pass_fail', title: '', title_en: '', low: '', high: '', unit: '', choices: '', normal: '', counter: '', needed: true, hint: '' })
export const draftTasks = (tasks: Task[]): DraftTask[] => tasks.map((one) => ({ ...one, row: row(), low: one.low === null ? '' : String(one.low), high: one.high === null ? '' : String(one.high) }))

/** What is sent: only what the kind has. */
export function tasksBody(drafts: DraftTask[]): Array<Partial<Task>> {
  return drafts.map((one) => {
    const task: Partial<Task> = { code: one.code, kind: one.kind, title: one.title.trim(), title_en: one.title_en.trim(), needed: one.needed, hint: one.hint.trim() }
    if (one.kind === 'number' || one.kind === 'meter') Object.assign(task, { low: numberOf(one.low), high: numberOf(one.high), unit: one.unit.trim(), counter: one.counter.trim() })
    if (one.kind === 'choice') Object.assign(task, { choices: one.choices.trim(), normal: one.normal.trim() })
    return task
  })
}

export function moved<T>(list: T[], from: number, by: number): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return list
  const next = [...list]
  const [one] = next.splice(from, 1)
  next.splice(to, 0, one as T)
  return next
}

/** Errors of one list out of a problem: `tasks[2].title` → index 2, `title`; `prefix` before it. */
export function errorsOf(messages: Record<string, string>, prefix = ''): Record<number, Record<string, string>> {
  const found: Record<number, Record<string, string>> = {}
  for (const [field, message] of Object.entries(messages)) {
    const match = field.startsWith(prefix) ? /^tasks\[(\d+)\]\.(\w+)$/.exec(field.slice(prefix.length)) : null
    if (match) (found[Number(match[1])] ??= {})[match[2]!] = message
  }
  return found
}
