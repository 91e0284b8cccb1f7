import { describe, expect, it } from 'vitest'
import { checkCertificate } from '../../../src/server/tls/check-certificate.ts'
import type { CheckDeps } from '../../../src/server/tls/check-certificate.ts'
import type { LoadedTls } from '../../../src/server/tls/load-tls.ts'

const now = new Date('2026-11-22T08:00:00Z')

const aPublicCertificate: LoadedTls = {
  kind: 'given',
  key: '',
  cert: '',
  names: { dns: ['s0123.example.cn'], ips: [] },
  notBefore: new Date('2026-11-01'),
  expires: new Date('2027-01-30'),
  warnings: [],
}

/** What each network's resolver answers for the school's public name. */
async function findings(change: Partial<CheckDeps>): Promise<string> {
  const deps = { ownAddresses: ['192.168.1.10'], expectedAddresses: ['192.168.1.10'], now }
  const all = await checkCertificate(aPublicCertificate, { ...deps, resolve: answering(), ...change })
  return all.map(({ level, words }) => `${level}: ${words.zh}`).join('\n')
}

const answering =
  (...ips: string[]) =>
  () =>
    Promise.resolve(ips)

describe('a public name on a private address', () => {
  it('is fine when the school network gives the address', async () => {
    const said = await findings({ resolve: answering('192.168.1.10') })
    expect(said).toMatch(
      /^fine: 证书有效，还有 68 天（到 2027-01-30）。\nfine: s0123\.example\.cn 指到这台电脑/,
    )
  })

  it("names the router's filter when only the outside knows it", async () => {
    const said = await findings({ resolveOutside: answering('192.168.1.10') })
    expect(said).toMatch(/wrong: .+路由器把指向校内地址的答案拦下了（“DNS 重绑定保护/)
  })

  it('treats 0.0.0.0, the answer of some filters, as no answer', async () => {
    const said = await findings({ resolve: answering('0.0.0.0'), resolveOutside: answering('192.168.1.10') })
    expect(said).toMatch(/wrong: .+DNS 重绑定保护/)
  })

  it('offers to ask outside when it has not', async () => {
    expect(await findings({})).toMatch(/wrong: .+--public-dns 223\.5\.5\.5/)
  })

  it('tells a missing or a stale record from a filter', async () => {
    expect(await findings({ resolveOutside: answering() })).toMatch(/wrong: .+请在域名商那里加一条 A 记录/)
    expect(await findings({ resolveOutside: answering('192.168.1.99') })).toMatch(/wrong: .+指到别处/)
  })

  it('does not take the machine asking itself for proof', async () => {
    expect(await findings({ resolve: answering('127.0.1.1') })).toMatch(/look: .+要在平板上打开看一看/)
  })
})
