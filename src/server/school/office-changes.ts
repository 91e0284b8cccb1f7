/**
 * Changes from a screen: the rights of whoever asks, the rules across records, then the one door. A staff member who
 * is no longer active loses account and sessions in the same transaction.
 */
import type { Author } from '../../domain/facts/fact.schema.ts'
import type { RecordBody, RecordRow } from '../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import { localDateOf } from '../../domain/time/local-time.ts'
import { openAccount, shutAccount } from '../auth/disable-account.ts'
import type { Tx } from '../db/connection.ts'
import { readRecords, readRecordsWithNumber } from '../db/records.ts'
import { writeOrNothing } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import { certificatesTakenBack } from '../papers/withdraw-with-honour.ts'
import type { Services } from '../services.ts'
import { type ChangeRefusal, changeRecords, type RecordChange } from './change-records.ts'
import { placeRefusal, type PlaceRefusal } from './place-claims.ts'
import { firstRefusedChange, type RefusedChange } from './record-rights.ts'
import { duplicateRefusal, lastAdminRefusal, pastRuleRefusal, type RuleRefusal } from './record-rules.ts'

export type OfficeRefusal = RefusedChange | RuleRefusal | ChangeRefusal | PlaceRefusal

/** @param basis the commit number that the person had seen, for places in the roster that were free then */
export async function changeAsOffice(
  services: Services,
  school: string,
  author: Author,
  changes: readonly RecordChange[],
  basis?: number,
): Promise<Result<RecordRow[], OfficeRefusal>> {
  const at = secondsNow(services)
  const ended: string[] = []
  const result = await writeOrNothing<RecordRow[], OfficeRefusal>(services.database, school, async (tx) => {
    const { rows, number } = await readRecordsWithNumber(tx, school)
    const view = new SchoolView(rows)
    const today = localDateOf(at, view.calendar.zone)
    const forbidden = firstRefusedChange(changes, author, view, today)
    if (forbidden) return err(forbidden)
    const tag = Buffer.from(services.random(8)).toString('hex')
    const all = [...changes, ...certificatesTakenBack(changes, view, today)]
    const changed = await changeRecords(tx, { school, by: author.id, at, tag }, all)
    if (!changed.ok) return changed
    const after = new SchoolView(await readRecords(tx, school))
    const broken = ruleRefusal(changes, view, after, today)
    if (broken) return err(broken)
    const place = { tx, school, views: services.views, today }
    const taken = await placeRefusal(place, changes, { view, number }, basis)
    if (taken) return err(taken)
    ended.push(...(await turnAccounts(services, tx, { school, by: author.id, at }, changes, view)))
    return changed
  })
  if (!result.ok) return result
  for (const session of ended) services.endedSessions.emit(session)
  services.commits.emit(school)
  return ok(result.value)
}

function ruleRefusal(
  changes: readonly RecordChange[],
  before: SchoolView,
  after: SchoolView,
  today: string,
): RuleRefusal | null {
  for (const change of changes) {
    const past = pastRuleRefusal(change, before, today)
    if (past) return past
  }
  return duplicateRefusal(changes, after) ?? lastAdminRefusal(before, after, today)
}

async function turnAccounts(
  services: Services,
  tx: Tx,
  by: { school: string; by: string; at: number },
  changes: readonly RecordChange[],
  before: SchoolView,
): Promise<string[]> {
  const ended: string[] = []
  for (const { kind, id, body } of changes) {
    const wasActive = kind === 'staff' ? before.staff.get(id)?.active : undefined
    if (wasActive === undefined) continue
    const { active } = body as RecordBody<'staff'>
    if (wasActive && !active) ended.push(...(await shutAccount(services, tx, by, id)))
    if (!wasActive && active) await openAccount(services, tx, by, id)
  }
  return ended
}
