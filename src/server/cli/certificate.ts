/**
 * `npm run certificate`: HTTPS for a school's network. Asks nothing, so that it can stand in a script;
 * says what it made, where, and what to do with it. `-- --check` looks without making anything.
 */
import { Resolver, lookup } from 'node:dns/promises'
import { stat } from 'node:fs/promises'
import { hostname, networkInterfaces } from 'node:os'
import { resolve as absolute } from 'node:path'
import { parseArgs } from 'node:util'
import type { Resolve } from '../tls/check-certificate.ts'
import { checkCertificate, checkKeyIsPrivate } from '../tls/check-certificate.ts'
import { loadTls } from '../tls/load-tls.ts'
import { makeCertificate } from '../tls/make-certificate.ts'
import type { Names } from '../tls/names.ts'
import { allAddresses, chooseNames, machineNames } from '../tls/names.ts'
import { tlsFolder } from '../tls/tls-folder.ts'
import {
  BAD_FLAG,
  CHECK_MARKS,
  GIVEN_WINS,
  NO_ACCESS,
  NOTHING_TO_CHECK,
  OTHER_ACCOUNT,
  sayWhatWasMade,
  USAGE,
} from '../tls/what-to-say.ts'
import { bothLanguages } from '../tls/words.ts'

export type CertificateDeps = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly machine: Names
  readonly ownAddresses: readonly string[]
  readonly now: Date
  readonly resolve: Resolve
  /** Asks the given DNS server instead of the school's. */
  readonly resolveVia: (server: string, name: string) => Promise<readonly string[]>
  readonly print: (line: string) => void
}

const FLAGS = {
  name: { type: 'string', multiple: true, default: [] as string[] },
  ip: { type: 'string', multiple: true, default: [] as string[] },
  'these-addresses-only': { type: 'boolean', default: false },
  'new-root': { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  'public-dns': { type: 'string' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

type Flags = ReturnType<typeof parseFlags>

/** Resolves to the exit code: 0 when made or all is well, 1 when something has to be put right. */
export async function runCertificate(args: readonly string[], deps: CertificateDeps): Promise<number> {
  const flags = flagsOrNull(args)
  if (flags === null) return say(deps, 1, bothLanguages(BAD_FLAG), bothLanguages(USAGE))
  if (flags.help) return say(deps, 0, bothLanguages(USAGE))
  try {
    return await (flags.check ? check(flags, deps) : make(flags, deps))
  } catch (error) {
    // A full disk or a folder closed to this account is the reader's matter; anything else is a bug.
    const { code, path } = error as NodeJS.ErrnoException
    if (code === undefined || path === undefined) throw error
    return say(deps, 1, bothLanguages(NO_ACCESS(path, code)))
  }
}

async function make(flags: Flags, deps: CertificateDeps): Promise<number> {
  const asked = chooseNames(flags.name, flags.ip)
  if (!asked.ok) return say(deps, 1, bothLanguages(asked.words))
  const port = Number(deps.env['PORT'] ?? 8080)
  const dataDir = dataDirOf(deps)
  const owner = await otherOwnerOf(dataDir)
  if (owner !== null) return say(deps, 1, bothLanguages(OTHER_ACCOUNT(dataDir, owner)))
  const made = await makeCertificate({
    dataDir,
    asked: asked.names,
    machine: deps.machine,
    addresses: flags['these-addresses-only'] ? 'these-only' : 'private-networks',
    newRoot: flags['new-root'],
    port,
    now: deps.now,
  })
  if (!made.ok) return say(deps, 1, bothLanguages(made.words))
  const given = deps.env['TLS_CERT'] ? [bothLanguages(GIVEN_WINS)] : []
  return say(deps, 0, ...sayWhatWasMade(made, port), ...given)
}

/** Files made by root in a service's folder would be closed to the service. */
async function otherOwnerOf(dataDir: string): Promise<number | null> {
  const me = process.getuid?.()
  const owner = await stat(dataDir).then(
    ({ uid }) => uid,
    () => me,
  )
  return me === undefined || owner === undefined || owner === me ? null : owner
}

async function check(flags: Flags, deps: CertificateDeps): Promise<number> {
  const { TLS_CERT: certFile, TLS_KEY: keyFile } = deps.env
  const tls = await loadTls({ dataDir: dataDirOf(deps), certFile, keyFile, now: () => deps.now })
  if (tls.kind === 'none') return say(deps, 1, bothLanguages(NOTHING_TO_CHECK))
  if (tls.kind === 'refused') return say(deps, 1, bothLanguages(tls.words))
  const dnsServer = flags['public-dns']
  const findings = await checkCertificate(tls, {
    ownAddresses: deps.ownAddresses,
    expectedAddresses: deps.machine.ips,
    resolve: deps.resolve,
    resolveOutside: dnsServer === undefined ? undefined : (name) => deps.resolveVia(dnsServer, name),
    now: deps.now,
  })
  const files = tlsFolder(dataDirOf(deps))
  const keys = tls.kind === 'given' ? [keyFile ?? ''] : [files.rootPrivate, files.serverPrivate]
  const all = [...findings, ...(await Promise.all(keys.map(checkKeyIsPrivate))).flat()]
  const lines = all.map(({ level, words }) => `${CHECK_MARKS[level]} ${words.zh}\n    ${words.en}`)
  return say(deps, all.some(({ level }) => level === 'wrong') ? 1 : 0, ...lines)
}

const dataDirOf = (deps: CertificateDeps): string => absolute(deps.env['DATA_DIR'] ?? './data')

const parseFlags = (args: readonly string[]) => parseArgs({ args: [...args], options: FLAGS }).values

function flagsOrNull(args: readonly string[]): Flags | null {
  try {
    return parseFlags(args)
  } catch {
    return null
  }
}

function say(deps: CertificateDeps, exitCode: number, ...lines: readonly string[]): number {
  lines.forEach(deps.print)
  return exitCode
}

const resolveHere: Resolve = async (name) => {
  const answers = await lookup(name, { all: true, family: 4 }).catch(() => [])
  return answers.map(({ address }) => address)
}

async function resolveVia(server: string, name: string): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  resolver.setServers([server])
  return resolver.resolve4(name).catch(() => [])
}

if (import.meta.main) {
  // What this makes is for the server's account alone; the modes given on writing are the second lock.
  process.umask(0o077)
  process.exitCode = await runCertificate(process.argv.slice(2), {
    env: process.env,
    machine: machineNames(hostname(), networkInterfaces()),
    ownAddresses: allAddresses(networkInterfaces()),
    now: new Date(),
    resolve: resolveHere,
    resolveVia,
    print: (line) => console.log(line),
  })
}
