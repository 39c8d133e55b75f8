/**
 * What a domain registers. `src/domains/<name>/routes.ts` has `export default defineRoutes([...])` and, if people look
 * for its things by name or number, `export const search: SearchProvider[]`; cards of the start page as `home`, how
 * its rows are shown elsewhere as `rowViews`. Nothing else has to be edited.
 */
import type { Component } from 'vue'
import type { RouteLocationRaw, RouteRecordRaw } from 'vue-router'

/** Groups of the navigation, in this order; their texts are `ui.group.<name>`. */
export const NAV_GROUPS = ['work', 'supply', 'place', 'things', 'insight', 'data', 'admin'] as const
export type NavGroup = (typeof NAV_GROUPS)[number]

export interface NavEntry {
  group: NavGroup
  /** A lucide icon, imported by the routes file. */
  icon: Component
  labelKey: string
  order: number
  /** Further condition beside the route's permission; reactive. */
  when?: () => boolean
}

export interface AppRoute {
  path: string
  /** `<domain>.<page>`, unique. */
  name: string
  /** Lazy: `() => import('./ListPage.vue')`. */
  component: () => Promise<unknown>
  /** Any one of them suffices. Absent: everybody signed in. */
  permission?: string | string[]
  /** No session needed. */
  public?: boolean
  /** Without navigation and top bar (login, wall). */
  bare?: boolean
  titleKey?: string
  nav?: NavEntry
  /** Route parameters become props of the page. */
  props?: boolean
  /** Asks for what the page will show first, when it is the first page of a visit (`api.ahead`). */
  ahead?: () => void
}

export interface SearchHit {
  title: string
  detail?: string
  to: RouteLocationRaw
}

export interface SearchProvider {
  labelKey: string
  permission?: string | string[]
  search: (text: string, signal: AbortSignal) => Promise<SearchHit[]>
}

/** A part of the start page of those who look after the whole (head, administrator): what owes attention, or figures. */
export interface HomeCard {
  /** `<domain>.<card>`, unique. */
  name: string
  /** Any one of them suffices. */
  permission?: string | string[]
  order: number
  /** Takes the whole row; else half of it where there is room. */
  wide?: boolean
  component: () => Promise<unknown>
}

/** How rows are shown outside their domain (behind a figure). */
export interface RowView {
  /** Address of the page of one row. */
  page: (id: number) => string
  columns: string[]
  sort: string
}
/** View or entity of the server → how its rows are shown. */
export type RowViews = Record<string, RowView>

export function defineRoutes(routes: AppRoute[]): AppRoute[] {
  return routes
}

/** The big round button in the middle of a phone's bottom bar: what somebody needs there at any moment. */
export interface CentreButton {
  path: string
  icon: Component
  labelKey: string
  permission: string | string[]
  when?: () => boolean
}

interface RoutesFile {
  default: AppRoute[]
  search?: SearchProvider[]
  centre?: CentreButton
  home?: HomeCard[]
  rowViews?: RowViews
}

const files = import.meta.glob<RoutesFile>('../domains/*/routes.ts', { eager: true })

export const appRoutes: AppRoute[] = Object.values(files).flatMap((file) => file.default)
export const searchProviders: SearchProvider[] = Object.values(files).flatMap((file) => file.search ?? [])

/** The first domain's button that this person may use. */
export function centreButton(may: (permission: string | string[] | undefined) => boolean): CentreButton | null {
  return Object.values(files).find((file) => file.centre && may(file.centre.permission) && (file.centre.when?.() ?? true))?.centre ?? null
}
export const homeCards: HomeCard[] = Object.values(files).flatMap((file) => file.home ?? []).sort((a, b) => a.order - b.order)
export const rowViews: RowViews = Object.assign({}, ...Object.values(files).map((file) => file.rowViews ?? {}))

export interface NavItem extends NavEntry {
  name: string
  path: string
}

/** Entries this person may open, in the order of groups, then `order`. */
export function navItems(may: (permission: string | string[] | undefined) => boolean): NavItem[] {
  const items = appRoutes.flatMap((route) => (route.nav && may(route.permission) && (route.nav.when?.() ?? true) ? [{ ...route.nav, name: route.name, path: route.path }] : []))
  return items.sort((a, b) => NAV_GROUPS.indexOf(a.group) - NAV_GROUPS.indexOf(b.group) || a.order - b.order)
}

export function asRecord(route: AppRoute): RouteRecordRaw {
  return {
    path: route.path,
    name: route.name,
    component: route.component as () => Promise<Component>,
    props: route.props ?? false,
    meta: { permission: route.permission, public: route.public ?? false, ahead: route.ahead, bare: route.bare ?? false, titleKey: route.titleKey ?? route.nav?.labelKey },
  }
}
