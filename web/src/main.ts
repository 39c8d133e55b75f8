/** Starts the signed-in application. */
import { createApp } from 'vue'
import App from './App.vue'
import { forgetAhead } from './core/ahead'
import { locale, onLocaleChange, setLocale } from './core/i18n'
import { watchPresence } from './core/presence'
import { startTheme } from './core/theme'
import { askAhead, router } from './router'
import 'element-plus/es/components/base/style/css'
import './ui/tokens.css'
import './ui/base.css'

async function start(): Promise<void> {
  startTheme()
  watchPresence(window)
  const texts = setLocale(locale.value, false)
  askAhead(location.pathname + location.search)
  onLocaleChange(forgetAhead)
  await texts
  createApp(App).use(router).mount('#app')
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    // After the page itself: keeping files must not slow the first view. Without https there is none.
    const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => {})
    if (document.readyState === 'complete') register()
    else window.addEventListener('load', register)
  }
}

void start()
