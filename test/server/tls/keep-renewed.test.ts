import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { KeepRenewedOptions } from '../../../src/server/tls/keep-renewed.ts'
import { keepRenewed } from '../../../src/server/tls/keep-renewed.ts'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import type { TlsSource } from '../../../src/server/tls/load-tls.ts'
import { loadTls } from '../../../src/server/tls/load-tls.ts'
import type { Words } from '../../../src/server/tls/words.ts'
import { aRequest, aSchoolRoot, aServer, DAY_MS, made, NAMES } from './a-school.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const start = new Date()

/** A running server whose certificate is kept; `serial` is what a new visitor is shown. */
async function aKeptServer(source: TlsSource, change: Partial<KeepRenewedOptions> = {}) {
  const current = await loadTls(source)
  if (current.kind === 'none' || current.kind === 'refused') throw new Error(current.kind)
  const server = await aServer(current)
  const told: Words[] = []
  const renewing = keepRenewed(server, { ...source, current, tell: (words) => told.push(words), ...change })
  onTestFinished(renewing.stop)
  return { renewing, told: () => told.map(({ zh }) => zh), serial: () => serialShown(server.port) }
}

function serialShown(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    // Which certificate is shown is the question here, not whether this client trusts it.
    const socket = connect(
      { port, host: '127.0.0.1', servername: 'school.local', rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().serialNumber)
        socket.destroy()
      },
    )
    socket.on('error', reject)
  })
}

async function givenFiles() {
  const dataDir = await aTemporaryFolder()
  const [certFile, keyFile] = [join(dataDir, 'fullchain.pem'), join(dataDir, 'key.pem')]
  const root = await aSchoolRoot()
  const issue = async () => {
    const leaf = await issueLeaf(root, NAMES, start)
    return { cert: `${leaf.certificatePem}\n${root.certificatePem}\n`, key: leaf.keyPem }
  }
  const first = await issue()
  await writeFile(certFile, first.cert)
  await writeFile(keyFile, first.key)
  return { source: { dataDir, certFile, keyFile }, issue }
}

describe('a running server', () => {
  it('shows a new certificate thirty days before the end, without a restart', async () => {
    const dataDir = await aTemporaryFolder()
    const { expires } = await made(aRequest(dataDir, { now: start }))
    let now = start
    const server = await aKeptServer({ dataDir, now: () => now })
    const before = await server.serial()

    now = new Date(expires.getTime() - 31 * DAY_MS)
    await server.renewing.check()
    expect(await server.serial()).toBe(before)

    now = new Date(expires.getTime() - 29 * DAY_MS)
    await server.renewing.check()
    expect(await server.serial()).not.toBe(before)
    expect(server.told()).toEqual([expect.stringMatching(/^已换上新证书/)])
  })

  it('takes up by itself what a second npm run certificate made', async () => {
    const dataDir = await aTemporaryFolder()
    await made(aRequest(dataDir))
    const server = await aKeptServer({ dataDir }, { everyMs: 20 })
    const before = await server.serial()
    await made(aRequest(dataDir, { asked: { dns: [], ips: ['192.168.7.7'] } }))
    await expect.poll(server.serial, { timeout: 5000 }).not.toBe(before)
  })

  it('keeps the old pair while only one of two files has been replaced, and says so once', async () => {
    const { source, issue } = await givenFiles()
    const server = await aKeptServer(source)
    const before = await server.serial()
    const next = await issue()

    await writeFile(source.certFile, next.cert)
    await server.renewing.check()
    await server.renewing.check()
    expect(await server.serial()).toBe(before)
    expect(server.told()).toEqual([expect.stringMatching(/不是一对/)])

    await writeFile(source.keyFile, next.key)
    await server.renewing.check()
    expect(await server.serial()).not.toBe(before)
  })

  it('goes on when the files vanish', async () => {
    const dataDir = await aTemporaryFolder()
    const { files } = await made(aRequest(dataDir))
    const server = await aKeptServer({ dataDir })
    const before = await server.serial()
    await rm(files.folder, { recursive: true })
    await server.renewing.check()
    expect(await server.serial()).toBe(before)
    expect(server.told()).toEqual([expect.stringMatching(/不见了/)])
  })
})
