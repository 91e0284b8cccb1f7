import { generateKeyPairSync } from 'node:crypto'
import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import 'reflect-metadata'
import * as x509 from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import type { Tls } from '../../../src/server/tls/load-tls.ts'
import { loadTls } from '../../../src/server/tls/load-tls.ts'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import { aRequest, aSchoolRoot, DAY_MS, made, NAMES } from './a-school.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const now = new Date('2026-11-22T08:00:00Z')
const after = (days: number) => () => new Date(now.getTime() + days * DAY_MS)
const asRoot = process.getuid?.() === 0

async function given(change: { cert?: string; key?: string }, at = () => now): Promise<Tls> {
  const dataDir = await aTemporaryFolder()
  const [certFile, keyFile] = [join(dataDir, 'fullchain.pem'), join(dataDir, 'key.pem')]
  const leaf = await issueLeaf(await aSchoolRoot(now), NAMES, now)
  await writeFile(certFile, change.cert ?? leaf.certificatePem)
  await writeFile(keyFile, change.key ?? leaf.keyPem)
  return loadTls({ dataDir, certFile, keyFile, now: at })
}

/** What it says to the person: the code of a refusal, or the warnings. */
const said = (tls: Tls): string =>
  tls.kind === 'refused'
    ? `${tls.code}: ${tls.words.zh}`
    : tls.kind === 'none'
      ? 'none'
      : tls.warnings.map(({ zh }) => zh).join()

async function aCertificateWithoutNames() {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=192.168.1.10',
    notBefore: now,
    notAfter: after(100)(),
    keys,
  })
  const key = x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')
  return { cert: certificate.toString('pem'), key }
}

describe('TLS_CERT and TLS_KEY', () => {
  it('are served, with the names and the end of the certificate', async () => {
    expect(await given({})).toMatchObject({ kind: 'given', names: NAMES })
  })

  it('are refused when the key belongs to another certificate', async () => {
    const other = await issueLeaf(await aSchoolRoot(now), NAMES, now)
    expect(said(await given({ key: other.keyPem }))).toMatch(/^key-mismatch: 私钥和证书不是一对/)
  })

  it('are refused with the reason when a file is something else', async () => {
    expect(said(await given({ cert: 'PK\u0003\u0004' }))).toMatch(/^not-a-certificate/)
    expect(said(await given({ key: 'hello' }))).toMatch(/^not-a-key/)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const secret = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' } as const
    expect(said(await given({ key: privateKey.export(secret).toString() }))).toMatch(/^key-encrypted/)
  })

  it('are refused when only one is set, or a file is not there', async () => {
    const dataDir = await aTemporaryFolder()
    expect(said(await loadTls({ dataDir, certFile: 'a.pem' }))).toMatch(/^half-given/)
    const missing = { dataDir, certFile: join(dataDir, 'a.pem'), keyFile: join(dataDir, 'b.pem') }
    expect(said(await loadTls(missing))).toMatch(/^unreadable: TLS_CERT 指的文件打不开（没有这个文件）/)
  })

  it('are served with a warning when expired, not yet valid, or without any name', async () => {
    expect(said(await given({}, after(320)))).toMatch(/已经过期/)
    expect(said(await given({}, after(300)))).toMatch(/到期，请换新的/)
    expect(said(await given({}, after(-4000)))).toMatch(/请先看看电脑的日期/)
    expect(said(await given(await aCertificateWithoutNames()))).toMatch(/没有写主机名或地址/)
  })

  it("are warned about when the issuer's certificate is missing from the file", async () => {
    expect(said(await given({}))).toMatch(/fullchain\.pem/)
    const root = await aSchoolRoot(now)
    const leaf = await issueLeaf(root, NAMES, now)
    const chain = { cert: `${leaf.certificatePem}\n${root.certificatePem}`, key: leaf.keyPem }
    expect(said(await given(chain))).toBe('')
  })

  it("win over the school's root", async () => {
    const dataDir = await aTemporaryFolder()
    await made(aRequest(dataDir, { now }))
    const leaf = await issueLeaf(await aSchoolRoot(now), NAMES, now)
    const [certFile, keyFile] = [join(dataDir, 'c.pem'), join(dataDir, 'k.pem')]
    await writeFile(certFile, leaf.certificatePem)
    await writeFile(keyFile, leaf.keyPem)
    expect(await loadTls({ dataDir, certFile, keyFile, now: () => now })).toMatchObject({ kind: 'given' })
  })
})

describe("the school's root", () => {
  it('is none before npm run certificate', async () => {
    expect(await loadTls({ dataDir: await aTemporaryFolder() })).toEqual({ kind: 'none' })
  })

  it('is served, and renewed at the start after a long summer', async () => {
    const dataDir = await aTemporaryFolder()
    const { expires } = await made(aRequest(dataDir, { now }))
    expect(await loadTls({ dataDir, now: () => now })).toMatchObject({
      kind: 'local-root',
      expires,
      warnings: [],
    })
    const later = await loadTls({ dataDir, now: after(400) })
    expect(later).toMatchObject({ kind: 'local-root', names: NAMES, warnings: [] })
    expect(later.kind === 'local-root' && later.expires > after(400)()).toBe(true)
  })

  it('goes on with the old certificate when the new one cannot be made', async () => {
    const dataDir = await aTemporaryFolder()
    const { files, expires } = await made(aRequest(dataDir, { now }))
    await writeFile(
      files.rootPrivate,
      (await readFile(files.rootPrivate, 'utf8')).replace('PRIVATE KEY', 'KEY'),
    )
    const tls = await loadTls({ dataDir, now: after(290) })
    expect(tls).toMatchObject({ kind: 'local-root', expires })
    expect(said(tls)).toMatch(/没能换新/)
  })

  it('says half a year ahead that it ends', async () => {
    const dataDir = await aTemporaryFolder()
    await made(aRequest(dataDir, { now }))
    expect(said(await loadTls({ dataDir, now: after(3500) }))).toMatch(/根证书 2036-11-19 到期/)
  })

  it('is refused when its file is damaged', async () => {
    const dataDir = await aTemporaryFolder()
    const { files } = await made(aRequest(dataDir, { now }))
    const text = await readFile(files.serverPrivate, 'utf8')
    await writeFile(files.serverPrivate, text.slice(0, text.length / 2))
    expect(said(await loadTls({ dataDir, now: () => now }))).toMatch(
      /^damaged: .+再运行一次 npm run certificate/,
    )
  })

  it.skipIf(asRoot || process.platform === 'win32')('is refused when closed to this account', async () => {
    const dataDir = await aTemporaryFolder()
    const { files } = await made(aRequest(dataDir, { now }))
    await chmod(files.serverPrivate, 0)
    expect(said(await loadTls({ dataDir, now: () => now }))).toMatch(/^unreadable/)
    await rm(files.serverPrivate)
  })
})
