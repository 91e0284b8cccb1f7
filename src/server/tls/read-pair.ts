/** A key and a certificate as text → what the server needs to know about them, or why they cannot serve. */
import { createPrivateKey, X509Certificate } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Names } from './names.ts'
import type { Words } from './words.ts'

export type Pair = {
  readonly key: string
  readonly cert: string
  readonly names: Names
  readonly notBefore: Date
  readonly expires: Date
  /** True for a file with one certificate that another one, missing here, has signed. */
  readonly signerMissing: boolean
}

export type PairRefusal = 'not-a-certificate' | 'not-a-key' | 'key-encrypted' | 'key-mismatch'
export type PairResult = { ok: true; pair: Pair } | { ok: false; code: PairRefusal; words: Words }

export function readPair(cert: string, key: string): PairResult {
  const certificate = orNull(() => new X509Certificate(cert))
  if (!certificate) return refuse('not-a-certificate')
  const privateKey = readKey(key)
  if (typeof privateKey === 'string') return refuse(privateKey)
  if (!certificate.checkPrivateKey(privateKey)) return refuse('key-mismatch')
  return { ok: true, pair: { key, cert, ...describe(certificate, cert) } }
}

export function describe(certificate: X509Certificate, pem: string): Omit<Pair, 'key' | 'cert'> {
  const selfSigned = certificate.subject === certificate.issuer
  return {
    names: namesOf(certificate.subjectAltName),
    notBefore: certificate.validFromDate,
    expires: certificate.validToDate,
    signerMissing: !selfSigned && pem.split('-----BEGIN CERTIFICATE-----').length === 2,
  }
}

/** `DNS:a.cn, DNS:b.cn, IP Address:10.0.0.5`: the only form in which Node tells them. */
function namesOf(subjectAltName: string | undefined): Names {
  const entries = (subjectAltName ?? '').split(', ')
  const after = (prefix: string) =>
    entries.filter((entry) => entry.startsWith(prefix)).map((entry) => entry.slice(prefix.length))
  return { dns: after('DNS:'), ips: after('IP Address:') }
}

function readKey(pem: string): KeyObject | 'not-a-key' | 'key-encrypted' {
  if (pem.includes('ENCRYPTED')) return 'key-encrypted'
  return orNull(() => createPrivateKey(pem)) ?? 'not-a-key'
}

function orNull<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}

const REFUSALS: Record<PairRefusal, Words> = {
  'not-a-certificate': {
    zh: '证书文件读不懂。要 PEM 格式：文件里能看到“-----BEGIN CERTIFICATE-----”。',
    en: 'The certificate file cannot be read. It must be PEM, with a line "-----BEGIN CERTIFICATE-----".',
  },
  'not-a-key': {
    zh: '私钥文件读不懂。要 PEM 格式：文件里能看到“-----BEGIN PRIVATE KEY-----”。',
    en: 'The key file cannot be read. It must be PEM, with a line "-----BEGIN PRIVATE KEY-----".',
  },
  'key-encrypted': {
    zh: '私钥文件带密码，服务器开机时没有人输密码。请换成不带密码、只有服务器账号读得到的私钥。',
    en: 'The key file has a passphrase, and nobody types it when the machine starts. Use one without, readable by the server account alone.',
  },
  'key-mismatch': {
    zh: '私钥和证书不是一对。多半是只换了其中一个文件，请把同一次签发的两个文件一起放好。',
    en: 'The key does not belong to the certificate. Usually only one of the two files was replaced: put both from the same issue.',
  },
}

const refuse = (code: PairRefusal): PairResult => ({ ok: false, code, words: REFUSALS[code] })
