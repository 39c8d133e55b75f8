/** What a sheet will be once the kept steps are sent. Pure. */
import type { QueuedAction } from '@/core/offline_queue'
import type { Line, LineState, Sheet } from './types'

const ROOT = '/electrical-safety'
export const recordPath = (line: number): string => `${ROOT}/lines/${line}/record`
export const foundPath = (sheet: number): string => `${ROOT}/sheets/${sheet}/appliances`
export const finishPath = (sheet: number): string => `${ROOT}/sheets/${sheet}/actions/finish`
export const lineKey = (line: number): string => `electrical.line.${line}`
export const foundKey = (sheet: number): string => `electrical.found.${sheet}`

/** `/electrical-safety/lines/17/record` → 17. */
export function lineOf(url: string): number | null {
  const found = /^\/electrical-safety\/lines\/(\d+)\/record$/.exec(url)
  return found ? Number(found[1]) : null
}

export interface Predicted {
  sheet: Sheet
  /** Steps that wait to be sent. */
  unsent: number
  /** Appliances found that wait to be sent. */
  found: QueuedAction[]
  /** Steps that the server refused: the person must look. */
  refused: QueuedAction[]
}

export function predictSheet(sheet: Sheet, queue: QueuedAction[]): Predicted {
  let unsent = 0
  let ended = false
  const refused: QueuedAction[] = []
  const found: QueuedAction[] = []
  const steps = new Map<number, QueuedAction>()
  for (const action of queue) {
    const line = lineOf(action.url)
    const own = line !== null ? sheet.items.some((one) => one.id === line) : action.url === foundPath(sheet.id) || action.url === finishPath(sheet.id)
    if (!own) continue
    if (action.state !== 'pending') {
      refused.push(action)
      continue
    }
    unsent++
    if (line !== null) steps.set(line, action)
    else if (action.url === finishPath(sheet.id)) ended = true
    else found.push(action)
  }
  const items = sheet.items.map((line): Line => {
    const body = steps.get(line.id)?.body as { found?: LineState; reason?: string } | undefined
    return body ? { ...line, state: body.found ?? 'checked', reason: body.reason ?? '' } : line
  })
  const state = ended ? 'surveyed' : unsent > 0 && sheet.state === 'due' ? 'under_way' : sheet.state
  const waiting = items.some((one) => one.state === 'waiting')
  return {
    sheet: { ...sheet, items, state, may_survey: sheet.may_survey && !ended, may_finish: !ended && !waiting && (sheet.may_finish || (sheet.may_survey && steps.size > 0)) },
    unsent, found, refused,
  }
}

/** What is looked at next: the first that waits. */
export const nextLine = (sheet: Sheet): Line | null => sheet.items.find((one) => one.state === 'waiting') ?? null
