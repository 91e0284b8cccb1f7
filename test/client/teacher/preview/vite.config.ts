// A teacher's phone with an invented school, for looking at the screens and for the tests in a browser.
// npx vite build --config test/client/teacher/preview/vite.config.ts --outDir /tmp/teacher-preview
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  logLevel: 'warn',
  define: { __BUILT_AT__: 0, __VERSION__: JSON.stringify('0.1.0') },
  plugins: [vue()],
  build: {
    target: ['chrome99', 'safari15.4'],
    cssTarget: ['chrome99', 'safari15.4'],
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
  },
})
