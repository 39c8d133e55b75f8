/** Everything the overview shows: tree, crews with people and zones, posts with who stands there now, vendors. */
import { everything } from '@/core/everything'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { Crew, Department, Person, Post, RosterRow, Vendor } from './types'

interface Zone { id: number; name: string; name_en: string; crew_id: number }
interface Trade { id: number; code: string; name: string; name_en: string }

async function fetchAll(signal: AbortSignal) {
  const now = new Date().toISOString()
  const all = <T>(path: string, query = {}) => everything<T>(path, { query, signal })
  const [departments, crews, people, posts, vendors, trades, zones, onNow] = await Promise.all([
    all<Department>('/organization/departments'), all<Crew>('/organization/crews'), all<Person>('/organization/people', { active: true }), all<Post>('/organization/posts'),
    all<Vendor>('/organization/vendors'), all<Trade>('/organization/trades'), all<Zone>('/space/zones'),
    all<RosterRow>('/organization/roster', { 'ends_at.gte': now, 'starts_at.lt': now, state: 'planned' }),
  ])
  return { departments, crews, people, posts, vendors, trades, zones, onNow }
}

export function useOrganization() {
  const load = useLoad(fetchAll)
  onLocaleChange(() => void load.reload())
  useLive('organization.roster', () => void load.reload(), () => void load.reload())
  return load
}

export type Organization = Awaited<ReturnType<typeof fetchAll>>

export interface TreeRow {
  department: Department
  depth: number
  below: number
}

/** The tree as rows in order, parents before children; a row whose parent is unknown stands at the top. Cycles end. */
export function treeRows(departments: Department[]): TreeRow[] {
  const known = new Set(departments.map((one) => one.id))
  const children = new Map<number, Department[]>()
  for (const one of departments) {
    const parent = one.parent_id !== null && known.has(one.parent_id) ? one.parent_id : 0
    children.set(parent, [...(children.get(parent) ?? []), one])
  }
  const rows: TreeRow[] = []
  const seen = new Set<number>()
  const walk = (parent: number, depth: number): void => {
    for (const department of children.get(parent) ?? []) {
      if (seen.has(department.id)) continue
      seen.add(department.id)
      rows.push({ department, depth, below: children.get(department.id)?.length ?? 0 })
      walk(department.id, depth + 1)
    }
  }
  walk(0, 0)
  return rows
}
