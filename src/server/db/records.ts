/** Rows of records: the current version in `record`, every version in `record_history`. */
import type { RecordKind, RecordRow } from '../../domain/records/record.schema.ts'
import type { Executor, Tx } from './connection.ts'

/** A version to be written; a null body removes the record (its history stays). */
export type RecordVersion = {
  kind: RecordKind
  id: string
  version: number
  number: number
  body: object | null
}

const rowOf = (row: { kind: string; id: string; version: number; number: number; body: string | null }) =>
  ({ ...row, number: Number(row.number), body: JSON.parse(row.body ?? 'null') }) as RecordRow

export const readRecords = async (db: Executor, school: string): Promise<RecordRow[]> =>
  (await readRecordsWithNumber(db, school)).rows

/** The records that stand, and the number of the last change of any, both of one moment because of one statement. */
export async function readRecordsWithNumber(
  db: Executor,
  school: string,
): Promise<{ rows: RecordRow[]; number: number }> {
  const all = await db
    .selectFrom('record')
    .select(['kind', 'id', 'version', 'number', 'body'])
    .where('school', '=', school)
    .orderBy('number')
    .execute()
  const number = Number(all.at(-1)?.number ?? 0)
  return { rows: all.filter((row) => row.body !== null).map(rowOf), number }
}

/** Every record as it was after commit `number`. */
export async function readRecordsAsOf(db: Executor, school: string, number: number): Promise<RecordRow[]> {
  const rows = await db
    .selectFrom('record_history')
    .select(['kind', 'id', 'version', 'number', 'body'])
    .where('school', '=', school)
    .where('number', '<=', number)
    .orderBy('number')
    .execute()
  const latest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) latest.set(`${row.kind}/${row.id}`, row)
  return [...latest.values()].filter((row) => row.body !== null).map(rowOf)
}

/** What changed after `after`, by name; it may have been removed. */
export async function readChangedRecords(
  db: Executor,
  school: string,
  after: number,
): Promise<Array<{ kind: RecordKind; id: string }>> {
  const rows = await db
    .selectFrom('record')
    .select(['kind', 'id'])
    .where('school', '=', school)
    .where('number', '>', after)
    .orderBy('number')
    .execute()
  return rows.map(({ kind, id }) => ({ kind: kind as RecordKind, id }))
}

export async function latestRecordNumber(db: Executor, school: string): Promise<number> {
  const row = await db
    .selectFrom('record')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('school', '=', school)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

/** The last change of a record and the tag of its commit; the tag is null as long as it is not committed. */
export type RecordCommit = { readonly number: number; readonly tag: string | null }

/** @param upTo a commit number; left out, the last change of all */
export async function lastRecordCommit(db: Executor, school: string, upTo?: number): Promise<RecordCommit> {
  const number =
    upTo === undefined ? await latestRecordNumber(db, school) : await numberUpTo(db, school, upTo)
  const commit = await db
    .selectFrom('commit_log')
    .select('tag')
    .where('school', '=', school)
    .where('last_number', '>=', number)
    .orderBy('last_number')
    .limit(1)
    .executeTakeFirst()
  return { number, tag: commit?.tag ?? null }
}

async function numberUpTo(db: Executor, school: string, upTo: number): Promise<number> {
  const row = await db
    .selectFrom('record_history')
    .select((eb) => eb.fn.max('number').as('number'))
    .where('school', '=', school)
    .where('number', '<=', upTo)
    .executeTakeFirst()
  return Number(row?.number ?? 0)
}

export async function versionOf(tx: Executor, school: string, kind: RecordKind, id: string): Promise<number> {
  return (await versionsOf(tx, school, kind, [id])).get(id) ?? 0
}

/** The versions that stand, also of removed records; what is missing has never been. */
export async function versionsOf(
  tx: Executor,
  school: string,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('record')
    .select(['id', 'version'])
    .where('school', '=', school)
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, version }) => [id, version]))
}

/** Who wrote the version that stands. */
export async function lastWriters(
  tx: Executor,
  school: string,
  kind: RecordKind,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('record_history')
    .select(['id', 'by'])
    .where('school', '=', school)
    .where('kind', '=', kind)
    .where('id', 'in', ids)
    .orderBy('number')
    .execute()
  return new Map(rows.map(({ id, by }) => [id, by]))
}

const rowsAtOnce = 200

export async function writeRecordVersions(
  tx: Tx,
  school: string,
  versions: readonly RecordVersion[],
  by: string,
  at: number,
): Promise<void> {
  for (let index = 0; index < versions.length; index += rowsAtOnce) {
    const part = versions.slice(index, index + rowsAtOnce).map((version) => ({
      school,
      kind: version.kind,
      id: version.id,
      version: version.version,
      number: version.number,
      body: version.body === null ? null : JSON.stringify(version.body),
    }))
    await tx
      .insertInto('record')
      .values(part)
      .onConflict((oc) =>
        oc.columns(['school', 'kind', 'id']).doUpdateSet((eb) => ({
          version: eb.ref('excluded.version'),
          number: eb.ref('excluded.number'),
          body: eb.ref('excluded.body'),
        })),
      )
      .execute()
    await tx
      .insertInto('record_history')
      .values(part.map((row) => ({ ...row, by, at })))
      .execute()
  }
}
