/** The roster of a stretch of days: rows, leave, gaps, short rests, calendar; and every change with its way back. */
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, asApiError } from '@/core/client'
import { everything } from '@/core/everything'
import { hospitalZoneMinutes } from '@/core/format'
import { onLocaleChange, t } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import { can } from '@/core/session'
import type { List } from '@/core/types'
import { toastError } from '@/ui/toast'
import type { CalendarDay, Crew, Gap, Leave, Person, Post, RosterRow, Shift, ShortRest } from '../types'
import { byCell, leaveCells, postFor } from './plan'

const GATHER_MS = 400
const UNDO_MS = 10_000

async function fetchAll(from: string, to: string, crewId: number | null, signal: AbortSignal) {
  const days = { from, to }
  const [crews, people, posts, shifts, rows, leaves, gaps, rests, calendar] = await Promise.all([
    everything<Crew>('/organization/crews', { query: { active: true }, signal }),
    everything<Person>('/organization/people', { query: { active: true, crew_id: crewId }, signal }),
    everything<Post>('/organization/posts', { signal }),
    everything<Shift>('/organization/shifts', { signal }),
    everything<RosterRow>('/organization/roster', { query: { 'day.gte': from, 'day.lt': to, crew_id: crewId, sort: 'day' }, signal }),
    can('organization.roster') ? everything<Leave>('/organization/leaves', { query: { 'last_day.gte': from, 'first_day.lt': to, crew_id: crewId }, signal }) : Promise.resolve([]),
    api.get<List<Gap>>('/organization/coverage', { query: days, signal }),
    api.get<List<ShortRest>>('/organization/short-rests', { query: days, signal }),
    api.get<List<CalendarDay>>('/catalog/calendar', { query: days, signal }),
  ])
  const shown = gaps.items.filter((gap) => crewId === null || gap.crew_id === crewId)
  return { crews, people: people.filter((one) => one.crew_id !== null), posts, shifts, rows, leaves, gaps: shown, rests: rests.items, calendar: calendar.items }
}

export type RosterData = Awaited<ReturnType<typeof fetchAll>>

export function useRoster(stretch: () => { from: string; to: string; crewId: number | null }) {
  const load = useLoad((signal) => fetchAll(stretch().from, stretch().to, stretch().crewId, signal))
  watch(() => JSON.stringify(stretch()), () => void load.reload())
  onLocaleChange(() => void load.reload())
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void load.reload(), GATHER_MS)
  }
  useLive('organization.roster', soon, soon)

  const data = load.value
  const cells = computed(() => byCell(data.value?.rows ?? []))
  const leaves = computed(() => leaveCells(data.value?.leaves ?? [], stretch().from, stretch().to))
  const rests = computed(() => new Map((data.value?.rests ?? []).map((one) => [one.entry_id, one.rest_minutes])))

  const sending = ref(false)
  const undo = shallowRef<{ text: string; run: () => Promise<unknown> } | null>(null)
  let forget: ReturnType<typeof setTimeout> | undefined

  /** Sends one change, then shows what has become of everything; `back` undoes it. */
  async function change(text: string, send: () => Promise<(() => Promise<unknown>) | null>): Promise<boolean> {
    if (sending.value) return false
    sending.value = true
    try {
      const back = await send()
      clearTimeout(forget)
      undo.value = back ? { text, run: back } : null
      forget = setTimeout(() => (undo.value = null), UNDO_MS)
      return true
    } catch (cause) {
      toastError(asApiError(cause))
      return false
    } finally {
      sending.value = false
      await load.reload()
    }
  }

  const body = (row: Pick<RosterRow, 'person_id' | 'day' | 'shift_id' | 'post_id'>) => ({ person_id: row.person_id, day: row.day, shift_id: row.shift_id, ...(row.post_id ? { post_id: row.post_id } : {}) })

  const add = (person: Person, day: string, shift: Shift, name: string) =>
    change(t('organization.roster.added', { person: person.name, day, shift: name }), async () => {
      const post_id = postFor(person, shift, day, data.value?.gaps ?? [], hospitalZoneMinutes())
      const made = await api.post<RosterRow>('/organization/roster', body({ person_id: person.id, day, shift_id: shift.id, post_id }))
      return () => api.remove(`/organization/roster/${made.id}`)
    })

  const alter = (row: RosterRow, to: { shift_id?: number; post_id?: number; day?: string }, text: string) =>
    change(text, async () => {
      const path = `/organization/roster/${row.id}`
      const now = await api.patch<RosterRow>(path, { ...to, version: row.version })
      return () => api.patch(path, { shift_id: row.shift_id, post_id: row.post_id ?? 0, day: row.day, version: now.version })
    })

  const remove = (row: RosterRow, name: string) =>
    change(t('organization.roster.removed', { person: row.person, day: row.day, shift: name }), async () => {
      await api.remove(`/organization/roster/${row.id}`)
      return () => api.post('/organization/roster', body(row))
    })

  async function takeBack(): Promise<void> {
    const last = undo.value
    undo.value = null
    if (last) await change('', async () => (await last.run(), null))
  }

  onScopeDispose(() => {
    clearTimeout(gather)
    clearTimeout(forget)
  })
  return { data, error: load.error, loading: load.loading, reload: load.reload, cells, leaves, rests, sending, undo, change, add, alter, remove, takeBack }
}

export type Roster = ReturnType<typeof useRoster>
