import { MessageSquareShare } from 'lucide-vue-next'
import { defineRoutes } from '@/core/routes'

export default defineRoutes([
  { path: '/messages/choices', name: 'messaging.choices', component: () => import('./ChoicesPage.vue'), titleKey: 'messaging.choices.title' },
  { path: '/messages/channels', name: 'messaging.channels', component: () => import('./ChannelsPage.vue'), permission: 'messaging.manage', nav: { group: 'admin', icon: MessageSquareShare, labelKey: 'messaging.nav.channels', order: 40 } },
  { path: '/messages/log', name: 'messaging.log', component: () => import('./LogPage.vue'), permission: 'messaging.manage', titleKey: 'messaging.log.title' },
])
