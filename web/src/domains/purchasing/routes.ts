import { BadgeCheck, FileInput, FileText, ReceiptText, ShoppingCart, Star, Truck } from 'lucide-vue-next'
import { nameCollection } from '@/core/references'
import { defineRoutes, type RowViews } from '@/core/routes'
import { can } from '@/core/session'

nameCollection('purchasing_contract', '/purchasing/contracts', (row) => `${String(row.number)} ${String(row.title ?? '')}`.trim())

export default defineRoutes([
  { path: '/purchasing/orders', name: 'purchasing.orders', component: () => import('./desk/OrdersPage.vue'), permission: 'purchasing.orders', nav: { group: 'supply', icon: ShoppingCart, labelKey: 'purchasing.nav', order: 60 } },
  { path: '/purchasing/orders/new', name: 'purchasing.new', component: () => import('./desk/OrderForm.vue'), permission: 'purchasing.order', titleKey: 'purchasing.new_order' },
  { path: '/purchasing/orders/:id', name: 'purchasing.order', component: () => import('./desk/OrderPage.vue'), permission: 'purchasing.orders', props: true, titleKey: 'purchasing.nav' },
  { path: '/purchasing/orders/:id/deliver', name: 'purchasing.deliver', component: () => import('./desk/DeliverForm.vue'), permission: ['purchasing.supply', 'purchasing.receive'], props: true, titleKey: 'purchasing.deliver' },
  { path: '/purchasing/origins/:id?', name: 'purchasing.origins', component: () => import('./desk/OriginsPage.vue'), permission: 'purchasing.view', nav: { group: 'supply', icon: FileInput, labelKey: 'purchasing.origins', order: 60, when: () => can('purchasing.order') } },
  { path: '/purchasing/deliveries', name: 'purchasing.deliveries', component: () => import('./desk/DeliveriesPage.vue'), permission: 'purchasing.orders', nav: { group: 'supply', icon: Truck, labelKey: 'purchasing.deliveries', order: 61 } },
  { path: '/purchasing/deliveries/:id', name: 'purchasing.delivery', component: () => import('./desk/DeliveryPage.vue'), permission: 'purchasing.orders', props: true, titleKey: 'purchasing.deliveries' },
  { path: '/purchasing/deliveries/:id/inspect', name: 'purchasing.inspect', component: () => import('./technician/TechnicianInspect.vue'), permission: 'purchasing.receive', props: true, titleKey: 'purchasing.inspect' },
  { path: '/purchasing/invoices', name: 'purchasing.invoices', component: () => import('./desk/InvoicesPage.vue'), permission: 'purchasing.view', nav: { group: 'supply', icon: ReceiptText, labelKey: 'purchasing.invoices', order: 62 } },
  { path: '/purchasing/invoices/new', name: 'purchasing.new_invoice', component: () => import('./desk/InvoiceForm.vue'), permission: 'purchasing.invoice', titleKey: 'purchasing.new_invoice' },
  { path: '/purchasing/invoices/:id', name: 'purchasing.invoice', component: () => import('./desk/InvoicePage.vue'), permission: 'purchasing.view', props: true, titleKey: 'purchasing.invoices' },
  { path: '/purchasing/contracts', name: 'purchasing.contracts', component: () => import('./desk/ContractsPage.vue'), permission: 'purchasing.view', nav: { group: 'supply', icon: FileText, labelKey: 'purchasing.contracts', order: 63 } },
  { path: '/purchasing/contracts/:id', name: 'purchasing.contract', component: () => import('./desk/ContractPage.vue'), permission: 'purchasing.view', props: true, titleKey: 'purchasing.contracts' },
  { path: '/purchasing/suppliers', name: 'purchasing.suppliers', component: () => import('./desk/SuppliersPage.vue'), permission: 'purchasing.view', nav: { group: 'supply', icon: Star, labelKey: 'purchasing.suppliers', order: 64 } },
  { path: '/purchasing/suppliers/:id', name: 'purchasing.supplier', component: () => import('./desk/SupplierPage.vue'), permission: 'purchasing.view', props: true, titleKey: 'purchasing.suppliers' },
  { path: '/purchasing/licences/:id?', name: 'purchasing.licences', component: () => import('./desk/LicencesPage.vue'), permission: 'purchasing.orders', nav: { group: 'supply', icon: BadgeCheck, labelKey: 'purchasing.licences', order: 65, when: () => can('purchasing.supply') || can('purchasing.manage') } },
  { path: '/purchasing/items/:id/prices', name: 'purchasing.prices', component: () => import('./desk/PricesPage.vue'), permission: 'purchasing.view', props: true, titleKey: 'purchasing.prices' },
])

export const rowViews: RowViews = {
  PurchasingBoughtRow: { page: () => '/purchasing/deliveries', columns: ['inspected_at', 'number', 'vendor', 'name', 'accepted', 'rejected', 'unit', 'price', 'reference', 'saving', 'arrives_on', 'wanted_on'], sort: '-inspected_at' },
}
