import { BellRing, ListChecks } from 'lucide-vue-next'
import { defineRoutes, type HomeCard, type RowViews } from '@/core/routes'

const VIEW = 'alarms.view'

export default defineRoutes([
  { path: '/alarms', name: 'alarms.list', component: () => import('./AlarmsPage.vue'), permission: VIEW, nav: { group: 'work', icon: BellRing, labelKey: 'alarms.nav', order: 22 } },
  { path: '/alarms/past', name: 'alarms.past', component: () => import('./PastPage.vue'), permission: VIEW, titleKey: 'alarms.past' },
  { path: '/alarms/rules', name: 'alarms.rules', component: () => import('./RulesPage.vue'), permission: VIEW, titleKey: 'alarms.rules' },
  { path: '/alarms/rules/:id', name: 'alarms.rule', component: () => import('./RulePage.vue'), permission: VIEW, props: true, titleKey: 'alarms.rules' },
  { path: '/alarms/quality', name: 'alarms.quality', component: () => import('./QualityPage.vue'), permission: 'alarms.indicators', nav: { group: 'insight', icon: ListChecks, labelKey: 'alarms.quality', order: 40 } },
  { path: '/alarms/:id', name: 'alarms.alarm', component: () => import('./AlarmPage.vue'), permission: VIEW, props: true, titleKey: 'alarms.nav' },
])

export const home: HomeCard[] = [{ name: 'alarms.open', permission: VIEW, order: 5, wide: true, component: () => import('./AlarmsCard.vue') }]
export const rowViews: RowViews = { alarms_alarm: { page: (id) => `/alarms/${id}`, columns: ['name', 'device_name', 'priority', 'state', 'raised_at', 'seen_at', 'verdict'], sort: '-raised_at' } }
