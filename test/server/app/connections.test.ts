/** Over real sockets: HTTP/2 with a certificate of the school, event streams, slow senders, an orderly end. */
import { connect as connectHttp2, type ClientHttp2Session } from 'node:http2'
import { request as requestHttp1 } from 'node:https'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildApp } from '../../../src/server/app.ts'
import { Passwords } from '../../../src/server/auth/passwords.ts'
import { inCommit } from '../../../src/server/db/commits.ts'
import { openDatabase } from '../../../src/server/db/connection.ts'
import { inSchool } from '../../../src/server/db/transactions.ts'
import { realClockAndChance } from '../../../src/server/deps.ts'
import { createSchool } from '../../../src/server/school/set-up.ts'
import { httpsOptions } from '../../../src/server/tls/https-options.ts'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import { createSchoolRoot, limitsFor } from '../../../src/server/tls/school-root.ts'
import { startServerProcess } from '../../support/server-process.ts'
import { aNewSchool, goodPassword } from '../../support/server.ts'

const names = { dns: ['school.local'], ips: ['127.0.0.1'] }

async function aListeningServer(secure: boolean, slowBodyAfter = 300) {
  const dataDir = mkdtempSync(join(tmpdir(), 'shanzhen-sockets-'))
  const database = await openDatabase({ dataDir })
  const root = secure ? await createSchoolRoot(limitsFor(names, 'private-networks'), new Date()) : undefined
  const leaf = root && (await issueLeaf(root, names, new Date()))
  const app = await buildApp({
    config: { port: 0, host: '127.0.0.1', dataDir, certFile: undefined, keyFile: undefined },
    database,
    ...realClockAndChance,
    passwords: new Passwords({ memory: 8, passes: 1 }),
    slowBodyAfter,
    ...(leaf ? { https: httpsOptions({ key: leaf.keyPem, cert: leaf.certificatePem }) } : {}),
  })
  const created = await createSchool(app.services, aNewSchool())
  if (!created.ok) throw new Error('no school')
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await app.close()
    await database.close()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    app,
    school: created.value.school,
    port: (app.server.address() as AddressInfo).port,
    ca: root?.certificatePem ?? '',
  }
}

async function somethingCommitted({
  app: { services },
  school,
}: Awaited<ReturnType<typeof aListeningServer>>) {
  const number = await inSchool(services.database, school, (tx) =>
    inCommit(tx, school, 0, 'tag', async ({ next }) => next()),
  )
  services.commits.emit(school)
  return number
}

type Reply = { status: number; headers: Record<string, unknown>; text: string }

function over2(session: ClientHttp2Session, headers: Record<string, string>, body?: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' }
    const stream = session.request({ 'sec-fetch-site': 'same-origin', ...type, ...headers })
    let text = ''
    let got: Record<string, unknown> = {}
    stream.on('response', (found) => (got = found))
    stream.setEncoding('utf8').on('data', (part: string) => (text += part))
    stream
      .on('error', reject)
      .on('end', () => resolve({ status: Number(got[':status']), headers: got, text }))
    stream.end(body)
  })
}

function aSession({ port, ca }: { port: number; ca: string }): ClientHttp2Session {
  const session = connectHttp2(`https://127.0.0.1:${port}`, { ca, servername: 'school.local' })
  session.on('error', () => undefined)
  onTestFinished(() => session.destroy())
  return session
}

const login = JSON.stringify({ login: 'zhoumin', password: goodPassword })

describe('with a certificate', () => {
  it('logs in over HTTP/2, hears of a commit, and the stream ends with the session', async () => {
    const server = await aListeningServer(true)
    const session = aSession(server)
    const entered = await over2(session, { ':path': '/api/v1/session', ':method': 'POST' }, login)
    expect(entered.status, entered.text).toBe(200)
    const cookie = String(entered.headers['set-cookie']).split(';')[0] as string
    const live = session.request({ ':path': '/api/v1/live', cookie })
    let heard = ''
    live.setEncoding('utf8').on('data', (part: string) => (heard += part))
    await expect.poll(() => heard).toContain('retry')
    const number = await somethingCommitted(server)
    await expect.poll(() => heard).toContain(`event: commit\ndata: ${number}\n`)
    const ended = new Promise((resolve) => live.once('close', resolve))
    expect((await over2(session, { ':path': '/api/v1/session', ':method': 'DELETE', cookie })).status).toBe(
      204,
    )
    await ended
  })

  it('speaks HTTP/1.1 with what knows nothing newer, and takes its own origin for its own', async () => {
    const { port, ca } = await aListeningServer(true)
    const ask = (origin: string) =>
      new Promise<number>((resolve, reject) => {
        const headers = { origin, 'content-type': 'application/json', host: `school.local:${port}` }
        const options = {
          host: '127.0.0.1',
          port,
          ca,
          servername: 'school.local',
          method: 'POST',
          path: '/api/v1/session',
          headers,
          agent: false,
        }
        requestHttp1(options, (response) => resolve(response.statusCode ?? 0))
          .on('error', reject)
          .end(login)
      })
    expect(await ask(`https://school.local:${port}`)).toBe(200)
    expect(await ask(`http://school.local:${port}`)).toBe(403)
    expect(await ask('https://school.local:9999')).toBe(403)
  })

  it.each(['reads', 'does not read'])('closes with a stream open whose client %s', async (what) => {
    const server = await aListeningServer(true)
    const session = aSession(server)
    const entered = await over2(session, { ':path': '/api/v1/session', ':method': 'POST' }, login)
    const cookie = String(entered.headers['set-cookie']).split(';')[0] as string
    const live = session.request({ ':path': '/api/v1/live', cookie })
    await new Promise((resolve) => live.once('response', resolve))
    if (what === 'reads') live.resume()
    const started = Date.now()
    await server.app.close()
    expect(Date.now() - started).toBeLessThan(what === 'reads' ? 2_000 : 4_500)
  })

  it('gives up a body that drips, and answers others meanwhile', async () => {
    const session = aSession(await aListeningServer(true))
    const slow = session.request({
      ':path': '/api/v1/session',
      ':method': 'POST',
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/json',
    })
    const gone = new Promise((resolve) => slow.once('close', resolve))
    slow.on('error', () => undefined)
    slow.write('{')
    expect((await over2(session, { ':path': '/api/v1/health' })).status).toBe(200)
    await gone
  })
})

describe('in clear', () => {
  it('gives up a body that drips', async () => {
    const { port } = await aListeningServer(false)
    const socket = connect(port, '127.0.0.1')
    const gone = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => undefined)
    socket.write(
      'POST /api/v1/session HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
    )
    await gone
  })

  it('sets the timeouts that Fastify leaves open', async () => {
    const { app } = await aListeningServer(false)
    const { requestTimeout, headersTimeout, maxConnections } = app.server
    expect({ requestTimeout, headersTimeout, maxConnections }).toEqual({
      requestTimeout: 30_000,
      headersTimeout: 15_000,
      maxConnections: 4_000,
    })
  })
})

describe('the process', () => {
  it('prints the set-up link and the address, says plainly what is wrong, and ends at SIGTERM', async () => {
    const server = await startServerProcess()
    onTestFinished(async () => {
      await server.kill()
      server.remove()
    })
    expect(server.setUpLink).toMatch(/^http:\/\/\S+\/setup#[\w-]{43}$/)
    const port = Number(new URL(server.address).port)
    await expect(startServerProcess({ port })).rejects.toThrow(`端口 ${port} 已经被别的程序占用`)
    await expect(startServerProcess({ dataDir: server.dataDir })).rejects.toThrow('已经在运行')
    await expect(startServerProcess({ env: { PORT: 'abc' } })).rejects.toThrow('PORT 要填')
    expect(await server.stop()).toBe(0)
    expect(server.output()).not.toContain('Warning')
  }, 120_000)

  it('sets up by the link, and starts again after a kill', async () => {
    const server = await startServerProcess()
    onTestFinished(() => server.remove())
    const token = server.setUpLink?.split('#')[1]
    const post = (address: string, body: object) =>
      fetch(`${address}/api/v1/setup`, {
        method: 'POST',
        headers: { origin: address, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect((await post(server.address, { token: 'x'.repeat(43), ...aNewSchool() })).status).toBe(403)
    expect((await post(server.address, { token, ...aNewSchool() })).status).toBe(201)
    expect((await post(server.address, { token, ...aNewSchool() })).status).toBe(409)
    await server.kill()
    const again = await startServerProcess({ dataDir: server.dataDir })
    expect(again.setUpLink).toBeUndefined()
    expect(await (await fetch(`${again.address}/api/v1/setup`)).json()).toEqual({ needed: false })
    expect(await again.stop()).toBe(0)
  }, 120_000)
})
