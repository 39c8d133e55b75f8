/** My shifts of the next weeks, those of my crew (whom I might ask), and what I and others asked. */
import { computed, onScopeDispose } from 'vue'
import { api } from '@/core/client'
import { everything } from '@/core/everything'
import { civilDay } from '@/core/format'
import { onLocaleChange } from '@/core/i18n'
import { useLive } from '@/core/live'
import { useLoad } from '@/core/load'
import type { List } from '@/core/types'
import { addDays } from '../days'
import type { CalendarDay, Person, RosterRequest, RosterRow, Shift } from '../types'

const WEEKS = 4
const REQUESTS_SHOWN = 30
const GATHER_MS = 400

async function fetchMine(me: number, from: string, to: string, signal: AbortSignal) {
  const { crew_id } = await api.get<Person>(`/organization/people/${me}`, { signal, offline: true })
  const crew = crew_id ?? 0
  const [people, rows, shifts, calendar, requests] = await Promise.all([
    everything<Person>('/organization/people', { query: { active: true, crew_id: crew }, signal, offline: true }),
    everything<RosterRow>('/organization/roster', { query: { 'day.gte': from, 'day.lt': to, crew_id: crew, sort: 'day' }, signal, offline: 'my-roster' }),
    everything<Shift>('/organization/shifts', { signal, offline: true }),
    api.get<List<CalendarDay>>('/catalog/calendar', { query: { from, to }, signal, offline: 'my-calendar' }),
    api.get<List<RosterRequest>>('/organization/requests', { query: { mine: 'true', sort: '-asked_at', limit: REQUESTS_SHOWN }, signal, offline: true }),
  ])
  return { inCrew: crew_id !== null, people, rows, shifts, calendar: calendar.items, requests: requests.items }
}

export function useMyRoster(me: number) {
  const today = computed(() => civilDay(Date.now()))
  const to = computed(() => addDays(today.value, WEEKS * 7))
  const load = useLoad((signal) => fetchMine(me, today.value, to.value, signal))
  let gather: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(gather)
    gather = setTimeout(() => void load.reload(), GATHER_MS)
  }
  useLive(['organization.roster', 'organization.request'], soon, soon)
  onLocaleChange(() => void load.reload())
  onScopeDispose(() => clearTimeout(gather))
  return { ...load, today, to }
}

export type MyRoster = Awaited<ReturnType<typeof fetchMine>>
