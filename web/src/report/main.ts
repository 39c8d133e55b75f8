/** Starts the public pages: /r/{code} and /t/{tracking}. */
import { createApp } from 'vue'
import { keepLocale, locale } from '@/core/locale'
import { startTheme } from '@/core/theme'
import '@/ui/tokens.css'
import './report.css'
import PublicApp from './PublicApp.vue'

startTheme()
keepLocale(locale.value, false)
createApp(PublicApp).mount('#app')
