import { HeartPulse } from 'lucide-vue-next'
import { defineRoutes, type RowViews } from '@/core/routes'

export default defineRoutes([
  { path: '/reliability', name: 'reliability.overview', component: () => import('./ReliabilityPage.vue'), permission: 'reliability.view', titleKey: 'reliability.title', nav: { group: 'insight', icon: HeartPulse, labelKey: 'reliability.nav', order: 40 } },
])

export const rowViews: RowViews = {
  ReliabilityRow: { page: (id) => `/equipment/devices/${id}`, columns: ['asset_no', 'device', 'type', 'score', 'advice', 'age_years', 'failures', 'down_h', 'repair_cost'], sort: '-score' },
}
