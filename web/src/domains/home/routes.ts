import { defineRoutes } from '@/core/routes'

export default defineRoutes([{ path: '/', name: 'home.start', component: () => import('./StartPage.vue') }])
