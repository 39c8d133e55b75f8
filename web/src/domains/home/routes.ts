import { Sun } from 'lucide-vue-next'
import { defineRoutes, type HomeCard } from '@/core/routes'
import { currentUser } from '@/core/session'
import { overlooks } from './cards'

export default defineRoutes([
  { path: '/', name: 'home.start', component: () => import('./StartPage.vue'), nav: { group: 'work', icon: Sun, labelKey: 'home.today', order: 0, when: () => overlooks(currentUser.value?.roles ?? []) } },
])

export const home: HomeCard[] = [{ name: 'home.coverage', permission: 'organization.view', order: 50, component: () => import('./CoverageCard.vue') }]
