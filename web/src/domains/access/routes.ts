import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/login', name: 'access.login', component: () => import('./LoginPage.vue'), public: true, bare: true, titleKey: 'access.login.title' },
  { path: '/setup', name: 'access.setup', component: () => import('./SetupPage.vue'), public: true, bare: true, titleKey: 'access.setup.title' },
])
