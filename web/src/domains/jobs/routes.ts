import { Timer } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/jobs', name: 'jobs.list', component: () => import('./JobsPage.vue'), permission: 'jobs.view', nav: { group: 'admin', icon: Timer, labelKey: 'jobs.title', order: 60 } },
])
