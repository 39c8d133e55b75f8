import { describe, expect, it } from 'vitest'
import type { AlarmRow } from '@/domains/alarms/types'
import { worstBy } from './point_alarms'

const alarm = (id: number, part: Partial<AlarmRow>): AlarmRow => ({ id, point_id: 1, device_code: 'A', priority: 'low', state: 'active_unseen', overlay: 'none', kind: 'high', ...part }) as AlarmRow

describe('alarms at their points', () => {
  it('shows the worst, unseen before seen, standing before over', () => {
    const worst = (rows: AlarmRow[]) => worstBy(rows, (row) => row.point_id).get(1)?.id
    expect(worst([alarm(1, {}), alarm(2, { priority: 'high', state: 'active_seen' }), alarm(3, { priority: 'medium' })])).toBe(2)
    expect(worst([alarm(1, { state: 'active_seen' }), alarm(2, {})])).toBe(2)
    expect(worst([alarm(1, { state: 'cleared_unseen' }), alarm(2, { state: 'active_seen' })])).toBe(2)
    expect(worst([])).toBeUndefined()
  })
  it('leaves out what calls nobody', () => {
    expect(worstBy([alarm(1, { overlay: 'shelved' }), alarm(2, { overlay: 'suppressed' }), alarm(3, { state: 'normal' })], (row) => row.point_id).size).toBe(0)
  })
  it('tells sensors from machines', () => {
    expect(worstBy([alarm(1, { kind: 'stale' })], (row) => row.device_code).get('A')).toMatchObject({ unknown: true, seen: false })
  })
})
