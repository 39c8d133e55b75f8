import { FileSearch, Gavel, HandCoins, Scale, ShoppingCart, Wallet } from 'lucide-vue-next'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('sourcing_category', '/sourcing/categories', (row) => String(row.name))

export default defineRoutes([
  { path: '/sourcing', name: 'sourcing.projects', component: () => import('./desk/ProjectsPage.vue'), permission: 'sourcing.view', nav: { group: 'supply', icon: ShoppingCart, labelKey: 'sourcing.nav', order: 60 } },
  { path: '/sourcing/new', name: 'sourcing.ask', component: () => import('./desk/AskPage.vue'), permission: 'sourcing.request', titleKey: 'sourcing.ask' },
  { path: '/sourcing/budget', name: 'sourcing.budget', component: () => import('./desk/BudgetPage.vue'), permission: 'sourcing.view', nav: { group: 'supply', icon: Wallet, labelKey: 'sourcing.budget', order: 61 } },
  { path: '/sourcing/splits', name: 'sourcing.splits', component: () => import('./desk/SplitsPage.vue'), permission: 'sourcing.view', nav: { group: 'insight', icon: Scale, labelKey: 'sourcing.splits', order: 60, when: () => can('sourcing.audit') } },
  { path: '/sourcing/scoring', name: 'sourcing.scoring', component: () => import('./committee/ScoringPage.vue'), permission: 'sourcing.score', nav: { group: 'supply', icon: Gavel, labelKey: 'sourcing.scoring', order: 62 } },
  { path: '/sourcing/scoring/:id', name: 'sourcing.score', component: () => import('./committee/ScorePage.vue'), permission: 'sourcing.score', props: true, titleKey: 'sourcing.scoring' },
  { path: '/sourcing/prices', name: 'sourcing.prices', component: () => import('./prices/PriceChecksPage.vue'), permission: 'sourcing.prices', nav: { group: 'insight', icon: FileSearch, labelKey: 'sourcing.prices', order: 61 } },
  { path: '/sourcing/prices/:id', name: 'sourcing.price_check', component: () => import('./prices/PriceCheckPage.vue'), permission: 'sourcing.prices', props: true, titleKey: 'sourcing.prices' },
  { path: '/sourcing/:id', name: 'sourcing.project', component: () => import('./desk/ProjectPage.vue'), permission: 'sourcing.view', props: true, titleKey: 'sourcing.nav' },
  { path: '/offers', name: 'sourcing.offers', component: () => import('./supplier/OffersPage.vue'), permission: 'sourcing.quote', nav: { group: 'supply', icon: HandCoins, labelKey: 'sourcing.offers', order: 60, when: () => !can('sourcing.view') } },
  { path: '/offers/:id', name: 'sourcing.offer', component: () => import('./supplier/OfferPage.vue'), permission: 'sourcing.quote', props: true, titleKey: 'sourcing.offers' },
])

export const rowViews: RowViews = {
  SourcingProjectRow: { page: (id) => `/sourcing/${id}`, columns: ['awarded_at', 'number', 'title', 'department', 'route', 'vendor', 'awarded', 'saving'], sort: '-awarded_at' },
  SourcingFindingRow: { page: () => '/sourcing/prices', columns: ['checked_at', 'number', 'name', 'category', 'kind', 'actual', 'most', 'excess', 'state'], sort: '-checked_at' },
}
