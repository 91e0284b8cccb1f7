import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { chmod, chown, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCertificate } from '../../../src/server/cli/certificate.ts'
import type { CertificateDeps } from '../../../src/server/cli/certificate.ts'
import { tlsFolder } from '../../../src/server/tls/tls-folder.ts'
import { aTemporaryFolder } from './temporary-folder.ts'

const now = new Date('2026-11-22T08:00:00Z')
const OFFICE_PC = { dns: ['office-pc', 'office-pc.local'], ips: ['192.168.1.10'] }

async function run(dataDir: string, args: string[], change: Partial<CertificateDeps> = {}) {
  const lines: string[] = []
  const exitCode = await runCertificate(args, {
    env: { DATA_DIR: dataDir },
    machine: OFFICE_PC,
    ownAddresses: OFFICE_PC.ips,
    now,
    resolve: () => Promise.resolve(['192.168.1.10']),
    resolveVia: () => Promise.resolve([]),
    print: (line) => lines.push(line),
    ...change,
  })
  return { exitCode, said: lines.join('\n') }
}

const certificateIn = async (path: string) => new X509Certificate(await readFile(path))
const namesOf = async (path: string) => (await certificateIn(path)).subjectAltName

describe('npm run certificate', () => {
  it("without flags makes a certificate for this machine's name and address", async () => {
    const dataDir = await aTemporaryFolder()
    const { exitCode, said } = await run(dataDir, [])
    expect(exitCode).toBe(0)
    expect(said).toContain('https://office-pc.local:8080')
    expect(said).toContain('certutil -addstore -f Root')
    expect(await namesOf(tlsFolder(dataDir).serverPrivate)).toBe(
      'DNS:office-pc, DNS:office-pc.local, IP Address:192.168.1.10',
    )
  })

  it('a second time keeps the root, renews the leaf, and adds the address that the router has given since', async () => {
    const dataDir = await aTemporaryFolder()
    const files = tlsFolder(dataDir)
    await run(dataDir, ['--name', 'school.local', '--ip', '192.168.1.10'])
    const [root, leaf] = [await certificateIn(files.rootPem), await certificateIn(files.serverPrivate)]
    const moved = { machine: { dns: ['office-pc'], ips: ['192.168.1.77'] } }
    const { said } = await run(dataDir, [], moved)
    expect(said).toContain('学校的根证书没有变')
    expect((await certificateIn(files.rootPem)).fingerprint256).toBe(root.fingerprint256)
    expect((await certificateIn(files.serverPrivate)).serialNumber).not.toBe(leaf.serialNumber)
    // office-pc is no name of this root, so it is left out rather than making browsers refuse the whole.
    expect(await namesOf(files.serverPrivate)).toBe(
      'DNS:school.local, IP Address:192.168.1.10, IP Address:192.168.1.77',
    )
  })

  it('refuses a name that the root may not vouch for, and writes nothing', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, ['--name', 'school.local'])
    const leaf = await readFile(tlsFolder(dataDir).serverPrivate, 'utf8')
    const { exitCode, said } = await run(dataDir, ['--name', 'www.bank.cn'])
    expect(exitCode).toBe(1)
    expect(said).toMatch(/管不到：www\.bank\.cn/)
    expect(await readFile(tlsFolder(dataDir).serverPrivate, 'utf8')).toBe(leaf)
  })

  it('with --new-root puts the old one away and keeps the names', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, ['--name', 'school.local', '--ip', '192.168.1.10'])
    const { exitCode, said } = await run(dataDir, ['--new-root'])
    expect(exitCode).toBe(0)
    expect(said).toContain('https://school.local:8080')
    expect((await readdir(dataDir)).sort()).toEqual(['tls', 'tls-old-20261122080000'])
  })

  it('heals a damaged certificate from the root', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, ['--name', 'school.local'])
    await writeFile(tlsFolder(dataDir).serverPrivate, 'half a fi')
    expect((await run(dataDir, [])).exitCode).toBe(0)
    expect(await namesOf(tlsFolder(dataDir).serverPrivate)).toContain('DNS:school.local')
  })

  it('does not sign without the root key, and says where it should be', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, [])
    await rm(tlsFolder(dataDir).rootPrivate)
    expect((await run(dataDir, [])).said).toMatch(/没有 root-private\.pem/)
  })

  it.each([
    [['--name', 'school'], /请换成 school\.local/],
    [['--name', 'com.cn'], /像是公网域名的后缀/],
    [['--name', '192.168.1.10'], /请用 --ip/],
    [['--name', '办公室.local', '--ip', '300.1.1.1'], /不是 IPv4 地址/],
    [['--name', '*.school.local'], /不能作主机名/],
    [['--frobnicate'], /看不懂/],
  ])('refuses %j in plain words', async (args, reason) => {
    const dataDir = await aTemporaryFolder()
    const { exitCode, said } = await run(dataDir, args)
    expect(exitCode).toBe(1)
    expect(said).toMatch(reason)
    expect(await readdir(dataDir)).toEqual([])
  })

  it.skipIf(process.getuid?.() !== 0)(
    "refuses to make files that the server's account could not read",
    async () => {
      const dataDir = await aTemporaryFolder()
      await chown(dataDir, 12345, 12345)
      const { exitCode, said } = await run(dataDir, [])
      expect(exitCode).toBe(1)
      expect(said).toContain("sudo -u '#12345'")
    },
  )

  it('asks for an address when the machine has none', async () => {
    const { exitCode, said } = await run(await aTemporaryFolder(), [], { machine: { dns: [], ips: [] } })
    expect(exitCode).toBe(1)
    expect(said).toContain('--ip 192.168.1.10')
  })

  it('makes files for Windows, iPad and a page to print, all with the same root', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, [])
    const files = tlsFolder(dataDir)
    const root = await certificateIn(files.rootPem)
    expect((await readFile(files.rootDer)).equals(root.raw)).toBe(true)
    const profile = await readFile(files.rootProfile, 'utf8')
    expect(profile).toContain('com.apple.security.root')
    expect(profile.replaceAll(/\s/g, '')).toContain(`<data>${root.raw.toString('base64')}</data>`)
    const guide = await readFile(files.guide, 'utf8')
    expect(guide).toContain(root.fingerprint256)
    for (const system of ['android', 'harmony', 'ipad', 'windows', 'mac', 'linux']) {
      const part = guide.split(`<section id="${system}">`)[1]?.split('</section>')[0]
      expect(part, system).toMatch(/<svg[^]+<\/svg>/)
    }
    const handedOut = [guide, profile, await readFile(files.rootPem, 'utf8')]
    expect(handedOut.join()).not.toContain('PRIVATE KEY')
  })

  it('runs as the command that the school types', async () => {
    const dataDir = await aTemporaryFolder()
    const script = resolve('src/server/cli/certificate.ts')
    const args = [script, '--name', 'school.local', '--ip', '192.168.1.10']
    const said = execFileSync(process.execPath, args, {
      env: { ...process.env, DATA_DIR: join(dataDir, 'new') },
    })
    expect(said.toString()).toContain('https://school.local:8080')
  })
})

describe('npm run certificate -- --check', () => {
  const checked = async (change: Partial<CertificateDeps>, ...more: string[]) => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, ['--name', 'school.local', '--ip', '192.168.1.10'])
    return run(dataDir, ['--check', ...more], change)
  }

  it('is content when the name leads here', async () => {
    const { exitCode, said } = await checked({})
    expect(exitCode).toBe(0)
    expect(said).toMatch(/school\.local 指到这台电脑/)
    expect(said).toMatch(/还有 306 天/)
  })

  it('says when the name leads elsewhere', async () => {
    const { exitCode, said } = await checked({ resolve: () => Promise.resolve(['192.168.1.99']) })
    expect(exitCode).toBe(1)
    expect(said).toMatch(/school\.local 指到别处（192\.168\.1\.99）/)
  })

  it('says when the router has given this machine another address', async () => {
    const change = { machine: { dns: [], ips: ['192.168.1.77'] }, ownAddresses: ['192.168.1.77'] }
    const { exitCode, said } = await checked({ ...change, resolve: () => Promise.resolve(['192.168.1.77']) })
    expect(exitCode).toBe(1)
    expect(said).toMatch(/192\.168\.1\.77 不在证书里/)
  })

  it('only asks to look when a local name is unknown: the address works all the same', async () => {
    const { exitCode, said } = await checked({ resolve: () => Promise.resolve([]) })
    expect(exitCode).toBe(0)
    expect(said).toMatch(/学校网络不认得 school\.local/)
  })

  it.skipIf(process.platform === 'win32')('says when other accounts can read the key', async () => {
    const dataDir = await aTemporaryFolder()
    await run(dataDir, [])
    await chmod(tlsFolder(dataDir).rootPrivate, 0o644)
    const { exitCode, said } = await run(dataDir, ['--check'])
    expect(exitCode).toBe(1)
    expect(said).toMatch(/chmod 600 '.+root-private\.pem'/)
  })

  it('has nothing to look at before the first run', async () => {
    expect(await run(await aTemporaryFolder(), ['--check'])).toMatchObject({ exitCode: 1 })
  })
})
