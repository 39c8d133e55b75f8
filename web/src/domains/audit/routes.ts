import { ScrollText } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/audit', name: 'audit.list', component: () => import('./AuditPage.vue'), permission: 'audit.view', nav: { group: 'admin', icon: ScrollText, labelKey: 'audit.title', order: 40 } },
])
