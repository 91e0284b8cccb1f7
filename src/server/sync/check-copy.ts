/** What a device's copy of the ledger must be, part by part, so that no answer is long; see `copy-check.ts`. */
import {
  type CheckAnswer,
  type CheckQuestion,
  copyHash,
  type CopySays,
} from '../../domain/protocol/copy-check.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { headOf, isOurCursor } from '../db/commits.ts'
import { inSnapshot } from '../db/transactions.ts'
import { type Deps, secondsNow } from '../deps.ts'
import { sealedHistory, versionWithWithdrawals } from '../history/list-segments.ts'
import { knownScope } from '../school/known-scopes.ts'
import type { SchoolViews } from '../school/views.ts'
import { readFactPage } from './read-page.ts'
import type { Asker } from './sync.ts'

const factsAtOnce = 5_000

export function checkCopy(
  deps: Deps,
  views: SchoolViews,
  asker: Asker,
  { install, epoch, scopeVersion, cursor, after }: CheckQuestion,
): Promise<CheckAnswer> {
  const { school } = asker
  return inSnapshot(deps.database, async (tx) => {
    const head = await headOf(tx, school)
    const viewed = await views.now(tx, school)
    const scope = knownScope(asker, viewed.view, localDateOf(secondsNow(deps), viewed.view.calendar.zone))
    const version = await versionWithWithdrawals(tx, school, scope)
    const isKnown = epoch === head.epoch && scopeVersion === version && viewed.number <= cursor.number
    if (!isKnown || !(await isOurCursor(tx, school, cursor))) return { state: 'moved' }
    const asking = { install, written: Number.MAX_SAFE_INTEGER }
    const { uncovered } = await sealedHistory(tx, school, scope, false, after, cursor.number)
    const reach = { school, scope, asking, uncovered, after, upTo: cursor.number }
    const page = await readFactPage(tx, reach, cursor, factsAtOnce)
    const held = page.facts
      .filter(({ fact }) => fact.install !== install)
      .map(({ number, fact }) => [number, fact.id] as const)
    const { number: end } = page.cursor
    return { state: 'part', end, hash: copyHash(held), count: held.length, complete: page.complete }
  })
}

/** For the office: when this device last compared its copy, and what came of it. */
export async function noteCheck(
  { database, ...deps }: Deps,
  { school, author }: Asker,
  install: string,
  says: CopySays,
): Promise<void> {
  await database.write
    .updateTable('install')
    .set({ checked_at: secondsNow(deps), check_says: says })
    .where('school', '=', school)
    .where('id', '=', install)
    .where('holder', '=', author.id)
    .execute()
}
