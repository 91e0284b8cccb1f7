/**
 * Checks a paper's code on this phone, by the school's public key, which is kept for the next time without a network.
 * Whether the paper was taken back since is for the school to say: without a network the phone says that it cannot know.
 * Where the page came over plain HTTP the browser has no WebCrypto, and the school's server is asked.
 */
import {
  checkPaper,
  type PaperKey,
  type PaperVerdict,
  type Withdrawal,
} from '../../../domain/papers/paper.ts'
import { checkPaperThere, paperKeys, type PapersKnown, type PublicPaperKey } from '../../api/papers.ts'

type Genuine = Extract<PaperVerdict, { kind: 'genuine' }>
/** no-key: neither the network nor an earlier visit gave the school's key. */
export type Checked =
  | Exclude<PaperVerdict, Genuine>
  | (Genuine & { readonly withdrawal: Withdrawal })
  | { readonly kind: 'no-key' }

const stored = 'shanzhen.paper-keys'

export async function verifyPaper(code: string): Promise<Checked> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto }
  if (!subtle) return askServer(code)
  const known = await whatIsKnown()
  if (!known) return { kind: 'no-key' }
  const keys = await Promise.all(known.keys.map((key) => usable(subtle, key)))
  return withWithdrawal(await checkPaper(code, keys), known.withdrawn, known.isNow)
}

async function askServer(code: string): Promise<Checked> {
  const answer = await checkPaperThere(code)
  return answer.ok ? withWithdrawal(answer.value.verdict, answer.value.withdrawn, true) : { kind: 'no-key' }
}

/** @param isNow the list comes from the school just now, and not from an earlier visit */
function withWithdrawal(verdict: PaperVerdict, withdrawn: readonly string[], isNow: boolean): Checked {
  if (verdict.kind !== 'genuine') return verdict
  const isListed = withdrawn.includes(verdict.paper.number)
  return { ...verdict, withdrawal: isListed ? 'withdrawn' : isNow ? 'stands' : 'unknown' }
}

/** Of the network first, so that a school's first paper is not strange to a phone that was here before it. */
async function whatIsKnown(): Promise<(PapersKnown & { readonly isNow: boolean }) | null> {
  const answer = await paperKeys()
  if (answer.ok) {
    localStorage.setItem(stored, JSON.stringify(answer.value))
    return { ...answer.value, isNow: true }
  }
  const kept = localStorage.getItem(stored)
  return kept ? { ...readKept(JSON.parse(kept)), isNow: false } : null
}

/** An earlier build kept the keys alone. */
function readKept(kept: unknown): PapersKnown {
  return Array.isArray(kept) ? { keys: kept as PublicPaperKey[], withdrawn: [] } : (kept as PapersKnown)
}

async function usable(subtle: SubtleCrypto, { id, x, y }: PublicPaperKey): Promise<PaperKey> {
  const curve = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, curve, false, ['verify'])
  const verify: PaperKey['verify'] = (signature, signed) =>
    subtle.verify(
      { name: 'ECDSA', hash: 'SHA-256' },
      key,
      signature as Uint8Array<ArrayBuffer>,
      signed as Uint8Array<ArrayBuffer>,
    )
  return { id, verify }
}
