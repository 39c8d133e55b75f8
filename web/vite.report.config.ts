/** Build of the public pages (report.html: /r/{code}, /t/{tracking}): apart, so that Vue is shaken down to what they use. */
import { fileURLToPath, URL } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: { __VUE_OPTIONS_API__: 'false' },
  publicDir: false,
  build: {
    target: 'es2018',
    cssTarget: 'chrome64',
    emptyOutDir: false,
    modulePreload: false,
    rollupOptions: { input: 'report.html', output: { entryFileNames: 'assets/report-[hash].js', assetFileNames: 'assets/report-[hash][extname]' } },
  },
})
