import { ClipboardCheck, ClipboardList, HeartPulse, Package, PackagePlus, ReceiptText } from 'lucide-vue-next'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('materials_store', '/materials/stores', (row) => String(row.name))
nameCollection('materials_item', '/materials/items', (row) => `${String(row.name)} ${String(row.specification ?? '')}`.trim())
nameCollection('materials_bin', '/materials/bins', (row) => String(row.code))
nameCollection('materials_category', '/materials/categories', (row) => String(row.name))

export default defineRoutes([
  { path: '/stock', name: 'materials.stock', component: () => import('./desk/StockPage.vue'), permission: 'materials.view', nav: { group: 'supply', icon: Package, labelKey: 'materials.nav', order: 50 } },
  { path: '/stock/items/:id', name: 'materials.item', component: () => import('./desk/ItemPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.nav' },
  { path: '/stock/move/:kind', name: 'materials.move', component: () => import('./desk/MovePage.vue'), permission: ['materials.keep', 'materials.request'], props: true, titleKey: 'materials.move' },
  { path: '/stock/documents', name: 'materials.documents', component: () => import('./desk/DocumentsPage.vue'), permission: 'materials.view', nav: { group: 'supply', icon: ReceiptText, labelKey: 'materials.documents', order: 53, when: () => can('materials.keep') || can('materials.close') } },
  { path: '/stock/documents/:id', name: 'materials.document', component: () => import('./desk/DocumentPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.documents' },
  { path: '/stock/past', name: 'materials.past', component: () => import('./desk/PastPage.vue'), permission: 'materials.view', titleKey: 'materials.past' },
  { path: '/requisitions', name: 'materials.requisitions', component: () => import('./desk/RequisitionsPage.vue'), permission: 'materials.view', nav: { group: 'supply', icon: ClipboardList, labelKey: 'materials.requisitions', order: 51 } },
  { path: '/requisitions/new', name: 'materials.ask', component: () => import('./ward/AskPage.vue'), permission: 'materials.request', nav: { group: 'supply', icon: PackagePlus, labelKey: 'materials.ask', order: 52 } },
  { path: '/requisitions/:id', name: 'materials.requisition', component: () => import('./desk/RequisitionPage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.requisitions' },
  { path: '/pieces', name: 'materials.pieces', component: () => import('./pieces/PiecesPage.vue'), permission: 'materials.view', nav: { group: 'supply', icon: HeartPulse, labelKey: 'materials.pieces', order: 55, when: () => can('materials.gaps') || can('materials.use_pieces') || can('materials.bill') } },
  { path: '/pieces/gaps', name: 'materials.gaps', component: () => import('./pieces/GapsPage.vue'), permission: 'materials.view', titleKey: 'materials.pieces.gaps' },
  { path: '/pieces/uses', name: 'materials.piece_uses', component: () => import('./pieces/UsesPage.vue'), permission: 'materials.view', titleKey: 'materials.pieces.uses' },
  { path: '/pieces/charges', name: 'materials.charges', component: () => import('./pieces/ChargesPage.vue'), permission: 'materials.view', titleKey: 'materials.pieces.charges' },
  { path: '/pieces/use', name: 'materials.use_piece', component: () => import('./pieces/UsePage.vue'), permission: 'materials.use_pieces', titleKey: 'materials.pieces.use' },
  { path: '/pieces/:id', name: 'materials.piece', component: () => import('./pieces/PiecePage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.pieces' },
  { path: '/stocktakes', name: 'materials.stocktakes', component: () => import('./desk/StocktakesPage.vue'), permission: 'materials.count', nav: { group: 'supply', icon: ClipboardCheck, labelKey: 'materials.stocktakes', order: 54 } },
  { path: '/stocktakes/:id', name: 'materials.stocktake', component: () => import('./desk/StocktakePage.vue'), permission: 'materials.view', props: true, titleKey: 'materials.stocktakes' },
  { path: '/stocktakes/:id/count', name: 'materials.count', component: () => import('./technician/TechnicianCount.vue'), permission: 'materials.count', props: true, titleKey: 'materials.stocktakes' },
])

export const rowViews: RowViews = {
  MaterialsShelfRow: { page: () => '/stock', columns: ['code', 'name', 'store', 'lot', 'expires_on', 'quantity', 'unit', 'value'], sort: '-value' },
  MaterialsUseRow: { page: () => '/stock/documents', columns: ['at', 'number', 'code', 'name', 'quantity', 'unit', 'value', 'department'], sort: '-at' },
  MaterialsDemandRow: { page: () => '/requisitions', columns: ['picked_at', 'number', 'department', 'name', 'asked', 'picked', 'short_line'], sort: '-picked_at' },
  MaterialsPieceUseRow: { page: () => '/pieces/uses', columns: ['used_at', 'serial', 'name', 'department', 'patient', 'procedure_name', 'charge_number', 'price'], sort: '-used_at' },
  MaterialsGapRow: { page: () => '/pieces/gaps', columns: ['found_at', 'kind', 'state', 'code', 'name', 'department', 'reason'], sort: '-found_at' },
  MaterialsCountRow: { page: () => '/stocktakes', columns: ['posted_at', 'number', 'store', 'name', 'lot', 'result', 'difference', 'difference_value', 'reason'], sort: '-posted_at' },
}
