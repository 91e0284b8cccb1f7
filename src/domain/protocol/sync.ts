/**
 * One request does both ways: `POST /api/v1/sync`.
 *
 *   device ── unsent facts in seq order, cursor, scope version ──▶ server
 *   device ◀── acknowledgement by ranges, exceptions, records, facts, new cursor ── server
 *
 * The reply acknowledges only what was in its request. Own facts are not sent back: an acknowledged range gives
 * their commit numbers, and `restamped` tells where the server's stamp differs from the one the device predicted.
 * A device applies a reply in one transaction; the facts and records in it only if its stored (epoch, cursor, scope
 * version) is still that of the request, the acknowledgement always, unless it is of another epoch than the store's.
 *
 * Since version 2 old facts come as sealed segments: a reply lists those of the streams which the device holds wholly
 * and leaves out the single facts they cover. The device fetches the segments it has not got, by name. Since version 3
 * a request carries up to 1,000 facts, before that 500.
 *
 * Version 4 added the facts and records of a service post's life; a server of version 3 would refuse them. Version 5
 * added those of activities, medals, goals, passports and boards.
 */
import type { Fact } from '../facts/fact.schema.ts'
import type { Stamp } from '../facts/ledger.ts'
import type { RefusalCode } from '../permissions/refusal.ts'
import type { RecordKind, RecordRow } from '../records/record.schema.ts'

/** Raised when the meaning of a field changes; test/contract holds the fingerprint of each version's schemas. */
export const protocolVersion = 5
/** Header on every answer of ours: a captive portal's page with status 200 does not carry it. */
export const serverHeader = 'x-shanzhen'

export const maxFactsPerRequest = 1000
export const maxRowsPerPage = 1000
export const maxSegmentsPerRequest = 20

/** The last complete commit a device holds; the tag is random, so a restored or forked server is noticed. */
export type Cursor = { readonly number: number; readonly tag: string }

export type SyncRequest = {
  protocol: number
  install: string
  epoch: string | null
  cursor: Cursor | null
  scopeVersion: string | null
  /** The store's own seqs: up to `settled` all have been answered, `written` is the last one. */
  own?: { settled: number; written: number }
  facts: Fact[]
  /** Since version 2. True: list the segments, also when nothing starts anew. */
  history?: boolean
  /** Since version 5. Left out by most: false asks for nothing but what became of the facts. */
  pulls?: false
}

/** `[firstSeq, lastSeq, firstNumber]`: seqs firstSeq..lastSeq got the numbers firstNumber.. in order. */
export type AckRange = readonly [firstSeq: number, lastSeq: number, firstNumber: number]

/** What did not simply get the next number, by seq. */
export type SeqException =
  | {
      readonly seq: number
      readonly verdict: 'refused' | 'quarantined'
      readonly code: RefusalCode
      readonly detail: Record<string, string | number>
    }
  | { readonly seq: number; readonly verdict: 'waiting' }

export type CommittedFact = { readonly number: number; readonly fact: Fact; readonly stamp: Stamp }

/** A sealed run of facts, fetched by its name and kept as it is. */
export type SegmentRef = {
  readonly name: string
  /** A home stream, or `*@<term>`: all streams of a term. */
  readonly stream: string
  /** It holds all that this viewer may read of the stream between these commit numbers, both included. */
  readonly first: number
  readonly last: number
  readonly count: number
}

export type RecordsPart = {
  /** true: these are all records of the scope, anything else on the device goes. */
  readonly complete: boolean
  readonly rows: RecordRow[]
  readonly gone: ReadonlyArray<readonly [RecordKind, string]>
}

export type SyncReply = {
  protocol: number
  school: string
  epoch: string
  /** Seconds since 1970 by the server's clock when the reply was made. */
  serverTime: number
  acked: AckRange[]
  exceptions: SeqException[]
  restamped: Array<{ seq: number; stamp: Stamp }>
  /** Present when the device must start its copy of the ledger anew (new scope, new epoch, first contact). */
  restart: boolean
  /** The device's cursor is of another history: it offers its own facts again, as far back as a backup may reach. */
  forked: boolean
  scopeVersion: string
  records: RecordsPart
  facts: CommittedFact[]
  /** All segments of the scope; what they cover is not among `facts`. Left out where nobody asked. */
  segments?: SegmentRef[]
  cursor: Cursor
  /** false: more pages follow. Totals are shown once a page said true. */
  complete: boolean
}

/** Answers to a sync that are ours but carry no data. */
export type SyncProblem = {
  error:
    | 'unauthenticated'
    | 'stolen'
    | 'clone'
    | 'unsupported-protocol'
    | 'bad-request'
    | 'too-large'
    | 'busy'
    | 'internal'
}
