import { describe, expect, it } from 'vitest'
import { concerns } from './attention'

describe('what owes attention', () => {
  it('is asked for with instants of now', () => {
    const found = concerns(Date.parse('2026-11-24T01:00:00Z'))
    expect(found.map((one) => one.name)).toEqual(['late', 'unassigned', 'escalated', 'low_score'])
    expect(found[0]!.filter['due_at.lt']).toBe('2026-11-24T01:00:00.000Z')
    expect(found[3]!.filter['restored_at.gte']).toBe('2026-11-17T01:00:00.000Z')
  })
  it('never lists what is over as urgent', () => {
    for (const one of concerns(0).filter((concern) => concern.urgent)) expect(String(one.filter.state)).not.toMatch(/restored|closed|cancelled|merged/)
  })
})
