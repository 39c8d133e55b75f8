import { ChartColumn } from 'lucide-vue-next'
import { api } from '@/core/client'
import { civilDay } from '@/core/format'
import { locale } from '@/core/i18n'
import { addDays } from '@/core/period'
import { defineRoutes, type HomeCard, type SearchProvider } from '@/core/routes'
import type { Figures } from './types'

/** Figures of any domain; later ones add their permission here. */
const SEES_FIGURES = ['repair.indicators', 'materials.indicators']

export default defineRoutes([
  { path: '/indicators', name: 'indicators.list', component: () => import('./FiguresPage.vue'), permission: SEES_FIGURES, nav: { group: 'insight', icon: ChartColumn, labelKey: 'indicators.nav', order: 10 } },
  { path: '/indicators/:id', name: 'indicators.one', component: () => import('./FigurePage.vue'), permission: SEES_FIGURES, props: true, titleKey: 'indicators.nav' },
])

export const home: HomeCard[] = [{ name: 'indicators.headlines', permission: SEES_FIGURES, order: 20, wide: true, component: () => import('./HeadlineCard.vue') }]

const HITS_MAX = 6
const known = new Map<string, Promise<Figures>>()

/** Names and definitions of all figures, asked once in each language: one day is enough for that. */
function catalogue(): Promise<Figures> {
  const today = civilDay(Date.now())
  const asked = known.get(locale.value) ?? api.get<Figures>('/indicators', { query: { from: today, to: addDays(today, 1) } })
  known.set(locale.value, asked)
  asked.catch(() => known.delete(locale.value))
  return asked
}

export const search: SearchProvider[] = [
  {
    labelKey: 'indicators.nav',
    permission: SEES_FIGURES,
    async search(text) {
      const wanted = text.trim().toLowerCase()
      const { items } = await catalogue()
      return items.filter((one) => one.label.toLowerCase().includes(wanted)).slice(0, HITS_MAX).map((one) => ({ title: one.label, detail: one.definition, to: `/indicators/${one.id}` }))
    },
  },
]
