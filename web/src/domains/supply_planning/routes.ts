import { PackageSearch } from 'lucide-vue-next'
import { defineRoutes, type RowViews } from '@/core/routes'

const VIEW = 'supply_planning.view'

export default defineRoutes([
  { path: '/planning', name: 'supply_planning.proposals', component: () => import('./ProposalsPage.vue'), permission: VIEW, titleKey: 'supply_planning.nav', nav: { group: 'supply', icon: PackageSearch, labelKey: 'supply_planning.nav', order: 55 } },
  { path: '/planning/proposals/:id', name: 'supply_planning.proposal', component: () => import('./ProposalPage.vue'), permission: VIEW, props: true, titleKey: 'supply_planning.nav' },
  { path: '/planning/levels', name: 'supply_planning.levels', component: () => import('./LevelsPage.vue'), permission: VIEW, titleKey: 'supply_planning.levels' },
  { path: '/planning/levels/:id', name: 'supply_planning.level', component: () => import('./LevelPage.vue'), permission: VIEW, props: true, titleKey: 'supply_planning.levels' },
  { path: '/planning/classes', name: 'supply_planning.classes', component: () => import('./ClassesPage.vue'), permission: VIEW, titleKey: 'supply_planning.classes' },
  { path: '/planning/replay', name: 'supply_planning.replay', component: () => import('./ReplayPage.vue'), permission: VIEW, titleKey: 'supply_planning.replay' },
])

export const rowViews: RowViews = {}
