/** Papers: signing what is about to be printed, and what a phone needs to check one. */
import type { Paper, PaperKind, PaperVerdict } from '../../domain/papers/paper.ts'
import { callApi } from './request.ts'

export type PaperAsked = { readonly kind: PaperKind; readonly id: string }
export type SignedPaper = PaperAsked & { readonly paper: Paper; readonly code: string }
/** A point of the curve P-256, as base64url, and the id by which a code names it. */
export type PublicPaperKey = { readonly id: string; readonly x: string; readonly y: string }

/** At most 400 at once. Errors: unknown-record {id}, forbidden, offline. */
export const signPapers = (papers: readonly PaperAsked[]) =>
  callApi<{ papers: SignedPaper[] }>('POST', '/papers', { papers })

/** The last print of each did not come out. Errors: unknown-record {id}, forbidden, offline. */
export const notPrinted = (papers: readonly PaperAsked[]) =>
  callApi<{ noted: number }>('POST', '/papers/failed', { papers })

/** With the numbers of the papers that were taken back. */
export type PapersKnown = { readonly keys: readonly PublicPaperKey[]; readonly withdrawn: readonly string[] }
export const paperKeys = () => callApi<PapersKnown>('GET', '/papers/key')

/** For a browser without WebCrypto: the server of the school looks. */
export const checkPaperThere = (code: string) =>
  callApi<{ verdict: PaperVerdict; withdrawn: string[] }>('POST', '/papers/check', { code })
