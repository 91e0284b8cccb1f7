/**
 * Checks a paper's code on this phone, by the school's public key, which is kept for the next time without a network.
 * Where the page came over plain HTTP the browser has no WebCrypto, and the school's server is asked.
 */
import { checkPaper, type PaperKey, type PaperVerdict } from '../../../domain/papers/paper.ts'
import { checkPaperThere, paperKeys, type PublicPaperKey } from '../../api/papers.ts'

/** no-key: neither the network nor an earlier visit gave the school's key. */
export type Checked = PaperVerdict | { readonly kind: 'no-key' }

const stored = 'shanzhen.paper-keys'

export async function verifyPaper(code: string): Promise<Checked> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto }
  if (!subtle) return askServer(code)
  const keys = await knownKeys()
  if (!keys) return { kind: 'no-key' }
  return checkPaper(code, await Promise.all(keys.map((key) => usable(subtle, key))))
}

async function askServer(code: string): Promise<Checked> {
  const answer = await checkPaperThere(code)
  return answer.ok ? answer.value.verdict : { kind: 'no-key' }
}

/** Of the network first, so that a school's first paper is not strange to a phone that was here before it. */
async function knownKeys(): Promise<PublicPaperKey[] | null> {
  const answer = await paperKeys()
  if (answer.ok) {
    localStorage.setItem(stored, JSON.stringify(answer.value.keys))
    return answer.value.keys
  }
  const kept = localStorage.getItem(stored)
  return kept ? (JSON.parse(kept) as PublicPaperKey[]) : null
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
