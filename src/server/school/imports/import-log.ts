/** Imports that were made, with what they wrote, so that each can be taken back. */
import type { RecordKind } from '../../../domain/records/record.schema.ts'
import type { ImportPlan } from '../../../domain/roster/import-proposal.ts'
import type { Executor } from '../../db/connection.ts'
import type { ImportKind } from './import-kinds.ts'

/** One row that an import of staff or appointments wrote; null: there was none, or it was taken away. */
export type WrittenRow = { kind: RecordKind; id: string; before: object | null; after: object | null }
export type LoggedPlan =
  { of: 'students'; plan: ImportPlan; newClasses: string[] } | { of: 'records'; written: WrittenRow[] }

export type ImportEntry = {
  id: string
  kind: ImportKind
  fileName: string
  by: string
  at: number
  undoneAt: number | null
  /** Rows written, for the list. */
  rows: number
}

export async function logImport(
  db: Executor,
  entry: {
    school: string
    id: string
    kind: ImportKind
    fileName: string
    by: string
    at: number
    plan: LoggedPlan
  },
): Promise<void> {
  const { school, id, kind, fileName, by, at, plan } = entry
  await db
    .insertInto('import_log')
    .values({
      school,
      id,
      kind,
      file_name: fileName,
      by_staff: by,
      at,
      plan: JSON.stringify(plan),
      undone_at: null,
    })
    .execute()
}

const mostListed = 100

export async function listImports(db: Executor, school: string): Promise<ImportEntry[]> {
  const rows = await db
    .selectFrom('import_log')
    .selectAll()
    .where('school', '=', school)
    .orderBy('at', 'desc')
    .limit(mostListed)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    by: row.by_staff,
    at: Number(row.at),
    undoneAt: row.undone_at === null ? null : Number(row.undone_at),
    rows: rowsOf(JSON.parse(row.plan) as LoggedPlan),
  }))
}

const rowsOf = (plan: LoggedPlan): number =>
  plan.of === 'records'
    ? plan.written.length
    : plan.plan.created.length + new Set(plan.plan.changes.map(({ studentId }) => studentId)).size
