/**
 * Which certificate the server speaks with: TLS_CERT and TLS_KEY if they are given, else what
 * `npm run certificate` made in DATA_DIR/tls, else none.
 *
 * An expired certificate is served all the same, with a warning: the office PC whose battery-less clock
 * stands in 2015 must still start. Only what cannot work at all is refused.
 */
import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dayOf, daysBetween } from './day-of.ts'
import type { Names } from './names.ts'
import type { PairRefusal } from './read-pair.ts'
import { readPair } from './read-pair.ts'
import { renewLeafIfDue } from './renew-leaf.ts'
import { tlsFolder } from './tls-folder.ts'
import type { Words } from './words.ts'

export type TlsSource = {
  readonly dataDir: string
  /** TLS_CERT and TLS_KEY: paths to PEM files, both or neither. */
  readonly certFile?: string | undefined
  readonly keyFile?: string | undefined
  readonly now?: () => Date
}

export type LoadedTls = {
  readonly kind: 'given' | 'local-root'
  readonly key: string
  readonly cert: string
  /** The school's root, for a local root; clients that trust it need nothing else. */
  readonly ca?: string
  readonly names: Names
  readonly notBefore: Date
  readonly expires: Date
  readonly warnings: readonly Words[]
}

type TlsRefusal = PairRefusal | 'half-given' | 'unreadable' | 'damaged'
type RefusedTls = { readonly kind: 'refused'; readonly code: TlsRefusal; readonly words: Words }
export type Tls = { readonly kind: 'none' } | LoadedTls | RefusedTls

export async function loadTls(source: TlsSource): Promise<Tls> {
  const now = (source.now ?? (() => new Date()))()
  const { certFile, keyFile } = source
  if (certFile && keyFile) return loadGiven(certFile, keyFile, now)
  if (certFile || keyFile) return { kind: 'refused', code: 'half-given', words: HALF_GIVEN }
  return loadLocalRoot(source.dataDir, now)
}

async function loadGiven(certFile: string, keyFile: string, now: Date): Promise<Tls> {
  const cert = await readOrReason(certFile)
  const key = await readOrReason(keyFile)
  if (typeof cert !== 'string') return unreadable(given('TLS_CERT'), certFile, cert.reason)
  if (typeof key !== 'string') return unreadable(given('TLS_KEY'), keyFile, key.reason)
  const read = readPair(cert, key)
  if (!read.ok) return { kind: 'refused', code: read.code, words: read.words }
  const { signerMissing, ...pair } = read.pair
  return {
    kind: 'given',
    ...pair,
    warnings: [...warningsOf(pair, now), ...(signerMissing ? [NO_SIGNER] : [])],
  }
}

async function loadLocalRoot(dataDir: string, now: Date): Promise<Tls> {
  const files = tlsFolder(dataDir)
  const made = await readOrReason(files.serverPrivate)
  if (typeof made !== 'string') {
    return made.reason === 'ENOENT' ? { kind: 'none' } : unreadable(LOCAL, files.serverPrivate, made.reason)
  }
  const renewal = await renewLeafIfDue(dataDir, now)
  const text = renewal.renewed ?? made
  const read = readPair(text, text)
  if (!read.ok) return { kind: 'refused', code: 'damaged', words: DAMAGED(files.serverPrivate) }
  const { key, cert, names, notBefore, expires } = read.pair
  const ca = await readOrReason(files.rootPem)
  const warnings = [
    ...warningsOf(read.pair, now),
    ...(renewal.failed ? [NOT_RENEWED(renewal.failed)] : []),
    ...(typeof ca === 'string' ? rootEnds(ca, now) : []),
  ]
  return {
    kind: 'local-root',
    ...{ key, cert, names, notBefore, expires },
    ...(typeof ca === 'string' ? { ca } : {}),
    warnings,
  }
}

/** Half a year's notice, because every device must be touched again. */
function rootEnds(ca: string, now: Date): Words[] {
  const ends = new X509Certificate(ca).validToDate
  return daysBetween(now, ends) < 180 ? [ROOT_ENDS(ends)] : []
}

/** What a browser will complain of, as seen from this machine's clock. */
function warningsOf(pair: { names: Names; notBefore: Date; expires: Date }, now: Date): Words[] {
  const warnings: Words[] = []
  if (pair.names.dns.length + pair.names.ips.length === 0) warnings.push(NO_NAMES)
  if (now < pair.notBefore) warnings.push(NOT_YET(pair.notBefore, now))
  if (now > pair.expires) warnings.push(EXPIRED(pair.expires, now))
  else if (daysBetween(now, pair.expires) < 14) warnings.push(EXPIRES_SOON(pair.expires))
  return warnings
}

async function readOrReason(path: string): Promise<string | { reason: string }> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    return { reason: (error as NodeJS.ErrnoException).code ?? String(error) }
  }
}

function unreadable(which: Words, path: string, reason: string): Tls {
  const why = UNREADABLE_REASONS[reason] ?? { zh: reason, en: reason }
  const words = {
    zh: `${which.zh}打不开（${why.zh}）：${path}`,
    en: `${which.en} cannot be opened (${why.en}): ${path}`,
  }
  return { kind: 'refused', code: 'unreadable', words }
}

const given = (setting: string): Words => ({
  zh: `${setting} 指的文件`,
  en: `The file that ${setting} names`,
})
const LOCAL: Words = { zh: 'npm run certificate 做的证书', en: 'The certificate made by npm run certificate' }

const UNREADABLE_REASONS: Record<string, Words> = {
  ENOENT: { zh: '没有这个文件', en: 'no such file' },
  EACCES: { zh: '服务器账号没有读它的权限', en: 'the server account may not read it' },
  EPERM: { zh: '服务器账号没有读它的权限', en: 'the server account may not read it' },
  EISDIR: { zh: '这是一个文件夹', en: 'it is a folder' },
}

const HALF_GIVEN: Words = {
  zh: 'TLS_CERT 和 TLS_KEY 要一起给：一个是证书文件，一个是私钥文件。现在只给了一个。',
  en: 'TLS_CERT and TLS_KEY go together, the certificate file and the key file. Only one is set.',
}
const DAMAGED = (path: string): Words => ({
  zh: `证书文件坏了：${path}。再运行一次 npm run certificate 就好，设备不用动。`,
  en: `The certificate file is damaged: ${path}. Run npm run certificate again; devices need nothing.`,
})
const NO_SIGNER: Words = {
  zh: '证书文件里只有服务器自己的证书，没有签发机构的中间证书：电脑可能打得开，平板和手机常常打不开。请用 fullchain.pem。',
  en: "The file holds the server's certificate without its issuer's: computers may accept it, tablets and phones often do not. Use fullchain.pem.",
}
const NO_NAMES: Words = {
  zh: '证书里没有写主机名或地址（SAN），浏览器一律不认。请按学校用的域名重新申请。',
  en: 'The certificate names no host or address (SAN); every browser refuses it. Have it issued for the name the school uses.',
}
const NOT_YET = (from: Date, now: Date): Words => ({
  zh: `证书从 ${dayOf(from)} 才开始有效，这台电脑的日期却是 ${dayOf(now)}。请先看看电脑的日期对不对。`,
  en: `The certificate is valid from ${dayOf(from)}, but this machine says ${dayOf(now)}. Check the machine's date first.`,
})
const EXPIRED = (expires: Date, now: Date): Words => ({
  zh: `证书 ${dayOf(expires)} 已经过期（这台电脑的日期是 ${dayOf(now)}）。平板现在连不上，数据会先留在平板里。`,
  en: `The certificate expired on ${dayOf(expires)} (this machine says ${dayOf(now)}). Tablets cannot connect; what they record stays on them until they can.`,
})
const EXPIRES_SOON = (expires: Date): Words => ({
  zh: `证书 ${dayOf(expires)} 到期，请换新的；换好文件后不用重启服务器。`,
  en: `The certificate expires on ${dayOf(expires)}. Replace the files; the server need not be restarted.`,
})
const ROOT_ENDS = (ends: Date): Words => ({
  zh: `学校的根证书 ${dayOf(ends)} 到期。请在这之前找一天运行 npm run certificate -- --new-root，并在每台设备上重新安装。`,
  en: `The school's root ends on ${dayOf(ends)}. Before that, run npm run certificate -- --new-root and install the new root on each device.`,
})
const NOT_RENEWED = (reason: string): Words => ({
  zh: `证书没能换新（${reason}），先用旧的。`,
  en: `The certificate could not be renewed (${reason}); the old one stays in use.`,
})
