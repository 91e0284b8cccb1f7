import 'reflect-metadata'
import { stat } from 'node:fs/promises'
import * as x509 from '@peculiar/x509'
import { describe, expect, it } from 'vitest'
import { isRenewalDue, issueLeaf } from '../../../src/server/tls/leaf.ts'
import { limitsFor } from '../../../src/server/tls/school-root.ts'
import { aRequest, aSchoolRoot, DAY_MS, made, NAMES } from './a-school.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const now = new Date('2026-11-22T08:00:00Z')
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }

describe("the server's certificate", async () => {
  const root = await aSchoolRoot(now)
  const leaf = new x509.X509Certificate((await issueLeaf(root, NAMES, now)).certificatePem)

  it('lasts at most 397 days, both ends counted', () => {
    const days = (leaf.notAfter.getTime() - leaf.notBefore.getTime() + 1000) / DAY_MS
    expect(days).toBeLessThanOrEqual(397)
    expect(days).toBeGreaterThan(396)
  })

  it('is accepted by a tablet whose clock is two months behind', () => {
    expect(leaf.notBefore.getTime()).toBeLessThan(now.getTime() - 60 * DAY_MS)
  })

  it('names each host as a name and each address as an address', () => {
    const names = leaf.getExtension(x509.SubjectAlternativeNameExtension)?.names.toJSON()
    expect(names).toEqual([
      { type: 'dns', value: 'school.local' },
      { type: 'ip', value: '192.168.1.10' },
      { type: 'ip', value: '127.0.0.1' },
    ])
  })

  it('is a TLS server and nothing else, on P-256', () => {
    expect(leaf.getExtension(x509.ExtendedKeyUsageExtension)?.usages).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(leaf.getExtension(x509.BasicConstraintsExtension)?.ca).toBe(false)
    expect(leaf.getExtension(x509.KeyUsagesExtension)?.usages).toBe(x509.KeyUsageFlags.digitalSignature)
    expect(leaf.publicKey.algorithm).toMatchObject(P256)
    expect(leaf.signatureAlgorithm).toMatchObject({ name: 'ECDSA', hash: { name: 'SHA-256' } })
  })

  it('never outlives its root', async () => {
    const late = new Date(new x509.X509Certificate(root.certificatePem).notAfter.getTime() - 10 * DAY_MS)
    const last = new x509.X509Certificate((await issueLeaf(root, NAMES, late)).certificatePem)
    expect(last.notAfter).toEqual(new x509.X509Certificate(root.certificatePem).notAfter)
  })
})

describe("the school's root", async () => {
  const root = new x509.X509Certificate((await aSchoolRoot(now)).certificatePem)

  it('signs certificates of TLS servers directly, and nothing else', () => {
    expect(root.getExtension(x509.BasicConstraintsExtension)).toMatchObject({
      ca: true,
      pathLength: 0,
      critical: true,
    })
    expect(root.getExtension(x509.KeyUsagesExtension)?.usages).toBe(
      x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
    )
    expect(root.getExtension(x509.ExtendedKeyUsageExtension)?.usages).toEqual(['1.3.6.1.5.5.7.3.1'])
    expect(root.getExtension('2.5.29.30')?.critical).toBe(true)
    expect(root.publicKey.algorithm).toMatchObject(P256)
  })

  it('can be held to the given addresses alone', () => {
    expect(limitsFor(NAMES, 'these-only').ranges).toEqual(['192.168.1.10/32', '127.0.0.1/32'])
  })
})

describe('when a certificate is renewed', () => {
  const root = { notBefore: new Date('2025-11-22'), expires: new Date('2036-11-22') }
  const leaf = { notBefore: new Date('2026-08-24'), expires: new Date('2027-09-25') }
  it.each([
    ['31 days are left', '2027-08-25T00:00:00Z', false],
    ['29 days are left', '2027-08-27T00:00:00Z', true],
    ['it has expired', '2028-02-01T00:00:00Z', true],
    ['it was made while the clock ran ahead', '2026-08-01T00:00:00Z', true],
    ["the server's clock has lost its battery", '2015-01-01T00:00:00Z', false],
    ['the root itself has ended', '2040-01-01T00:00:00Z', false],
  ])('%s', (_when, at, due) => {
    expect(isRenewalDue(leaf, root, new Date(at))).toBe(due)
  })

  it('does not renew again and again at the end of the root', () => {
    const last = { notBefore: new Date('2036-08-01'), expires: root.expires }
    expect(isRenewalDue(last, root, new Date('2036-11-20'))).toBe(false)
  })
})

describe.skipIf(process.platform === 'win32')('who can read the files', () => {
  it('the account of the server alone', async () => {
    const { files } = await made(aRequest(await aTemporaryFolder()))
    expect((await stat(files.folder)).mode & 0o777).toBe(0o700)
    for (const path of [files.rootPrivate, files.serverPrivate]) {
      expect((await stat(path)).mode & 0o777).toBe(0o600)
    }
  })
})
