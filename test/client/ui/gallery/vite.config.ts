// The gallery of the UI kit: for looking at components, never part of the product.
// npx vite build --config test/client/ui/gallery/vite.config.ts --outDir /tmp/gallery
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [vue()],
  build: {
    target: ['chrome99', 'safari15.4'],
    cssTarget: ['chrome99', 'safari15.4'],
    modulePreload: { polyfill: false },
  },
})
