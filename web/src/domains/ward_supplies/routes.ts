import { Droplets } from 'lucide-vue-next'
import { defineRoutes, type RowViews } from '@/core/routes'

const VIEW = 'ward_supplies.view'

export default defineRoutes([
  { path: '/ward-supplies', name: 'ward_supplies.rounds', component: () => import('./RoundPage.vue'), permission: VIEW, titleKey: 'ward_supplies.nav', nav: { group: 'supply', icon: Droplets, labelKey: 'ward_supplies.nav', order: 56 } },
  { path: '/ward-supplies/accounts', name: 'ward_supplies.accounts', component: () => import('./AccountsPage.vue'), permission: VIEW, titleKey: 'ward_supplies.accounts' },
  { path: '/ward-supplies/containers', name: 'ward_supplies.containers', component: () => import('./ContainersPage.vue'), permission: VIEW, titleKey: 'ward_supplies.containers' },
])

export const rowViews: RowViews = {
  WardSuppliesStopRow: { page: () => '/ward-supplies/accounts', columns: ['day', 'number', 'state', 'department', 'floor', 'item', 'planned', 'delivered', 'unit', 'litres', 'value', 'on_day', 'done_at'], sort: '-day' },
  WardSuppliesContainerRow: { page: () => '/ward-supplies/containers', columns: ['at', 'kind', 'department', 'floor', 'item', 'quantity', 'deposit', 'reason', 'actor'], sort: '-at' },
}
