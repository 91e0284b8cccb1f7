/**
 * One sync: accept what the device brings in a writing transaction, then read what it lacks on a reading
 * connection. The acknowledgement leaves only after the commit.
 */
import { basisUnknown } from '../../domain/facts/ledger.ts'
import {
  protocolVersion,
  type SyncProblem,
  type SyncReply,
  type SyncRequest,
} from '../../domain/protocol/sync.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import type { CommitNotices } from '../commits-notice.ts'
import { headOf, inCommit, isOurCursor } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { factsAtSeqs } from '../db/facts.ts'
import type { GroupCommit } from '../db/group-commit.ts'
import { inSnapshot } from '../db/transactions.ts'
import { type Deps, secondsNow } from '../deps.ts'
import { sealedHistory, versionWithWithdrawals } from '../history/list-segments.ts'
import { knownScope } from '../school/known-scopes.ts'
import type { SchoolViews } from '../school/views.ts'
import { type Accepted, acceptFacts, type RawFact, type Sender } from './accept-facts.ts'
import { isNoted, isOfAnother, noteArrivals, noteContact } from './installs.ts'
import { hasOurHistory, noticeFork } from './notice-fork.ts'
import { allRecords, heldRecords, readChanged, readFactPage } from './read-page.ts'

/** `writes`: requests that come together share a transaction. `commits`: told before the answer is read. */
export type SyncDeps = Deps & { readonly writes: GroupCommit; readonly commits: CommitNotices }
export type Asker = Omit<Sender, 'install'>
export type ParsedRequest = Omit<SyncRequest, 'facts'> & { facts: RawFact[] }

const nothingAccepted: Accepted = { acked: [], exceptions: [], restamped: [] }
/** What was taken in, and whether the device has another history of this server behind it. */
type Taken = Accepted & Pick<SyncReply, 'forked'>

export async function sync(
  deps: SyncDeps,
  views: SchoolViews,
  asker: Asker,
  request: ParsedRequest,
): Promise<Result<SyncReply, SyncProblem['error']>> {
  const sender: Sender = { ...asker, install: request.install }
  const taken = await takeIn(deps, views, sender, request)
  if (!taken.ok) return taken
  const { acked, exceptions } = taken.value
  if (acked.length + exceptions.length > 0) deps.commits.emit(asker.school)
  if (request.pulls === false) return ok(await acknowledge(deps, sender, request, taken.value))
  return ok(await answer(deps, views, sender, request, taken.value))
}

async function takeIn(
  deps: SyncDeps,
  views: SchoolViews,
  sender: Sender,
  request: ParsedRequest,
): Promise<Result<Taken, 'clone'>> {
  const at = secondsNow(deps)
  const { facts } = request
  if (facts.length === 0 && (await isOldNews(deps, sender, at, request))) {
    return ok({ ...nothingAccepted, forked: false })
  }
  return deps.writes.write(sender.school, 1 + facts.length, async (tx) => {
    if (await isOfAnother(tx, sender)) return err('clone')
    const forked = await noticeFork(tx, sender.school, request, at)
    await noteContact(tx, sender, at, request, forked)
    if (facts.length === 0) return ok({ ...nothingAccepted, forked })
    const offered = forked ? facts.map((fact) => ({ ...fact, basis: basisUnknown })) : facts
    const accepted = await takeFacts(deps, tx, views, sender, offered)
    return accepted.ok ? ok({ ...accepted.value, forked }) : accepted
  })
}

/** A request that brings nothing and says nothing new takes no lock and flushes nothing to the disk. */
async function isOldNews(
  deps: SyncDeps,
  sender: Sender,
  at: number,
  request: ParsedRequest,
): Promise<boolean> {
  return inSnapshot(
    deps.database,
    async (tx) =>
      (await hasOurHistory(tx, sender.school, request)) && (await isNoted(tx, sender, at, request)),
  )
}

/** Some facts of one install, in the caller's transaction. */
export async function takeFacts(
  deps: Deps,
  tx: Tx,
  views: SchoolViews,
  sender: Sender,
  facts: readonly RawFact[],
): Promise<Result<Accepted, 'clone'>> {
  if (await isClone(tx, sender, facts)) return err('clone')
  const accepted = await inCommit(tx, sender.school, secondsNow(deps), tagOf(deps), (commit) =>
    acceptFacts(tx, views, sender, facts, commit),
  )
  const offset = facts
    .map((fact) => (fact as { clockOffset?: unknown }).clockOffset)
    // Of a malformed fact it may be anything.
    .filter((value): value is number => Number.isSafeInteger(value))
  const seqs = facts.map(({ seq }) => seq)
  await noteArrivals(tx, sender, seqs, offset.at(-1) ?? null)
  return ok(accepted)
}

export const tagOf = (deps: Pick<Deps, 'random'>) => Buffer.from(deps.random(8)).toString('hex')

/** Two stores that grew from one copy write different facts at the same seq. */
async function isClone(tx: Tx, sender: Sender, facts: readonly RawFact[]): Promise<boolean> {
  const seqs = facts.map(({ seq }) => seq)
  const known = await factsAtSeqs(tx, sender.school, sender.install, Math.min(...seqs), Math.max(...seqs))
  return facts.some(({ seq, id }) => known.has(seq) && known.get(seq) !== id)
}

/** What became of the facts, and nothing else: the device's place stays where it was. */
async function acknowledge(
  deps: Deps,
  { school }: Sender,
  { protocol, cursor, scopeVersion }: ParsedRequest,
  taken: Taken,
): Promise<SyncReply> {
  const { epoch } = await headOf(deps.database.read, school)
  return {
    protocol: Math.min(protocol, protocolVersion),
    school,
    epoch,
    serverTime: deps.now() / 1000,
    ...taken,
    restart: false,
    scopeVersion: scopeVersion ?? '',
    records: { complete: false, rows: [], gone: [] },
    facts: [],
    cursor: cursor ?? { number: 0, tag: '' },
    complete: false,
  }
}

async function answer(
  deps: Deps,
  views: SchoolViews,
  sender: Sender,
  request: ParsedRequest,
  taken: Taken,
): Promise<SyncReply> {
  const { school, install } = sender
  const asking = { install, written: request.own?.written ?? Number.MAX_SAFE_INTEGER }
  return inSnapshot(deps.database, async (tx) => {
    const head = await headOf(tx, school)
    const viewed = await views.now(tx, school)
    const scope = knownScope(sender, viewed.view, localDateOf(secondsNow(deps), viewed.view.calendar.zone))
    const { cursor } = request
    const scopeVersion = await versionWithWithdrawals(tx, school, scope)
    const isOurs = cursor !== null && request.epoch === head.epoch && (await isOurCursor(tx, school, cursor))
    const restart = !isOurs || request.scopeVersion !== scopeVersion
    const after = restart || !cursor ? 0 : cursor.number
    const wantsSegments = request.protocol >= 2 && (restart || request.history === true)
    const sealed = await sealedHistory(tx, school, scope, wantsSegments, after, head.number)
    const reach = { school, scope, asking, uncovered: sealed.uncovered, after, upTo: head.number }
    const page = await readFactPage(tx, reach, head, deps.rowsPerPage)
    return {
      protocol: Math.min(request.protocol, protocolVersion),
      school,
      epoch: head.epoch,
      serverTime: deps.now() / 1000,
      ...taken,
      restart,
      scopeVersion,
      records: restart
        ? allRecords(scope, viewed)
        : heldRecords(scope, viewed.view, await readChanged(tx, school, viewed, after)),
      ...page,
      ...(wantsSegments ? { segments: sealed.segments } : {}),
    }
  })
}
