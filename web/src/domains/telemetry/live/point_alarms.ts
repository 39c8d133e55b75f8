/** Which alarm of a point or a device is shown at it: the worst that stands, unseen ones first. Pure. */
import type { AlarmRow, Priority } from '@/domains/alarms/types'

export interface ShownAlarm {
  id: number
  priority: Priority
  /** Somebody has acknowledged it. */
  seen: boolean
  /** It went away by itself and waits to be seen. */
  over: boolean
  /** The sensor, not the machine: nobody knows how it is. */
  unknown: boolean
  row: AlarmRow
}

const RANK: Priority[] = ['high', 'medium', 'low']
const SENSOR = ['sensor', 'flat', 'stale']

const shownOf = (row: AlarmRow): ShownAlarm => ({ id: row.id, priority: row.priority, seen: row.state === 'active_seen', over: row.state === 'cleared_unseen', unknown: SENSOR.includes(row.kind), row })
/** Smaller is worse. */
const weight = (one: ShownAlarm) => RANK.indexOf(one.priority) * 4 + (one.over ? 2 : 0) + (one.seen ? 1 : 0)

/** The worst alarm by key; shelved, suppressed and out-of-service ones call nobody and are not shown. */
export function worstBy<K>(rows: AlarmRow[], keyOf: (row: AlarmRow) => K): Map<K, ShownAlarm> {
  const found = new Map<K, ShownAlarm>()
  for (const row of rows) {
    if (row.overlay !== 'none' || row.state === 'normal') continue
    const one = shownOf(row)
    const before = found.get(keyOf(row))
    if (!before || weight(one) < weight(before)) found.set(keyOf(row), one)
  }
  return found
}
