import { Building2, Layers, QrCode } from 'lucide-vue-next'
import { api } from '@/core/client'
import { defineRoutes, type SearchProvider } from '@/core/routes'
import type { List } from '@/core/types'
import { localName } from '@/domains/repair/order_text'
import { usePlaces } from './use_places'

export default defineRoutes([
  { path: '/places', name: 'space.places', component: () => import('./places/PlacesPage.vue'), nav: { group: 'place', icon: Building2, labelKey: 'space.nav.places', order: 10 } },
  { path: '/places/import', name: 'space.import', component: () => import('./import/ImportPage.vue'), permission: 'space.manage', titleKey: 'space.nav.import' },
  { path: '/places/new', name: 'space.new_building', component: () => import('./start/NewBuildingPage.vue'), permission: 'space.manage', titleKey: 'space.nav.new_building' },
  { path: '/zones', name: 'space.zones', component: () => import('./zones/ZonesPage.vue'), permission: 'space.manage', nav: { group: 'place', icon: Layers, labelKey: 'space.nav.zones', order: 20 } },
  { path: '/codes', name: 'space.codes', component: () => import('./codes/CodesPage.vue'), permission: 'space.codes', nav: { group: 'place', icon: QrCode, labelKey: 'space.nav.codes', order: 30 } },
])

export const search: SearchProvider[] = [
  {
    labelKey: 'space.nav.places',
    async search(text, signal) {
      const { floorText } = usePlaces()
      const answer = await api.get<List<{ id: number; code: string; name: string; name_en: string; floor_id: number }>>('/space/rooms', { query: { q: text, active: true, limit: 6 }, signal })
      return answer.items.map((room) => ({ title: `${localName(room)} ${room.code}`, detail: floorText(room.floor_id), to: { path: '/places', query: { floor: String(room.floor_id), room: String(room.id) } } }))
    },
  },
]
