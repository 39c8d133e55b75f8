import { ClipboardCheck, PlugZap } from 'lucide-vue-next'
import { api } from '@/core/client'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('electrical_safety_edition', '/electrical-safety/editions', (row) => `${String(row.code)} ${String(row.name)}`)
nameCollection('electrical_safety_campaign', '/electrical-safety/campaigns', (row) => String(row.name))

/** Who walks has his own page; the others have the desk. */
const walks = () => !can('electrical_safety.manage') && can('electrical_safety.survey')

export default defineRoutes([
  { path: '/my-surveys', name: 'electrical_safety.mine', component: () => import('./technician/TechnicianSurveys.vue'), permission: 'electrical_safety.survey', ahead: () => { if (can('electrical_safety.survey')) api.ahead('/electrical-safety/mine', { offline: true }) }, nav: { group: 'work', icon: ClipboardCheck, labelKey: 'electrical_safety.mine', order: 4, when: walks } },
  { path: '/my-surveys/:id', name: 'electrical_safety.walk', component: () => import('./technician/TechnicianSheet.vue'), permission: 'electrical_safety.survey', props: true, titleKey: 'electrical_safety.mine' },
  { path: '/my-surveys/:id/found', name: 'electrical_safety.found', component: () => import('./technician/TechnicianFound.vue'), permission: 'electrical_safety.survey', props: true, titleKey: 'electrical_safety.found_title' },
  { path: '/my-surveys/:id/lines/:line', name: 'electrical_safety.line', component: () => import('./technician/TechnicianLine.vue'), permission: 'electrical_safety.survey', props: true, titleKey: 'electrical_safety.mine' },
  { path: '/electrical-safety', name: 'electrical_safety.surveys', component: () => import('./desk/SurveysPage.vue'), permission: 'electrical_safety.view', nav: { group: 'work', icon: PlugZap, labelKey: 'electrical_safety.nav', order: 42 } },
  { path: '/electrical-safety/surveys/:id', name: 'electrical_safety.survey', component: () => import('./desk/SurveyPage.vue'), permission: 'electrical_safety.view', props: true, titleKey: 'electrical_safety.nav' },
  { path: '/electrical-safety/sheets/:id', name: 'electrical_safety.sheet', component: () => import('./desk/SheetPage.vue'), permission: 'electrical_safety.view', props: true, titleKey: 'electrical_safety.nav' },
  { path: '/electrical-safety/findings', name: 'electrical_safety.findings', component: () => import('./desk/FindingsPage.vue'), permission: 'electrical_safety.view', titleKey: 'electrical_safety.findings' },
  { path: '/electrical-safety/findings/:id', name: 'electrical_safety.finding', component: () => import('./desk/FindingPage.vue'), permission: 'electrical_safety.view', props: true, titleKey: 'electrical_safety.findings' },
  { path: '/electrical-safety/checklists', name: 'electrical_safety.editions', component: () => import('./desk/EditionsPage.vue'), permission: 'electrical_safety.view', titleKey: 'electrical_safety.editions' },
  { path: '/electrical-safety/checklists/:id', name: 'electrical_safety.edition', component: () => import('./desk/EditionPage.vue'), permission: 'electrical_safety.view', props: true, titleKey: 'electrical_safety.editions' },
])

export const rowViews: RowViews = {
  ElectricalSafetySheetRow: { page: (id) => `/electrical-safety/sheets/${id}`, columns: ['number', 'department', 'state', 'due_at', 'surveyed_at', 'person', 'overloaded', 'open_findings'], sort: 'due_at' },
  ElectricalSafetyLineRow: { page: () => '/electrical-safety', columns: ['number', 'department', 'target', 'name', 'state', 'overloaded', 'load_kw', 'rated_kw', 'added', 'recorded_at'], sort: '-recorded_at' },
  ElectricalSafetyFindingRow: { page: (id) => `/electrical-safety/findings/${id}`, columns: ['number', 'department', 'name', 'text', 'severity', 'remedy', 'state', 'due_on', 'order_number'], sort: '-found_at' },
}
