import { Database } from 'lucide-vue-next'
import { allEntities } from '@/core/meta'
import { defineRoutes } from '@/core/routes'
import { can } from '@/core/session'

/** Shown to those who keep some master data; others still reach single lists by link. */
const keepsSome = () => Object.values(allEntities.value).some((entity) => entity.path && entity.write_permission && can(entity.write_permission))

export default defineRoutes([
  { path: '/data', name: 'data.index', component: () => import('./IndexPage.vue'), nav: { group: 'data', icon: Database, labelKey: 'data.nav', order: 90, when: keepsSome } },
  { path: '/data/:entity', name: 'data.entity', component: () => import('./EntityPage.vue'), props: true },
])
