import { TriangleAlert } from 'lucide-vue-next'
import { api } from '@/core/client'
import { nameCollection } from '@/core/references'
import { defineRoutes, type HomeCard, type RowViews, type SearchProvider } from '@/core/routes'
import { can } from '@/core/session'
import type { List } from '@/core/types'
import type { WarningRow } from './types'

nameCollection('warnings_fault', '/warnings/faults', (row) => String(row.code))

export default defineRoutes([
  { path: '/warnings', name: 'warnings.list', component: () => import('./WarningsPage.vue'), permission: 'warnings.view', ahead: () => { if (can('warnings.view')) api.ahead('/warnings/summary', {}) }, nav: { group: 'work', icon: TriangleAlert, labelKey: 'warnings.nav', order: 24 } },
  { path: '/warnings/:id', name: 'warnings.one', component: () => import('./WarningPage.vue'), permission: 'warnings.view', props: true, titleKey: 'warnings.nav' },
])

export const search: SearchProvider[] = [{
  labelKey: 'warnings.nav', permission: 'warnings.view',
  search: async (text, signal) => (await api.get<List<WarningRow>>('/warnings', { query: { q: text, limit: 5, sort: '-told_at' }, signal })).items
    .map((row) => ({ title: `${row.number} ${row.device}`, detail: row.cause, to: `/warnings/${row.id}` })),
}]

export const home: HomeCard[] = [{ name: 'warnings.open', permission: 'warnings.view', order: 25, component: () => import('./HomeWarnings.vue') }]

export const rowViews: RowViews = {
  WarningsWarningRow: { page: (id) => `/warnings/${id}`, columns: ['number', 'device', 'cause', 'state', 'outcome', 'told_at', 'limit_at', 'order_number', 'judged_by'], sort: '-told_at' },
  WarningsFailureRow: { page: () => '/warnings', columns: ['asset_no', 'device', 'began_at', 'warned_at', 'reason'], sort: '-began_at' },
}
