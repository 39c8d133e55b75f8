/** Routes of all domains, and the guard: session, then permission. */
import { watch } from 'vue'
import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router'
import { ApiError, setUnauthenticatedHandler, api } from './core/client'
import { locale, t } from './core/i18n'
import { hospitalName, loadMeta } from './core/meta'
import { forgetServedFromCache } from './core/network'
import { appRoutes, asRecord } from './core/routes'
import { askToLogInAgain, can, loadSession } from './core/session'

declare module 'vue-router' {
  interface RouteMeta {
    permission?: string | string[]
    public?: boolean
    bare?: boolean
    titleKey?: string
    ahead?: () => void
  }
}

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    ...appRoutes.map(asRecord),
    { path: '/forbidden', name: 'forbidden', component: () => import('./ui/ForbiddenPage.vue'), meta: { titleKey: 'ui.forbidden.title' } },
    { path: '/offline', name: 'offline', component: () => import('./ui/UnreachablePage.vue'), meta: { public: true, bare: true } },
    { path: '/:rest(.*)*', name: 'not_found', component: () => import('./ui/NotFoundPage.vue'), meta: { titleKey: 'ui.not_found.title' } },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

/** What the first page and its frame will need, asked for side by side while the texts are still on their way. */
export function askAhead(address: string): void {
  const { matched, meta } = router.resolve(address)
  for (const { components } of matched) if (typeof components?.default === 'function') void (components.default as () => Promise<unknown>)().catch(() => {})
  if (meta.public) return
  for (const asked of [loadSession(), loadMeta()]) asked.catch(() => {}) // The guard asks again and says what is wrong.
  meta.ahead?.()
}

/** A fresh hospital has nobody who could sign in. */
async function needsSetup(): Promise<boolean> {
  try {
    return (await api.get<{ needed: boolean }>('/setup', { keep401: true })).needed
  } catch {
    return false
  }
}

async function signInFirst(to: RouteLocationNormalized) {
  if (await needsSetup()) return { name: 'access.setup' }
  return { name: 'access.login', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
}

router.beforeEach(async (to) => {
  if (to.meta.public) return true
  try {
    const session = await loadSession()
    if (!session) return await signInFirst(to)
    if (session.user.must_change_password) return to.name === 'access.password' ? true : { name: 'access.password', query: { next: to.fullPath } }
    await loadMeta()
  } catch (cause) {
    if (cause instanceof ApiError && cause.code === 'unauthenticated') return await signInFirst(to)
    return { name: 'offline', query: { next: to.fullPath } }
  }
  if (!can(to.meta.permission)) return { name: 'forbidden', query: { from: to.fullPath } }
  return true
})

function retitle(): void {
  const key = router.currentRoute.value.meta.titleKey
  document.title = [key ? t(key) : '', hospitalName.value || t('ui.product')].filter(Boolean).join(' · ')
}

router.afterEach((to, from) => {
  if (to.path !== from.path) forgetServedFromCache()
  retitle()
})
watch([locale, hospitalName], retitle)

/** A page's code is gone after an upgrade of the server: load the new app at the wanted address. */
router.onError((cause: unknown, to) => {
  const text = cause instanceof Error ? cause.message : ''
  const lost = /dynamically imported module|Importing a module script failed|Unable to preload/i.test(text)
  const key = 'zs.reloaded'
  if (!lost || sessionStorage.getItem(key) === to.fullPath) return
  sessionStorage.setItem(key, to.fullPath)
  location.assign(to.fullPath)
})

setUnauthenticatedHandler(askToLogInAgain)
