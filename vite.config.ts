/// <reference types="vitest/config" />
import vue from '@vitejs/plugin-vue'
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/**
 * Keeps the hashed files of the two builds before in dist-previous/, for pages that were opened with them: a tablet
 * must never lose the files it was built with because the server has been updated.
 */
const keepPreviousBuilds = (): Plugin => ({
  name: 'keep-previous-builds',
  apply: 'build',
  buildStart() {
    if (!existsSync('dist/assets')) return
    rmSync('dist-previous/2', { recursive: true, force: true })
    if (existsSync('dist-previous/1')) renameSync('dist-previous/1', 'dist-previous/2')
    cpSync('dist/assets', 'dist-previous/1/assets', { recursive: true })
  },
})

type Modules = { getModuleInfo(id: string): { importers: readonly string[] } | null }

/**
 * What a paired tablet reads before its first tile, in two files instead of twenty: the entry's own closure, and the
 * kiosk's. Each file takes its way through the service worker by itself, and they are found one wave after the other.
 */
function firstScreenChunk(id: string, modules: Modules): string | null {
  if (isReadWith('/src/client/main.ts', id, modules)) return 'first'
  return isReadWith('/src/client/features/kiosk/KioskApp.vue', id, modules) ? 'kiosk-home' : null
}

/** Whether static imports lead from the root to this module. */
function isReadWith(root: string, id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (id.split('?')[0]?.replaceAll('\\', '/').endsWith(root)) return true
  if (seen.has(id)) return false
  seen.add(id)
  const importers = modules.getModuleInfo(id)?.importers ?? []
  return importers.some((importer) => isReadWith(root, importer, modules, seen))
}

const onPostgres = (all: boolean) =>
  all
    ? [
        'postgres',
        'sync',
        ...['app', 'auth', 'demo', 'routes', 'school'].map((part) => `server/${part}`),
      ].map((folder) => `test/${folder}/**/*.test.ts`)
    : ['postgres/*', 'sync/*', 'server/{auth,school}/*', 'server/routes/{pairing,records}'].map(
        (some) => `test/${some}.test.ts`,
      )

export default defineConfig({
  define: {
    // Components here are written with setup alone; so are those of the libraries.
    __VUE_OPTIONS_API__: false,
    __BUILT_AT__: Math.floor(Date.now() / 1000),
    __VERSION__: JSON.stringify(process.env['npm_package_version'] ?? ''),
  },
  resolve: {
    // Dexie's main entry is its ES5 build; the browsers below read the modern one, which is smaller and quicker.
    alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }],
  },
  plugins: [
    vue(),
    keepPreviousBuilds(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/client/service-worker',
      filename: 'sw.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,woff2,wasm,webmanifest}'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
    }),
  ],
  build: {
    // Chromium 99 (HarmonyOS, old whiteboards) and Safari 15.4.
    target: ['chrome99', 'safari15.4'],
    cssTarget: ['chrome99', 'safari15.4'],
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstScreenChunk }] } } },
    // The list of scripts to fetch ahead of each lazy screen weighs more than it saves: a worker keeps them all.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, needed) => needed.filter((path) => path.endsWith('.css')),
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          setupFiles: ['fake-indexeddb/auto'],
          include: ['test/**/*.test.ts'],
          exclude: [
            ...['test/domain/**', 'test/e2e/**', 'test/bench/**', 'test/postgres/**'],
            'test/**/*-in-chromium.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        // The domain is pure: its files share one world, which a file each would only build anew.
        extends: true,
        test: { name: 'domain', include: ['test/domain/**/*.test.ts'], isolate: false, testTimeout: 30_000 },
      },
      {
        // The server on PostgreSQL, a real one that starts with the tests; `npm run test:postgres` takes all of it.
        extends: true,
        test: {
          name: 'postgres',
          setupFiles: ['fake-indexeddb/auto'],
          globalSetup: ['test/support/postgres/set-up.ts'],
          include: onPostgres(process.env['TEST_POSTGRES'] === 'all'),
          exclude: ['test/**/*-in-chromium.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Real Chromium against the real server process: one journey at a time on two cores.
        extends: true,
        test: {
          name: 'browser',
          include: ['test/e2e/**/*.test.ts', 'test/**/*-in-chromium.test.ts'],
          setupFiles: ['test/support/say-what-stood.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
