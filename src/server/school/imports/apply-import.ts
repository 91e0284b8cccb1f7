/**
 * Applying an import in one commit. What is written is worked out here, from the rows and the decisions, against the
 * school as it stands in this very transaction; the screen's picture of it counts only as the number of the roster
 * it was shown for: if that has moved on, the person looks again.
 */
import type { Author } from '../../../domain/facts/fact.schema.ts'
import { uuidv7 } from '../../../domain/ids.ts'
import type { RecordKind } from '../../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { AppointmentRow } from '../../../domain/roster/appointment-rows.ts'
import type { ImportDecisions } from '../../../domain/roster/import-proposal.ts'
import { applyDecisions } from '../../../domain/roster/propose-import.ts'
import type { StaffRow } from '../../../domain/roster/staff-rows.ts'
import type { StudentRow } from '../../../domain/roster/student-rows.ts'
import { SchoolView } from '../../../domain/school/school-view.ts'
import { openAccount } from '../../auth/disable-account.ts'
import type { WantedAccount } from '../../auth/create-accounts.ts'
import type { Tx } from '../../db/connection.ts'
import { readRecords } from '../../db/records.ts'
import { writeOrNothing } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { type ChangeRefusal, changeRecords, type RecordChange } from '../change-records.ts'
import { firstRefusedChange, type RefusedChange } from '../record-rights.ts'
import { duplicateRefusal, lastAdminRefusal, type RuleRefusal } from '../record-rules.ts'
import { appointmentChanges } from './appointment-changes.ts'
import {
  type ImportKind,
  type ImportRows,
  proposeAppointments,
  proposeStaff,
  studentImport,
} from './import-kinds.ts'
import { type LoggedPlan, logImport, type WrittenRow } from './import-log.ts'
import { staffChanges } from './staff-changes.ts'
import { readStanding, type StandingNow } from './standing.ts'
import { studentChanges, studentVersions } from './student-changes.ts'

export type WantedImport = {
  readonly kind: ImportKind
  readonly fileName: string
  readonly rows: ImportRows
  readonly decisions: ImportDecisions
  /** The roster's number for which the proposal was shown. */
  readonly roster: number
}

export type AppliedImport = {
  /** Null when there was nothing to write. */
  import: string | null
  /** Records written, by kind. */
  written: Partial<Record<RecordKind, number>>
  /** New staff with the logins that the list gives: accounts are made next. */
  staff: WantedAccount[]
  /** New children, for the last step of an import: consent. */
  students: string[]
}
export type ApplyRefusal =
  { code: 'roster-changed'; roster: number } | RefusedChange | RuleRefusal | ChangeRefusal

type Work = { changes: RecordChange[]; logged: LoggedPlan; staff: WantedAccount[]; students: string[] }

export async function applyImport(
  services: Services,
  school: string,
  author: Author,
  wanted: WantedImport,
): Promise<Result<AppliedImport, ApplyRefusal>> {
  const at = secondsNow(services)
  const nextId = () => uuidv7(services.now(), services.random(10))
  const result = await writeOrNothing<AppliedImport, ApplyRefusal>(services.database, school, async (tx) => {
    const standing = await readStanding(services, tx, school)
    if (standing.roster !== wanted.roster) return err({ code: 'roster-changed', roster: standing.roster })
    const work = workOf(wanted, standing, nextId)
    const { changes, logged, staff, students } = work
    if (changes.length === 0) return ok({ import: null, written: {}, staff: [], students: [] })
    // A list cannot do what its importer may not: nobody becomes school-admin by a spreadsheet of the lead's.
    const forbidden = firstRefusedChange(changes, author, standing.view, standing.today)
    if (forbidden) return err(forbidden)
    const tag = Buffer.from(services.random(8)).toString('hex')
    const changed = await changeRecords(tx, { school, by: author.id, at, tag }, changes)
    if (!changed.ok) return changed
    const after = new SchoolView(await readRecords(tx, school))
    const broken = duplicateRefusal(changes, after) ?? lastAdminRefusal(standing.view, after, standing.today)
    if (broken) return err(broken)
    await openReturned(services, tx, { school, by: author.id, at }, changes, standing)
    const id = nextId()
    await logImport(tx, {
      school,
      id,
      kind: wanted.kind,
      fileName: wanted.fileName,
      by: author.id,
      at,
      plan: logged,
    })
    return ok({ import: id, written: countByKind(changes), staff, students })
  })
  if (result.ok && result.value.import !== null) services.commits.emit(school)
  return result
}

function workOf({ kind, rows, decisions }: WantedImport, standing: StandingNow, nextId: () => string): Work {
  const { view, today } = standing
  if (kind === 'students') {
    const plan = applyDecisions(studentImport(rows as readonly StudentRow[], standing), decisions, nextId)
    const { changes, newClasses } = studentChanges(plan, view, studentVersions(standing.rows), today, nextId)
    return {
      changes,
      logged: { of: 'students', plan, newClasses },
      staff: [],
      students: plan.created.map(({ id }) => id),
    }
  }
  if (kind === 'staff') {
    const { changes, added } = staffChanges(
      proposeStaff(rows as readonly StaffRow[], standing),
      view,
      today,
      nextId,
    )
    return { ...withVersions(changes, standing), staff: added, students: [] }
  }
  const proposal = proposeAppointments(rows as readonly AppointmentRow[], standing)
  return {
    ...withVersions(appointmentChanges(proposal, view, today, nextId), standing),
    staff: [],
    students: [],
  }
}

function withVersions(changes: ReadonlyArray<Omit<RecordChange, 'version'>>, { rows }: StandingNow) {
  const standing = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]))
  const find = ({ kind, id }: Omit<RecordChange, 'version'>) => standing.get(`${kind}/${id}`)
  const written = changes.map((change): WrittenRow => ({
    kind: change.kind,
    id: change.id,
    before: find(change)?.body ?? null,
    after: change.body as object | null,
  }))
  return {
    changes: changes.map((change): RecordChange => ({ ...change, version: find(change)?.version ?? 0 })),
    logged: { of: 'records', written } as const,
  }
}

/** Somebody who is on the list again may log in again. */
async function openReturned(
  services: Services,
  tx: Tx,
  by: { school: string; by: string; at: number },
  changes: readonly RecordChange[],
  { view }: StandingNow,
): Promise<void> {
  for (const { kind, id, body } of changes) {
    if (kind !== 'staff' || view.staff.get(id)?.active !== false) continue
    if ((body as { active?: boolean }).active) await openAccount(services, tx, by, id)
  }
}

function countByKind(changes: readonly RecordChange[]): AppliedImport['written'] {
  const counts: AppliedImport['written'] = {}
  for (const { kind } of changes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
