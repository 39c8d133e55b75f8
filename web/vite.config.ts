/** Build of the signed-in application (index.html). The public report page has its own build. */
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import elementPlus from 'unplugin-element-plus/vite'
import { defineConfig } from 'vitest/config'
import { preloadApp } from './sw/preload'
import { serviceWorker } from './sw/plugin'

/** Where `npm run dev` finds the server; only used while developing. */
const server = process.env.ZHONGSHU_SERVER ?? 'http://127.0.0.1:8080'

/** Small pieces that nearly every page needs travel as one file: on a phone each file costs a round trip. */
const COMMON = /\/src\/core\/(?!catalogue|routes)|\/src\/ui\/(ViewState|StateBadge|PopPanel|MenuButton|FilterChip|SearchInput|tone|toast)\b/
const ORDERS = /\/src\/domains\/repair\/(DueClock|PriorityMark|QueueRow|order_text|types|first_queries|use_order|use_catalogue)\b/

export default defineConfig({
  plugins: [vue(), elementPlus({}), preloadApp(), serviceWorker()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    target: 'es2018',
    cssTarget: 'chrome64',
    assetsInlineLimit: 2048,
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      input: 'index.html',
      output: {
        manualChunks(id) {
          if (id.includes('/node_modules/echarts/') || id.includes('/node_modules/zrender/')) return 'charts'
          if (/\/node_modules\/(@vue|vue|vue-router)\//.test(id)) return 'vue'
          if (id.includes('/node_modules/lucide-vue-next/')) return 'icons'
          if (id.includes('vite/preload-helper')) return 'preload'
          if (COMMON.test(id)) return 'common'
          if (ORDERS.test(id)) return 'orders'
          return undefined
        },
      },
    },
  },
  server: { proxy: { '/api': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
})
