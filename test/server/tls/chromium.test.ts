/**
 * A real Chromium that trusts the school's root, and no flag that makes it overlook anything: with
 * `--ignore-certificate-errors` a certificate that no tablet accepts looks fine.
 *
 * Needs Chromium (CHROMIUM_PATH or the usual places) and, to trust the root, certutil of libnss3-tools
 * (CERTUTIL_PATH or PATH); without them it is skipped, and served.test.ts stands alone.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import type { Names } from '../../../src/server/tls/names.ts'
import { aSchoolRoot, aServer, NAMES } from './a-school.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const CHROMIUM = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
)
const CERTUTIL = process.env['CERTUTIL_PATH'] ?? 'certutil'
const certutilIsThere = spawnSync(CERTUTIL, ['-H']).error === undefined

const missing = [
  ...(CHROMIUM ? [] : ['no Chromium (CHROMIUM_PATH)']),
  ...(certutilIsThere ? [] : ['no certutil (apt install libnss3-tools, or CERTUTIL_PATH)']),
].join(', ')

if (missing !== '') console.warn(`Skipped, the school's root in a real Chromium: ${missing}`)

const PAGE = '<!doctype html><title>善真</title>'

async function aSchoolServer(names: Names) {
  const root = await aSchoolRoot()
  const leaf = await issueLeaf(root, names, new Date())
  const server = await aServer({ key: leaf.keyPem, cert: leaf.certificatePem }, (request, response) => {
    const isWorker = request.url === '/sw.js'
    response.setHeader('content-type', isWorker ? 'text/javascript' : 'text/html; charset=utf-8')
    response.end(isWorker ? 'self.addEventListener("fetch", () => {})' : PAGE)
  })
  return { port: server.port, root: root.certificatePem }
}

/** A browser profile of its own; it trusts `root` as a school's tablet does, or nothing when it is null. */
async function aTablet(root: string | null): Promise<Page> {
  const home = await aTemporaryFolder()
  if (root !== null) await trust(home, root)
  const context = await chromium.launchPersistentContext(join(home, 'profile'), {
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--host-resolver-rules=MAP *.local 127.0.0.1, MAP www.bank.cn 127.0.0.1', '--no-sandbox'],
    env: { PATH: process.env['PATH'] ?? '', HOME: home },
  })
  onTestFinished(() => context.close())
  return context.newPage()
}

async function trust(home: string, root: string): Promise<void> {
  const store = join(home, '.pki', 'nssdb')
  await mkdir(store, { recursive: true })
  await writeFile(join(home, 'root.pem'), root)
  execFileSync(CERTUTIL, ['-d', `sql:${store}`, '-N', '--empty-password'])
  const add = ['-A', '-t', 'C,,', '-n', 'Shanzhen', '-i', join(home, 'root.pem')]
  execFileSync(CERTUTIL, ['-d', `sql:${store}`, ...add])
}

describe.skipIf(missing !== '')(
  `in Chromium${missing && ` (skipped: ${missing})`}`,
  { timeout: 60_000 },
  () => {
    it.each(['school.local', '127.0.0.1'])(
      'a page at %s is trusted, speaks HTTP/2 and works offline',
      async (host) => {
        const { port, root } = await aSchoolServer(NAMES)
        const page = await aTablet(root)
        await page.goto(`https://${host}:${port}/`)
        const seen = await page.evaluate(async () => {
          const [navigation] = performance.getEntriesByType('navigation')
          const registration = await navigator.serviceWorker.register('/sw.js')
          return {
            protocol: (navigation as PerformanceNavigationTiming).nextHopProtocol,
            secure: isSecureContext,
            worker: registration.scope,
          }
        })
        expect(seen).toEqual({ protocol: 'h2', secure: true, worker: `https://${host}:${port}/` })
      },
    )

    it("refuses what a stolen root signs for somebody else's site", async () => {
      const { port, root } = await aSchoolServer({ dns: ['www.bank.cn'], ips: [] })
      const page = await aTablet(root)
      await expect(page.goto(`https://www.bank.cn:${port}/`)).rejects.toThrow(/ERR_CERT_INVALID/)
    })

    it('refuses the school on a device without its root', async () => {
      const { port } = await aSchoolServer(NAMES)
      const page = await aTablet(null)
      await expect(page.goto(`https://school.local:${port}/`)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/)
    })
  },
)
