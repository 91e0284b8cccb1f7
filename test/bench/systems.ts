/** The systems that are compared: their pages, their servers, and what each of them does beside moving facts. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { SeededSchool } from './seed-school.ts'
import { type Running, startServer } from './servers/start.ts'

export type System = {
  readonly name: string
  /** Where its page is, given the school's password. */
  readonly page: (password: string) => string
  readonly includes: string
  /** @param seeded false: an empty server; ours still has its records */
  readonly serve: (school: SeededSchool, pages: string, isSeeded: boolean) => Promise<Running>
}

const here = dirname(fileURLToPath(import.meta.url))
const fresh = (school: SeededSchool, name: string) => mkdtempSync(join(school.folder, name))

const rows: System['serve'] = (school, pages, isSeeded) =>
  startServer('./rows-server.ts', join(fresh(school, 'rows-'), 'db'), pages, isSeeded ? school.documents : '')

export const systems: readonly System[] = [
  {
    name: 'Shanzhen',
    page: (password) => `shanzhen.html?password=${password}`,
    includes: 'login, policy on each fact, 2,000 children’s records, fold with claims and caps',
    serve: (school, pages) => startServer('./shanzhen-server.ts', school.dataDir, pages),
  },
  {
    name: 'Dexie rows',
    page: () => 'dexie.html',
    includes: 'no login, no rules; rows indexed by id and child, outbox; sum of points',
    serve: rows,
  },
  {
    name: 'RxDB',
    page: () => 'rxdb.html',
    includes: 'no login, no rules; documents indexed by id and child, conflict handling; sum of points',
    serve: rows,
  },
  {
    name: 'PouchDB',
    page: () => 'pouchdb.html',
    includes: 'no login, no rules; revisions and checkpoints at both ends, by id; sum of points',
    serve: (school, pages, isSeeded) =>
      startServer('./pouchdb-server.ts', fresh(school, 'pouch-'), pages, isSeeded ? school.documents : ''),
  },
]

/** Installs the peers on the first run, and builds the pages; the folder to serve. */
export async function buildPages(): Promise<{ folder: string; remove: () => void }> {
  installPeers()
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-pages-'))
  const root = join(here, 'pages')
  const input = ['shanzhen', 'dexie', 'rxdb', 'pouchdb'].map((name) => join(root, `${name}.html`))
  await build({
    configFile: false,
    root,
    base: '/',
    logLevel: 'error',
    define: { __BUILT_AT__: '0', __VERSION__: '""', __VUE_OPTIONS_API__: 'false', global: 'globalThis' },
    resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
    build: { outDir: folder, emptyOutDir: true, target: 'chrome99', rollupOptions: { input } },
  })
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function installPeers(): void {
  if (existsSync(join(here, 'node_modules'))) return
  console.log('installing the peers (once) …')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--prefix', here, '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  execFileSync(npm, [...args, '--loglevel=error'], { stdio: 'inherit', shell: process.platform === 'win32' })
}
