/**
 * `npm run certificate -- --check`: would a tablet reach this machine by the names in its certificate?
 *
 * The failure that costs schools an afternoon is the router that drops private addresses from the answers
 * for public names ("DNS rebinding protection"): the name works everywhere except in the school.
 */
import { stat } from 'node:fs/promises'
import { dayOf, daysBetween } from './day-of.ts'
import type { LoadedTls } from './load-tls.ts'
import type { Words } from './words.ts'

/** `look`: may be fine, a person should look. `wrong`: will not work. */
export type Finding = { readonly level: 'fine' | 'look' | 'wrong'; readonly words: Words }

/** IPv4 addresses of a name; empty when the name is unknown or the answer was withheld. */
export type Resolve = (name: string) => Promise<readonly string[]>

export type CheckDeps = {
  /** Every IPv4 address of this machine, public ones too. */
  readonly ownAddresses: readonly string[]
  /** Those under which tablets are expected to reach it. */
  readonly expectedAddresses: readonly string[]
  readonly resolve: Resolve
  /** Asks a server outside of the school, past its router's filter. */
  readonly resolveOutside?: Resolve | undefined
  readonly now: Date
}

export async function checkCertificate(tls: LoadedTls, deps: CheckDeps): Promise<Finding[]> {
  const names = await Promise.all(tls.names.dns.map((name) => checkName(name, tls.kind, deps)))
  return [...checkDates(tls, deps.now), ...names, ...checkAddresses(tls, deps)]
}

function checkDates(tls: LoadedTls, now: Date): Finding[] {
  const left = daysBetween(now, tls.expires)
  if (tls.warnings.length > 0) return tls.warnings.map((words) => ({ level: 'wrong', words }))
  return [{ level: 'fine', words: DAYS_LEFT(tls.expires, left, tls.kind) }]
}

async function checkName(name: string, kind: LoadedTls['kind'], deps: CheckDeps): Promise<Finding> {
  if (name.startsWith('*.')) return { level: 'look', words: WILDCARD(name) }
  const found = await deps.resolve(name)
  if (found.some((ip) => deps.ownAddresses.includes(ip)))
    return { level: 'fine', words: LEADS_HERE(name, found) }
  if (found.some(isLoopback)) return { level: 'look', words: ONLY_HERE(name) }
  if (found.some((ip) => ip !== '0.0.0.0')) return { level: 'wrong', words: LEADS_ELSEWHERE(name, found) }
  return checkUnknownName(name, kind, deps)
}

async function checkUnknownName(name: string, kind: LoadedTls['kind'], deps: CheckDeps): Promise<Finding> {
  if (kind === 'local-root') return { level: 'look', words: UNKNOWN_LOCALLY(name) }
  const outside = (await deps.resolveOutside?.(name)) ?? []
  if (outside.some((ip) => deps.ownAddresses.includes(ip)))
    return { level: 'wrong', words: FILTERED(name, outside) }
  if (outside.length > 0) return { level: 'wrong', words: LEADS_ELSEWHERE(name, outside) }
  return { level: 'wrong', words: deps.resolveOutside ? UNKNOWN_EVERYWHERE(name) : MAYBE_FILTERED(name) }
}

function checkAddresses(tls: LoadedTls, { ownAddresses, expectedAddresses }: CheckDeps): Finding[] {
  if (tls.kind === 'given') return []
  const missing = expectedAddresses.filter((ip) => !tls.names.ips.includes(ip))
  const gone = tls.names.ips.filter((ip) => !ownAddresses.includes(ip))
  return [
    ...missing.map((ip): Finding => ({ level: 'wrong', words: NOT_NAMED(ip) })),
    ...gone.map((ip): Finding => ({ level: 'look', words: NOT_OURS(ip) })),
  ]
}

/**
 * Others on this machine must not read a private key; a group may, where a certificate client has set one
 * up for that. Windows has no such bits: its folder decides.
 */
export async function checkKeyIsPrivate(path: string): Promise<Finding[]> {
  if (process.platform === 'win32') return []
  const mode = await stat(path).then(
    (found) => found.mode,
    () => 0,
  )
  if ((mode & 0o077) === 0) return []
  return [{ level: (mode & 0o007) === 0 ? 'look' : 'wrong', words: READABLE_BY_OTHERS(path) }]
}

const isLoopback = (ip: string): boolean => ip.startsWith('127.')

const DAYS_LEFT = (expires: Date, left: number, kind: LoadedTls['kind']): Words => ({
  zh: `证书有效，还有 ${left} 天（到 ${dayOf(expires)}）${kind === 'local-root' ? '，到期前 30 天服务器自己换新' : ''}。`,
  en: `The certificate is valid for ${left} more days, until ${dayOf(expires)}${kind === 'local-root' ? '; the server renews it 30 days before' : ''}.`,
})
const LEADS_HERE = (name: string, ips: readonly string[]): Words => ({
  zh: `${name} 指到这台电脑（${ips.join('、')}）。`,
  en: `${name} leads to this machine (${ips.join(', ')}).`,
})
const ONLY_HERE = (name: string): Words => ({
  zh: `${name} 在这台电脑上指到它自己；平板认不认得，要在平板上打开看一看。`,
  en: `On this machine ${name} leads to itself. Whether tablets know the name has to be tried on a tablet.`,
})
const LEADS_ELSEWHERE = (name: string, ips: readonly string[]): Words => ({
  zh: `${name} 指到别处（${ips.join('、')}），不是这台电脑。请改域名记录，或者在路由器里给这台电脑固定地址。`,
  en: `${name} leads elsewhere (${ips.join(', ')}), not to this machine. Correct the DNS record, or give this machine a fixed address in the router.`,
})
const UNKNOWN_LOCALLY = (name: string): Words => ({
  zh: `学校网络不认得 ${name}。平板可以用 IP 地址打开；想用名字，请在路由器的“主机名 / 本地 DNS / 静态域名”里加一条。`,
  en: `The school network does not know ${name}. Tablets can use the address; to use the name, add it in the router under "host names", "local DNS" or "static domain".`,
})
const FILTERED = (name: string, ips: readonly string[]): Words => ({
  zh: `外面的域名服务器说 ${name} 是 ${ips.join('、')}，学校网络里却查不到：路由器把指向校内地址的答案拦下了（“DNS 重绑定保护 / DNS rebind”）。请在路由器里把 ${name} 加进例外，或者加一条静态域名指到这台电脑。`,
  en: `Outside, ${name} is ${ips.join(', ')}, but the school network gives no answer: the router drops answers with private addresses ("DNS rebinding protection"). Add ${name} to its exceptions, or add a static host record for this machine.`,
})
const MAYBE_FILTERED = (name: string): Words => ({
  zh: `学校网络查不到 ${name}。也许没有这条域名记录，也许路由器把它拦下了（DNS 重绑定保护）。加上 --public-dns 223.5.5.5 再查一次，就能分清楚。`,
  en: `The school network does not know ${name}. Either the record is missing or the router drops it (DNS rebinding protection). Ask again with --public-dns 223.5.5.5 to tell which.`,
})
const UNKNOWN_EVERYWHERE = (name: string): Words => ({
  zh: `校内校外都查不到 ${name}（或者这台电脑上不了外网）。请在域名商那里加一条 A 记录，指到这台电脑的校内地址。`,
  en: `${name} is known neither inside nor outside (or this machine has no internet). Add an A record with this machine's address at the domain's registrar.`,
})
const WILDCARD = (name: string): Words => ({
  zh: `${name} 是通配名，请在平板上打开实际用的那个网址看一看。`,
  en: `${name} is a wildcard: open the address that is really used on a tablet.`,
})
const NOT_NAMED = (ip: string): Words => ({
  zh: `这台电脑现在的地址 ${ip} 不在证书里（多半是路由器换了地址）。再运行一次 npm run certificate，平板不用动；最好在路由器里给它固定地址。`,
  en: `This machine's address ${ip} is not in the certificate (the router probably changed it). Run npm run certificate again; tablets need nothing. Better, give it a fixed address in the router.`,
})
const NOT_OURS = (ip: string): Words => ({
  zh: `证书里的 ${ip} 现在不是这台电脑的地址。`,
  en: `${ip}, named in the certificate, is not an address of this machine now.`,
})
const READABLE_BY_OTHERS = (path: string): Words => ({
  zh: `别的账号也读得到私钥：${path}。请运行 chmod 600 '${path}'。`,
  en: `Other accounts can read the private key ${path}. Run chmod 600 '${path}'.`,
})
