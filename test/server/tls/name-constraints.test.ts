import { execFileSync, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesToRange, isInRange, rangeToBytes } from '../../../src/server/tls/ipv4-range.ts'
import { issueLeaf } from '../../../src/server/tls/leaf.ts'
import {
  decodeNameConstraints,
  encodeNameConstraints,
  outsideLimits,
} from '../../../src/server/tls/name-constraints.ts'
import { aSchoolRoot, NAMES } from './a-school.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const OPENSSL = process.env['OPENSSL_PATH'] ?? 'openssl'
const opensslIsThere = spawnSync(OPENSSL, ['version']).status === 0

describe("what a school's root may vouch for", () => {
  const limits = { dns: ['school.local'], ranges: ['192.168.0.0/16'] }

  it('covers the name, everything below it, and the network', () => {
    const names = { dns: ['school.local', 'tablet.school.local'], ips: ['192.168.9.9'] }
    expect(outsideLimits(limits, names)).toEqual([])
  })

  it('does not cover a name that merely ends alike, nor another network', () => {
    const names = { dns: ['myschool.local', 'local'], ips: ['192.169.0.1', '10.0.0.1'] }
    expect(outsideLimits(limits, names)).toEqual(['myschool.local', 'local', '192.169.0.1', '10.0.0.1'])
  })

  it('reads back whatever it writes, also past 127 and 255 bytes', () => {
    const name = fc.stringMatching(/^[a-z0-9]{1,40}\.local$/)
    const range = fc
      .tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(32))
      .map(([a, b, c, d, prefix]) => bytesToRange(rangeToBytes(`${a}.${b}.${c}.${d}/${prefix}`)))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), fc.array(range, { maxLength: 12 }), (dns, ranges) => {
        const known = ranges.filter((one) => one !== '255.255.255.255/32')
        expect(decodeNameConstraints(encodeNameConstraints({ dns, ranges: known }))).toEqual({
          dns,
          ranges: known,
        })
      }),
    )
  })

  it('counts the bits of a range', () => {
    expect([...rangeToBytes('172.16.5.5/12')]).toEqual([172, 16, 0, 0, 255, 240, 0, 0])
    expect(isInRange('172.31.255.255', '172.16.0.0/12')).toBe(true)
    expect(isInRange('172.32.0.0', '172.16.0.0/12')).toBe(false)
    expect(isInRange('school.local', '0.0.0.0/0')).toBe(false)
  })

  it('never leaves names or addresses unlimited', () => {
    const der = Buffer.from(encodeNameConstraints({ dns: [], ranges: [] }))
    expect(der.includes('none.invalid')).toBe(true)
    expect(der.includes(Buffer.alloc(8, 255))).toBe(true)
  })
})

describe.skipIf(!opensslIsThere)('as OpenSSL sees it', () => {
  async function verdictOn(names: typeof NAMES): Promise<string> {
    const folder = await aTemporaryFolder()
    const root = await aSchoolRoot()
    const leaf = await issueLeaf(root, names, new Date())
    await writeFile(join(folder, 'root.pem'), root.certificatePem)
    await writeFile(join(folder, 'leaf.pem'), leaf.certificatePem)
    const found = spawnSync(OPENSSL, ['verify', '-CAfile', 'root.pem', 'leaf.pem'], { cwd: folder })
    return `${found.stdout}${found.stderr}`
  }

  it('the constraints are critical and say what was meant', async () => {
    const { certificatePem } = await aSchoolRoot()
    const text = execFileSync(OPENSSL, ['x509', '-noout', '-text'], { input: certificatePem }).toString()
    expect(text).toMatch(
      /Name Constraints: critical\s+Permitted:\s+DNS:school\.local\s+IP:10\.0\.0\.0\/255\.0\.0\.0/,
    )
    expect(text).toMatch(/CA:TRUE, pathlen:0/)
  })

  it.each([
    ['the names of the school', NAMES, /leaf\.pem: OK/],
    ['an address alone', { dns: [], ips: ['10.3.4.5'] }, /leaf\.pem: OK/],
    ['a bank', { dns: ['www.bank.cn'], ips: [] }, /permitted subtree violation/],
    [
      'the school and a bank together',
      { dns: ['school.local', 'www.bank.cn'], ips: [] },
      /permitted subtree violation/,
    ],
    ['a public address', { dns: [], ips: ['223.5.5.5'] }, /permitted subtree violation/],
  ])('a certificate for %s', async (_whose, names, verdict) => {
    expect(await verdictOn(names)).toMatch(verdict)
  })
})
