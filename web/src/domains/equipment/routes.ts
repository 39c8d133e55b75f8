import { CalendarClock, MonitorCog, PlugZap, ScanLine } from 'lucide-vue-next'
import { api } from '@/core/client'
import { nameCollection } from '@/core/references'
import { defineRoutes, type CentreButton, type RowViews, type SearchProvider } from '@/core/routes'
import { can } from '@/core/session'
import type { List } from '@/core/types'
import type { DeviceRow } from './types'

nameCollection('equipment_device', '/equipment/devices', (row) => `${String(row.asset_no)} ${String(row.name)}`)

/** The engineer's round button; who works on orders has the scanner of his orders there. */
export const centre: CentreButton = { path: '/equipment/scan', icon: ScanLine, labelKey: 'equipment.nav.scan', permission: 'equipment.record', when: () => !can('repair.work') }

export default defineRoutes([
  { path: '/equipment/devices', name: 'equipment.devices', component: () => import('./DevicesPage.vue'), permission: 'equipment.view', nav: { group: 'things', icon: MonitorCog, labelKey: 'equipment.nav.devices', order: 10 } },
  { path: '/equipment/devices/:id', name: 'equipment.device', component: () => import('./device/DevicePage.vue'), permission: 'equipment.view', props: true, titleKey: 'equipment.nav.devices' },
  { path: '/equipment/due', name: 'equipment.due', component: () => import('./due/DuePage.vue'), permission: 'equipment.view', nav: { group: 'work', icon: CalendarClock, labelKey: 'equipment.nav.due', order: 30 } },
  { path: '/equipment/load', name: 'equipment.load', component: () => import('./load/LoadPage.vue'), permission: 'equipment.view', nav: { group: 'things', icon: PlugZap, labelKey: 'equipment.nav.load', order: 30 } },
  { path: '/equipment/scan', name: 'equipment.scan', component: () => import('./ScanPage.vue'), permission: 'equipment.view', titleKey: 'equipment.nav.scan' },
])

export const search: SearchProvider[] = [
  {
    labelKey: 'equipment.nav.devices',
    permission: 'equipment.view',
    async search(text, signal) {
      const answer = await api.get<List<DeviceRow>>('/equipment/devices', { query: { q: text, limit: 6 }, signal })
      return answer.items.map((row) => ({ title: `${row.asset_no} ${row.name}`, detail: [row.building, row.floor, row.room].filter(Boolean).join(' · '), to: `/equipment/devices/${row.id}` }))
    },
  },
]

export const rowViews: RowViews = {
  EquipmentDeviceRow: { page: (id) => `/equipment/devices/${id}`, columns: ['asset_no', 'name', 'type', 'state', 'department', 'next_due'], sort: 'asset_no' },
  EquipmentDueRow: { page: (id) => `/equipment/due#${id}`, columns: ['asset_no', 'device', 'kind', 'title', 'next_due', 'level', 'department'], sort: 'next_due' },
  EquipmentRecordRow: { page: () => '/equipment/due', columns: ['asset_no', 'device', 'kind', 'due_on', 'done_on', 'on_time', 'result'], sort: '-at' },
  EquipmentDowntimeRow: { page: () => '/equipment/devices', columns: ['asset_no', 'device', 'began_at', 'ended_at', 'down_minutes', 'ran_hours', 'reason'], sort: '-began_at' },
}
