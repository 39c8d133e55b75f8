import { KeyRound, ShieldCheck, Users } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

const MANAGE = 'access.manage'

export default defineRoutes([
  { path: '/login', name: 'access.login', component: () => import('./LoginPage.vue'), public: true, bare: true, titleKey: 'access.login.title' },
  { path: '/setup', name: 'access.setup', component: () => import('./SetupPage.vue'), public: true, bare: true, titleKey: 'access.setup.title' },
  { path: '/password', name: 'access.password', component: () => import('./PasswordPage.vue'), bare: true, titleKey: 'access.password.title' },
  { path: '/profile', name: 'access.profile', component: () => import('./profile/ProfilePage.vue'), titleKey: 'access.profile.title' },
  { path: '/users', name: 'access.users', component: () => import('./users/UsersPage.vue'), permission: MANAGE, nav: { group: 'admin', icon: Users, labelKey: 'access.users.title', order: 10 } },
  { path: '/roles', name: 'access.roles', component: () => import('./roles/RolesPage.vue'), permission: MANAGE, nav: { group: 'admin', icon: ShieldCheck, labelKey: 'access.roles.title', order: 20 } },
  { path: '/tokens', name: 'access.tokens', component: () => import('./tokens/TokensPage.vue'), permission: MANAGE, nav: { group: 'admin', icon: KeyRound, labelKey: 'access.tokens.title', order: 50 } },
])
