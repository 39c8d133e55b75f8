import { Database } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/data', name: 'data.index', component: () => import('./IndexPage.vue'), permission: ['organization.write', 'space.write', 'catalog.write', 'admin', 'access.admin'], nav: { group: 'data', icon: Database, labelKey: 'data.nav', order: 90 } },
  { path: '/data/:entity', name: 'data.entity', component: () => import('./EntityPage.vue'), props: true },
])
