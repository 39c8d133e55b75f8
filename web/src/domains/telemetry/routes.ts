import { Activity, Gauge } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

const VIEW = 'telemetry.view'

export default defineRoutes([
  { path: '/points', name: 'telemetry.points', component: () => import('./PointsPage.vue'), permission: VIEW, nav: { group: 'things', icon: Activity, labelKey: 'telemetry.nav', order: 30 } },
  { path: '/live', name: 'telemetry.live', component: () => import('./live/LivePage.vue'), permission: VIEW, nav: { group: 'things', icon: Gauge, labelKey: 'telemetry.live.nav', order: 25 } },
  { path: '/trends', name: 'telemetry.trends', component: () => import('./TrendsPage.vue'), permission: VIEW, titleKey: 'telemetry.compare' },
  { path: '/points/unknown', name: 'telemetry.unknown', component: () => import('./UnknownPage.vue'), permission: 'telemetry.manage', titleKey: 'telemetry.unknown.title' },
  { path: '/points/sources', name: 'telemetry.sources', component: () => import('./SourcesPage.vue'), permission: 'telemetry.manage', titleKey: 'telemetry.source.title' },
  { path: '/points/sources/:id', name: 'telemetry.source', component: () => import('./SourcePage.vue'), permission: 'telemetry.manage', titleKey: 'telemetry.source.one', props: true },
  { path: '/points/:id', name: 'telemetry.point', component: () => import('./PointPage.vue'), permission: VIEW, titleKey: 'telemetry.point', props: true },
])
