// The kiosk on an invented school, without a server: for looking at its screens, never part of the product.
// npx vite build --config test/client/kiosk/preview/vite.config.ts --outDir /tmp/kiosk-preview
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  define: { __BUILT_AT__: 1_790_000_000, __VERSION__: '"0.1.0"' },
  plugins: [vue()],
  build: {
    target: ['chrome99', 'safari15.4'],
    cssTarget: ['chrome99', 'safari15.4'],
    modulePreload: { polyfill: false },
  },
})
