import { SlidersHorizontal } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/parameters', name: 'catalog.parameters', component: () => import('./ParametersPage.vue'), permission: 'catalog.view', nav: { group: 'admin', icon: SlidersHorizontal, labelKey: 'catalog.title', order: 30 } },
])
