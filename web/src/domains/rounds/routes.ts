import { Footprints, PowerOff, Route } from 'lucide-vue-next'
import { api } from '@/core/client'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('rounds_route', '/rounds/routes', (row) => String(row.name))

/** Who walks has his own page; leaders have the desk as well. */
const walks = () => !can('rounds.lead') || can('repair.work')

export default defineRoutes([
  { path: '/my-rounds', name: 'rounds.mine', component: () => import('./technician/TechnicianRounds.vue'), permission: ['rounds.work', 'maintenance.work'], ahead: () => { if (can('rounds.work')) api.ahead('/rounds/mine', { offline: true }) }, nav: { group: 'work', icon: Footprints, labelKey: 'rounds.mine', order: 3, when: walks } },
  { path: '/my-rounds/maintenance/:id', name: 'rounds.care', component: () => import('./technician/TechnicianCare.vue'), permission: 'maintenance.work', props: true, titleKey: 'maintenance.nav' },
  { path: '/my-rounds/:id', name: 'rounds.walk', component: () => import('./technician/TechnicianRound.vue'), permission: ['rounds.work', 'rounds.view'], props: true, titleKey: 'rounds.mine' },
  { path: '/my-rounds/:id/points/:visit', name: 'rounds.point', component: () => import('./technician/TechnicianPoint.vue'), permission: 'rounds.work', props: true, titleKey: 'rounds.mine' },
  { path: '/my-rounds/:id/hand-over', name: 'rounds.handover', component: () => import('./technician/TechnicianHandover.vue'), permission: 'rounds.work', props: true, titleKey: 'rounds.hand_over' },
  { path: '/rounds', name: 'rounds.desk', component: () => import('./desk/RoundsPage.vue'), permission: 'rounds.view', nav: { group: 'work', icon: Route, labelKey: 'rounds.nav', order: 26 } },
  { path: '/rounds/routes', name: 'rounds.routes', component: () => import('./desk/RoutesPage.vue'), permission: 'rounds.manage', titleKey: 'rounds.routes' },
  { path: '/rounds/routes/:id', name: 'rounds.route', component: () => import('./desk/RoutePage.vue'), permission: 'rounds.view', props: true, titleKey: 'rounds.routes' },
  { path: '/rounds/:id', name: 'rounds.round', component: () => import('./desk/RoundPage.vue'), permission: 'rounds.view', props: true, titleKey: 'rounds.nav' },
  { path: '/shift-logs/:id', name: 'rounds.log', component: () => import('./desk/ShiftLogPage.vue'), permission: 'rounds.view', props: true, titleKey: 'rounds.log' },
  { path: '/shutdowns', name: 'rounds.shutdowns', component: () => import('./desk/ShutdownsPage.vue'), permission: 'rounds.read_shutdowns', nav: { group: 'work', icon: PowerOff, labelKey: 'rounds.shutdowns', order: 40 } },
  { path: '/shutdowns/:id', name: 'rounds.shutdown', component: () => import('./desk/ShutdownPage.vue'), permission: 'rounds.read_shutdowns', props: true, titleKey: 'rounds.shutdowns' },
])

export const rowViews: RowViews = {
  RoundsVisitRow: { page: () => '/rounds', columns: ['number', 'route', 'name', 'state', 'left_at', 'seconds', 'proof', 'too_fast', 'person'], sort: '-due_at' },
  RoundsFindingRow: { page: () => '/rounds', columns: ['point', 'text', 'state', 'found_at', 'seen', 'order_number', 'confirmed_at'], sort: '-found_at' },
  RoundsRoundRow: { page: (id) => `/rounds/${id}`, columns: ['number', 'name', 'state', 'starts_at', 'visited', 'points', 'person'], sort: '-starts_at' },
}
