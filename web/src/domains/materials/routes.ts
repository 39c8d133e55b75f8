import { ClipboardCheck, ClipboardList, Package, PackagePlus, ReceiptText } from 'lucide-vue-next'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('materials_store', '/materials/stores', (row) => String(row.name))
nameCollection('materials_item', '/materials/items', (row) => `${String(row.name)} ${String(row.specification ?? '')}`.trim())
nameCollection('materials_category', '/materials/categories', (row) => String(row.name))

export default defineRoutes([
  { path: '/stock', name: 'materials.stock', component: () => import('./desk/StockPage.vue'), permission: 'materials.view', nav: { group: 'work', icon: Package, labelKey: 'materials.nav', order: 50 } },
  { path: '/stock/items/:id', name: 'materials.item', component: () => import('./desk/ItemPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.nav' },
  { path: '/stock/move/:kind', name: 'materials.move', component: () => import('./desk/MovePage.vue'), permission: ['materials.keep', 'materials.request'], props: true, titleKey: 'materials.move' },
  { path: '/stock/documents', name: 'materials.documents', component: () => import('./desk/DocumentsPage.vue'), permission: 'materials.view', nav: { group: 'work', icon: ReceiptText, labelKey: 'materials.documents', order: 53, when: () => can('materials.keep') || can('materials.close') } },
  { path: '/stock/documents/:id', name: 'materials.document', component: () => import('./desk/DocumentPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.documents' },
  { path: '/requisitions', name: 'materials.requisitions', component: () => import('./desk/RequisitionsPage.vue'), permission: 'materials.view', nav: { group: 'work', icon: ClipboardList, labelKey: 'materials.requisitions', order: 51 } },
  { path: '/requisitions/new', name: 'materials.ask', component: () => import('./ward/AskPage.vue'), permission: 'materials.request', nav: { group: 'work', icon: PackagePlus, labelKey: 'materials.ask', order: 52 } },
  { path: '/requisitions/:id', name: 'materials.requisition', component: () => import('./desk/RequisitionPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.requisitions' },
  { path: '/stocktakes', name: 'materials.stocktakes', component: () => import('./desk/StocktakesPage.vue'), permission: 'materials.count', nav: { group: 'work', icon: ClipboardCheck, labelKey: 'materials.stocktakes', order: 54 } },
  { path: '/stocktakes/:id', name: 'materials.stocktake', component: () => import('./desk/StocktakePage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.stocktakes' },
  { path: '/stocktakes/:id/count', name: 'materials.count', component: () => import('./technician/TechnicianCount.vue'), permission: 'materials.count', props: true, titleKey: 'materials.stocktakes' },
])

export const rowViews: RowViews = {
  MaterialsShelfRow: { page: () => '/stock', columns: ['code', 'name', 'store', 'lot', 'expires_on', 'quantity', 'unit', 'value'], sort: '-value' },
  MaterialsUseRow: { page: () => '/stock/documents', columns: ['at', 'number', 'code', 'name', 'quantity', 'unit', 'value', 'department'], sort: '-at' },
  MaterialsDemandRow: { page: () => '/requisitions', columns: ['picked_at', 'number', 'department', 'name', 'asked', 'picked', 'short_line'], sort: '-picked_at' },
  MaterialsCountRow: { page: () => '/stocktakes', columns: ['posted_at', 'number', 'store', 'name', 'lot', 'result', 'difference', 'difference_value', 'reason'], sort: '-posted_at' },
}
