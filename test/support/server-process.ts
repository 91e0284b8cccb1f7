/** The real server as a process of its own, as `npm start` runs it, on its own data directory and a free port. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type ServerProcess = {
  readonly address: string
  readonly pid: number
  readonly dataDir: string
  /** The one-time set-up link, on an empty database. */
  readonly setUpLink: string | undefined
  /** What it printed so far. */
  output(): string
  /** SIGTERM, and its exit code. */
  stop(): Promise<number | null>
  /** SIGKILL. */
  kill(): Promise<void>
  remove(): void
}

type Wanted = { dataDir?: string; port?: number; entry?: string; env?: Record<string, string> }

export async function startServerProcess(wanted: Wanted = {}): Promise<ServerProcess> {
  const dataDir = wanted.dataDir ?? mkdtempSync(join(tmpdir(), 'shanzhen-e2e-'))
  const child = spawn(process.execPath, [wanted.entry ?? 'src/server/main.ts'], {
    env: {
      ...process.env,
      PORT: String(wanted.port ?? 0),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      ...wanted.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  const address = await ready(child, () => output)
  return {
    address,
    pid: child.pid ?? NaN,
    dataDir,
    setUpLink: /\S+setup#\S+/.exec(output)?.[0],
    output: () => output,
    stop: () => ended(child, 'SIGTERM'),
    kill: async () => void (await ended(child, 'SIGKILL')),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

async function ready(child: ChildProcess, output: () => string): Promise<string> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    const found = /善真已启动：(\S+)\//.exec(output())
    if (found?.[1]) return found[1]
    if (child.exitCode !== null) throw new Error(`the server ended: ${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not start: ${output()}`)
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  return new Promise((resolve) => {
    child.once('exit', (code) => resolve(code))
    child.kill(signal)
  })
}
