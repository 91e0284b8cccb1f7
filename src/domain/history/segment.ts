/**
 * A segment: a sealed, immutable run of one stream's facts, as one audience may read them. Its name is its format and
 * the SHA-256 of its decoded bytes, so a device keeps what it has by name, and whoever gets other bytes notices.
 *
 *   audience   holds                                                        is for
 *   tablet     a class's stream, without notes, without children on paper   class tablets
 *   adult      the same with notes                                          class teachers
 *   office     all streams of a term in one, everybody in it                the programme lead
 *
 * The lead's segments run across the classes of a term: forty-eight classes with a hot tail each would leave tens of
 * thousands of facts unsealed.
 */
import { officeStream } from '../facts/ledger.ts'
import type { Scope } from '../permissions/scope.ts'
import type { SegmentRef } from '../protocol/sync.ts'
import { segmentFormat } from './segment-codec.ts'

export const audiences = ['tablet', 'adult', 'office'] as const
export type Audience = (typeof audiences)[number]

/** All streams of a term. */
export const termStream = (term: string) => `*@${term}`
/** The term of a home stream; undefined for the office's. */
export const streamTerm = (stream: string): string | undefined => stream.split('@')[1]

export type Run = Pick<SegmentRef, 'stream' | 'first' | 'last'>

/** @param hash SHA-256 of the decoded bytes */
export const segmentName = (hash: Uint8Array): string =>
  `${segmentFormat}-${Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

export const segmentNamePattern = /^[1-9][0-9]{0,2}-[0-9a-f]{64}$/

/** Whether a row of this home stream and number is inside the segment's run. */
export const isInRun = (run: Run, stream: string, number: number): boolean =>
  run.first <= number && number <= run.last && isPartOf(run.stream, stream)

const isPartOf = (whole: string, stream: string) =>
  whole === stream || (whole.startsWith('*@') && stream.endsWith(whole.slice(1)))

export type Reading = { readonly audience: Audience; readonly streams: ReadonlySet<string> }

/** Which sealed streams a viewer holds wholly, and as which audience it may read them. */
export function readingOf({ facts }: Scope): Reading {
  if (facts.wholeTerms.size > 0) {
    return { audience: 'office', streams: new Set([officeStream, ...[...facts.wholeTerms].map(termStream)]) }
  }
  return { audience: facts.notes ? 'adult' : 'tablet', streams: facts.streams }
}
