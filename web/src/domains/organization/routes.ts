import { CalendarCheck, CalendarDays, CalendarRange, Network } from 'lucide-vue-next'
import { api } from '@/core/client'
import { defineRoutes, type SearchProvider } from '@/core/routes'
import { t } from '@/core/i18n'
import type { List } from '@/core/types'
import { ownPersonId } from './people_scope'
import type { Person } from './types'

export default defineRoutes([
  { path: '/roster', name: 'organization.roster', component: () => import('./roster/RosterPage.vue'), permission: 'organization.view', nav: { group: 'work', icon: CalendarRange, labelKey: 'organization.nav.roster', order: 40 } },
  { path: '/roster/requests/:id', name: 'organization.request', component: () => import('./roster/RosterPage.vue'), permission: 'organization.roster', props: true, titleKey: 'organization.nav.roster' },
  { path: '/my-roster', name: 'organization.mine', component: () => import('./my_roster/MyRosterPage.vue'), permission: 'organization.request', nav: { group: 'work', icon: CalendarCheck, labelKey: 'organization.request.title', order: 35, when: () => ownPersonId.value !== null } },
  { path: '/my-roster/:id', name: 'organization.my_request', component: () => import('./my_roster/MyRosterPage.vue'), permission: 'organization.request', props: true, titleKey: 'organization.request.title' },
  { path: '/organization', name: 'organization.overview', component: () => import('./OrganizationPage.vue'), permission: 'organization.view', nav: { group: 'data', icon: Network, labelKey: 'organization.nav.organization', order: 10 } },
  { path: '/calendar', name: 'organization.calendar', component: () => import('./calendar/CalendarPage.vue'), nav: { group: 'data', icon: CalendarDays, labelKey: 'organization.nav.calendar', order: 20 } },
])

export const search: SearchProvider[] = [
  {
    labelKey: 'organization.person.title',
    permission: 'organization.view',
    async search(text, signal) {
      const answer = await api.get<List<Person>>('/organization/people', { query: { q: text, active: true, limit: 6 }, signal })
      return answer.items.map((one) => ({ title: one.name, detail: [one.code, one.phone].filter(Boolean).join(' · ') || t('organization.person.title'), to: `/data/organization_person#${one.id}` }))
    },
  },
]
