/**
 * What a school hands out on paper, and the code on it by which any phone can tell that it is genuine.
 *
 *   code   = base64url(text) . id of the key . base64url(signature)
 *   text   = JSON list of exactly the lines that the paper shows, nothing else
 *   signed = a fixed heading and the text, by ECDSA P-256 with SHA-256, which every browser's WebCrypto knows
 *
 * The code carries what it proves, so checking asks nobody and tells nobody: the paper's address holds it behind
 * `#`, which a browser sends to no server. A genuine code says what the school has signed; that the person who shows
 * it is the one it names is for eyes to tell.
 */
import { fromBase64Url, fromUtf8, toBase64Url, toUtf8 } from './base64url.ts'

export const paperKinds = ['appointment', 'post-card', 'honour'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Every line as it is printed; dates are 'YYYY-MM-DD', '' where the paper has none. */
export type Paper = {
  readonly kind: PaperKind
  readonly number: string
  readonly school: string
  readonly name: string
  readonly className: string
  /** The post, or the honour. */
  readonly subject: string
  readonly from: string
  readonly to: string
  readonly issued: string
}

/**
 * Whether the school has taken a paper back, which no signature can tell: `unknown` without a network, where the list
 * that this phone last saw does not have it.
 */
export type Withdrawal = 'withdrawn' | 'stands' | 'unknown'

export type PaperVerdict =
  | { readonly kind: 'genuine'; readonly paper: Paper }
  /** Signed with a key that this school does not have; what it says is not shown. */
  | { readonly kind: 'other-school' }
  /** This school's key, and not what was signed. */
  | { readonly kind: 'altered' }
  | { readonly kind: 'unreadable' }

/** A school's key: its id as it stands in the code, and whether a signature over bytes is by it. */
export type PaperKey = {
  readonly id: string
  readonly verify: (signature: Uint8Array, signed: Uint8Array) => Promise<boolean>
}

const heading = 'shanzhen paper 1\n'
const longestLine = 80
const longestCode = 2000
const signatureLength = 64

const linesOf = (paper: Paper): string[] => [
  paper.kind,
  paper.number,
  paper.school,
  paper.name,
  paper.className,
  paper.subject,
  paper.from,
  paper.to,
  paper.issued,
]
const textOf = (paper: Paper): string => JSON.stringify(linesOf(paper))

export const bytesToSign = (paper: Paper): Uint8Array => toUtf8(heading + textOf(paper))

export const paperCode = (paper: Paper, keyId: string, signature: Uint8Array): string =>
  [toBase64Url(toUtf8(textOf(paper))), keyId, toBase64Url(signature)].join('.')

export async function checkPaper(code: string, keys: readonly PaperKey[]): Promise<PaperVerdict> {
  const read = readCode(code)
  if (!read) return { kind: 'unreadable' }
  const key = keys.find(({ id }) => id === read.keyId)
  if (!key) return { kind: 'other-school' }
  const isSigned = await key.verify(read.signature, bytesToSign(read.paper))
  return isSigned ? { kind: 'genuine', paper: read.paper } : { kind: 'altered' }
}

/** Strict: what this file would not write is not read. */
function readCode(code: string) {
  const [encoded = '', keyId = '', signed = '', ...more] = code.split('.')
  const payload = fromBase64Url(encoded)
  const signature = fromBase64Url(signed)
  const text = payload && fromUtf8(payload)
  const paper = text ? readText(text) : null
  const isWhole = code.length <= longestCode && more.length === 0 && signature?.length === signatureLength
  return isWhole && paper && textOf(paper) === text ? { paper, keyId, signature } : null
}

function readText(text: string): Paper | null {
  const lines = parsed(text)
  if (!Array.isArray(lines) || lines.length !== 9) return null
  if (!lines.every((line): line is string => typeof line === 'string' && line.length <= longestLine))
    return null
  const [
    kind,
    number = '',
    school = '',
    name = '',
    className = '',
    subject = '',
    from = '',
    to = '',
    issued = '',
  ] = lines
  const known = paperKinds.find((one) => one === kind)
  return known ? { kind: known, number, school, name, className, subject, from, to, issued } : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
