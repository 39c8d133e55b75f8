import { CalendarRange, Wrench } from 'lucide-vue-next'
import { defineRoutes, type RowViews } from '@/core/routes'

export default defineRoutes([
  { path: '/maintenance', name: 'maintenance.board', component: () => import('./MaintenancePage.vue'), permission: 'maintenance.view', nav: { group: 'work', icon: Wrench, labelKey: 'maintenance.nav', order: 28 } },
  { path: '/maintenance/year', name: 'maintenance.year', component: () => import('./year/YearPage.vue'), permission: 'maintenance.view', titleKey: 'maintenance.year.title', nav: { group: 'work', icon: CalendarRange, labelKey: 'maintenance.year.nav', order: 29 } },
  { path: '/maintenance/manuals', name: 'maintenance.manuals', component: () => import('./manual/ManualsPage.vue'), permission: 'maintenance.view', titleKey: 'maintenance.manuals' },
  { path: '/maintenance/orders/:id', name: 'maintenance.order', component: () => import('./CarePage.vue'), permission: 'maintenance.view', props: true, titleKey: 'maintenance.nav' },
])

export const rowViews: RowViews = {
  MaintenanceOrderRow: { page: (id) => `/maintenance/orders/${id}`, columns: ['number', 'title', 'device', 'state', 'due_on', 'done_on', 'compliant', 'person'], sort: '-due_on' },
}
