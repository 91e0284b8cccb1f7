import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startTestServer } from '../../support/server.ts'

async function aServerWithClient() {
  const clientFolder = mkdtempSync(join(tmpdir(), 'shanzhen-client-'))
  onTestFinished(() => rmSync(clientFolder, { recursive: true, force: true }))
  mkdirSync(join(clientFolder, 'assets'))
  writeFileSync(join(clientFolder, 'index.html'), '<!doctype html><title>善真</title>')
  writeFileSync(join(clientFolder, 'sw.js'), 'self.x = 1')
  writeFileSync(join(clientFolder, 'app.webmanifest'), '{}')
  writeFileSync(join(clientFolder, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(clientFolder, '..', 'secret.txt'), 'secret')
  return startTestServer({ clientFolder })
}

it('serves hashed files for ever and asks anew for what names them', async () => {
  const server = await aServerWithClient()
  const cacheOf = async (path: string) => (await server.send('GET', path)).headers['cache-control']
  expect(await cacheOf('/assets/main-abc123.js')).toBe('public, max-age=31536000, immutable')
  for (const path of ['/', '/sw.js', '/app.webmanifest', '/office/posts'])
    expect(await cacheOf(path)).toBe('no-cache')
})

it('answers a screen by the page, and a missing file or call by 404', async () => {
  const server = await aServerWithClient()
  expect((await server.send('GET', '/setup')).raw.payload).toContain('善真')
  expect((await server.send('GET', '/kiosk/home?x=1')).headers['content-type']).toContain('text/html')
  expect((await server.send('GET', '/assets/old-def456.js')).status).toBe(404)
  expect((await server.send('GET', '/api/v1/nothing')).body.error).toBe('not-found')
})

it('serves nothing from outside the folder', async () => {
  const server = await aServerWithClient()
  for (const path of [
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%5c..%5csecret.txt',
  ]) {
    expect((await server.send('GET', path)).raw.payload).not.toContain('secret\n')
    expect((await server.send('GET', path)).raw.payload).not.toBe('secret')
  }
})
