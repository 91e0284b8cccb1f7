/**
 * Taking an import back with one action, in one commit, by somebody who might have made each change by hand.
 * Only what still holds the import's value goes back; a child with facts stays, inactive, and a later import
 * finds it again. What stayed is told.
 */
import type { Author } from '../../../domain/facts/fact.schema.ts'
import type { RecordKind, RecordRow } from '../../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../../domain/result.ts'
import type { ImportPlan } from '../../../domain/roster/import-proposal.ts'
import { undoPlan } from '../../../domain/roster/undo-plan.ts'
import { SchoolView } from '../../../domain/school/school-view.ts'
import { shutAccount } from '../../auth/disable-account.ts'
import type { Tx } from '../../db/connection.ts'
import { readRecords } from '../../db/records.ts'
import { writeOrNothing } from '../../db/transactions.ts'
import { secondsNow } from '../../deps.ts'
import type { Services } from '../../services.ts'
import { type ChangeRefusal, changeRecords, type RecordChange } from '../change-records.ts'
import { firstRefusedChange, isSame, type RefusedChange, undoRightRefusal } from '../record-rights.ts'
import { lastAdminRefusal, type RuleRefusal } from '../record-rules.ts'
import { uuidv7 } from '../../../domain/ids.ts'
import type { LoggedPlan, WrittenRow } from './import-log.ts'
import { rosterStudents } from './roster-now.ts'
import { readStanding, type StandingNow } from './standing.ts'
import { studentChanges, studentVersions } from './student-changes.ts'

export type UndoneImport = {
  /** Records taken away or put back. */
  reverted: number
  /** What somebody has changed since, and which therefore stays. */
  kept: Array<{ kind: RecordKind; id: string; field?: string }>
}
export type UndoRefusal =
  { code: 'unknown-import' } | { code: 'already-undone' } | RefusedChange | RuleRefusal | ChangeRefusal

export async function undoImport(
  services: Services,
  school: string,
  author: Author,
  id: string,
): Promise<Result<UndoneImport, UndoRefusal>> {
  const at = secondsNow(services)
  const by = author.id
  const ended: string[] = []
  const result = await writeOrNothing<UndoneImport, UndoRefusal>(services.database, school, async (tx) => {
    const logged = await takeEntry(tx, school, id, at)
    if (!logged.ok) return logged
    const standing = await readStanding(services, tx, school)
    const { changes, kept } =
      logged.value.of === 'students'
        ? undoStudents(services, logged.value, standing)
        : undoRecords(logged.value.written, standing)
    const { view, today } = standing
    const forbidden = firstRefusedChange(changes, author, view, today, undoRightRefusal)
    if (forbidden) return err(forbidden)
    const tag = Buffer.from(services.random(8)).toString('hex')
    const changed = await changeRecords(tx, { school, by, at, tag }, changes)
    if (!changed.ok) return changed
    const broken = lastAdminRefusal(view, new SchoolView(await readRecords(tx, school)), today)
    if (broken) return err(broken)
    for (const change of changes) {
      const isGone = change.kind === 'staff' && (change.body as { active?: boolean } | null)?.active === false
      if (isGone) ended.push(...(await shutAccount(services, tx, { school, by, at }, change.id)))
    }
    return ok({ reverted: changes.length, kept })
  })
  if (result.ok) {
    for (const session of ended) services.endedSessions.emit(session)
    services.commits.emit(school)
  }
  return result
}

async function takeEntry(
  tx: Tx,
  school: string,
  id: string,
  at: number,
): Promise<Result<LoggedPlan, { code: 'unknown-import' } | { code: 'already-undone' }>> {
  const row = await tx
    .selectFrom('import_log')
    .select(['plan', 'undone_at'])
    .where('school', '=', school)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return err({ code: 'unknown-import' })
  if (row.undone_at !== null) return err({ code: 'already-undone' })
  await tx
    .updateTable('import_log')
    .set({ undone_at: at })
    .where('school', '=', school)
    .where('id', '=', id)
    .execute()
  return ok(JSON.parse(row.plan) as LoggedPlan)
}

type Undoing = { changes: RecordChange[]; kept: UndoneImport['kept'] }

function undoStudents(
  services: Services,
  { plan, newClasses }: { plan: ImportPlan; newClasses: string[] },
  standing: StandingNow,
): Undoing {
  const { view, today, withFacts, rows } = standing
  const used = new Set([
    ...withFacts,
    ...view.appointments.map(({ student }) => student),
    ...view.cards.map(({ student }) => student),
  ])
  const undo = undoPlan(plan, rosterStudents(view, today, used))
  const nextId = () => uuidv7(services.now(), services.random(10))
  const versions = studentVersions(rows)
  const back = { created: [], changes: undo.changes, newClasses: [] }
  const { changes } = studentChanges(back, view, versions, today, nextId)
  const removed = undo.removed.map((id): RecordChange => ({
    kind: 'student',
    id,
    version: versions.get(id) ?? 0,
    body: null,
  }))
  const kept = undo.kept.map(({ studentId, field }) => ({ kind: 'student', id: studentId, field }) as const)
  const all = [...changes, ...removed]
  return { changes: [...all, ...emptyClasses(newClasses, all, standing)], kept }
}

/** Classes that the import made and nothing speaks of any more. */
function emptyClasses(
  newClasses: readonly string[],
  changes: readonly RecordChange[],
  { rows }: StandingNow,
): RecordChange[] {
  const after = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]))
  for (const { kind, id, body } of changes) {
    if (body === null) after.delete(`${kind}/${id}`)
    else after.set(`${kind}/${id}`, { kind, id, version: 0, number: 0, body } as RecordRow)
  }
  const view = new SchoolView(after.values())
  const used = new Set([
    ...[...view.students.values()].flatMap(({ memberships }) =>
      memberships.map((membership) => membership.class),
    ),
    ...view.assignments.flatMap((assignment) => assignment.class ?? []),
    ...[...view.devices.values()].flatMap((device) => device.class ?? []),
  ])
  return rows
    .filter(({ kind, id }) => kind === 'class' && newClasses.includes(id) && !used.has(id))
    .map(({ id, version }) => ({ kind: 'class', id, version, body: null }))
}

/** Staff and appointments: a row that is still as the import left it goes back to what it was. */
function undoRecords(written: readonly WrittenRow[], { rows }: StandingNow): Undoing {
  const standing = new Map(rows.map((row) => [`${row.kind}/${row.id}`, row]))
  const changes: RecordChange[] = []
  const kept: UndoneImport['kept'] = []
  for (const { kind, id, before, after } of written) {
    const row = standing.get(`${kind}/${id}`)
    // Classes stay: they are harmless, and somebody may be in them by now.
    if (kind === 'class') continue
    if (!isSame(row?.body ?? null, after)) kept.push({ kind, id })
    else changes.push({ kind, id, version: row?.version ?? 0, body: revertedBody(kind, before, after) })
  }
  return { changes, kept }
}

/** A person is not taken away but leaves: facts may speak of them, and a later list finds them again. */
const revertedBody = (kind: RecordKind, before: object | null, after: object | null): object | null =>
  kind === 'staff' && before === null ? { ...after, active: false } : before
