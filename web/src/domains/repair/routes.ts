import { Building, ClipboardList, Hammer, HardHat, Headset, ScanLine } from 'lucide-vue-next'
import { api } from '@/core/client'
import { defineRoutes, type CentreButton, type HomeCard, type RowViews, type SearchProvider } from '@/core/routes'
import { nameCollection } from '@/core/references'
import { can } from '@/core/session'
import type { List } from '@/core/types'
import { departmentQueries, MY_WORK, myWorkOptions, ORDERS, queueQuery } from './first_queries'
import { placeOf, titleOf } from './order_text'
import type { OrderRow } from './types'

nameCollection('repair_work_order', '/repair/work-orders', (row) => `${String(row.number)} ${titleOf(row as unknown as OrderRow)}`)

/** Dispatchers work at the desk; the department's page is for those who only report and confirm. */
const onlyDepartment = () => !can('repair.dispatch')

/** Who works with the hands opens on that work; dispatchers and heads have their desk. */
const onSite = () => !can('repair.dispatch')
/** A leader's crew comes before the leader's own orders. */
const afterCrew = () => (can('repair.lead') ? 16 : 1)

export const centre: CentreButton = { path: '/my-work/scan', icon: ScanLine, labelKey: 'technician.scan.nav', permission: 'repair.work', when: onSite }

export default defineRoutes([
  { path: '/my-work', name: 'repair.work', component: () => import('./technician/TechnicianPage.vue'), permission: 'repair.work', ahead: () => api.ahead(MY_WORK, myWorkOptions()), nav: { group: 'work', icon: Hammer, labelKey: 'technician.title', get order() { return afterCrew() }, when: onSite } },
  { path: '/my-work/scan', name: 'repair.scan', component: () => import('./technician/TechnicianScan.vue'), permission: 'repair.work', titleKey: 'technician.scan.nav' },
  { path: '/my-work/queue', name: 'repair.queue', component: () => import('./technician/TechnicianQueue.vue'), permission: 'repair.work', titleKey: 'technician.queue.title' },
  { path: '/my-work/report', name: 'repair.find', component: () => import('./technician/TechnicianReport.vue'), permission: 'repair.report', titleKey: 'technician.report.title' },
  { path: '/my-work/:id', name: 'repair.job', component: () => import('./technician/TechnicianOrder.vue'), permission: 'repair.work', props: true, titleKey: 'technician.title' },
  { path: '/my-work/:id/finish', name: 'repair.finish', component: () => import('./technician/TechnicianFinish.vue'), permission: 'repair.work', props: true, titleKey: 'technician.finish.title' },
  { path: '/desk', name: 'repair.desk', component: () => import('./DeskPage.vue'), permission: 'repair.dispatch', ahead: () => api.ahead(ORDERS, { query: queueQuery({}) }), nav: { group: 'work', icon: Headset, labelKey: 'repair.nav.desk', order: 10 } },
  { path: '/my-department', name: 'repair.department', component: () => import('./DepartmentPage.vue'), permission: 'repair.confirm', ahead: () => departmentQueries.forEach((query) => api.ahead(ORDERS, { query })), nav: { group: 'work', icon: Building, labelKey: 'repair.nav.department', order: 12, when: onlyDepartment } },
  { path: '/crew', name: 'repair.crew', component: () => import('./crew/CrewPage.vue'), permission: ['repair.lead', 'repair.dispatch'], nav: { group: 'work', icon: HardHat, labelKey: 'repair.nav.crew', order: 15 } },
  { path: '/orders', name: 'repair.orders', component: () => import('./OrdersPage.vue'), permission: 'repair.view', nav: { group: 'work', icon: ClipboardList, labelKey: 'repair.nav.orders', order: 20 } },
  { path: '/orders/:id', name: 'repair.order', component: () => import('./OrderPage.vue'), permission: 'repair.view', props: true, titleKey: 'repair.nav.orders' },
])

export const search: SearchProvider[] = [
  {
    labelKey: 'repair.nav.orders',
    permission: 'repair.view',
    async search(text, signal) {
      const answer = await api.get<List<OrderRow>>('/repair/work-orders', { query: { q: text, sort: '-reported_at', limit: 6 }, signal })
      return answer.items.map((row) => ({ title: `${row.number} ${titleOf(row)}`, detail: placeOf(row), to: `/orders/${row.id}` }))
    },
  },
]

export const rowViews: RowViews = {
  RepairOrderRow: { page: (id) => `/orders/${id}`, columns: ['number', 'title', 'state', 'priority', 'department', 'assignee', 'reported_at', 'restored_at'], sort: '-reported_at' },
}

export const home: HomeCard[] = [{ name: 'repair.attention', permission: 'repair.view', order: 10, wide: true, component: () => import('./AttentionCard.vue') }]
