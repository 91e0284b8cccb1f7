/**
 * The one door for changing records: strict schema, compare-and-set on the version, checks across records, history,
 * all in one commit. Two people at one row: the second is told the version that stands, and nothing of the second
 * change is written.
 */
import * as v from 'valibot'
import { recordIdPattern } from '../../domain/ids.ts'
import { type RecordKind, type RecordRow, recordSchemas } from '../../domain/records/record.schema.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import { inCommit } from '../db/commits.ts'
import type { Tx } from '../db/connection.ts'
import { readRecords, type RecordVersion, writeRecordVersions } from '../db/records.ts'
import { withdrawSegments } from '../history/withdraw.ts'
import { dropCampusPictures } from '../pictures/keep-campus-picture.ts'
import { brokenReference } from './references.ts'

/** `version` is the one the writer saw (0: new); a null body removes the record. */
export type RecordChange = { kind: RecordKind; id: string; version: number; body: unknown }

export type ChangeRefusal =
  | { code: 'malformed'; kind: string; id: string; where: string }
  | { code: 'conflict'; kind: string; id: string; standing: number }
  | { code: 'broken-reference'; kind: string; id: string; field: string }
  | { code: 'still-used'; kind: string; id: string; by: string }

export type ChangeContext = { school: string; by: string; at: number; tag: string }

export async function changeRecords(
  tx: Tx,
  context: ChangeContext,
  changes: readonly RecordChange[],
): Promise<Result<RecordRow[], ChangeRefusal>> {
  const malformed = changes.map(shapeRefusal).find((refusal) => refusal !== null)
  if (malformed) return err(malformed)
  return inCommit(tx, context.school, context.at, context.tag, async (commit) => {
    const standing = await readRecords(tx, context.school)
    const versions = new Map(standing.map((row) => [`${row.kind}/${row.id}`, row.version]))
    const removed = await removedVersions(tx, context.school, changes)
    for (const { kind, id, version } of changes) {
      const current = versions.get(`${kind}/${id}`) ?? 0
      if (current !== version) return err({ code: 'conflict', kind, id, standing: current } as const)
      // The same row twice in one request: the second is as late as anybody else's.
      versions.set(`${kind}/${id}`, version + 1)
    }
    const next = withChanges(standing, changes)
    const broken = brokenReference(changes, new SchoolView(next))
    if (broken) return err(broken)
    const written = changes.map(({ kind, id, version, body }): RecordVersion => ({
      kind,
      id,
      version: Math.max(version, removed.get(`${kind}/${id}`) ?? 0) + 1,
      number: commit.next(),
      body: body as object | null,
    }))
    await withdrawSegments(tx, context.school, consentChanged(standing, next), ['tablet', 'adult'])
    if (changes.some(({ kind }) => kind === 'campus-map')) await dropCampusPictures(tx, context.school, next)
    await writeRecordVersions(tx, context.school, written, context.by, context.at)
    return ok(written.filter((row) => row.body !== null) as RecordRow[])
  })
}

/** Children of whom another number of people may read than before; nobody new, of whom there is no fact yet. */
function consentChanged(before: readonly RecordRow[], after: readonly RecordRow[]): string[] {
  const consents = (rows: readonly RecordRow[]) =>
    new Map(rows.flatMap((row) => (row.kind === 'student' ? [[row.id, row.body.consent] as const] : [])))
  const later = consents(after)
  const isReadable = (consent: string | undefined) => consent === undefined || consent === 'electronic'
  return [...consents(before)]
    .filter(([id, consent]) => isReadable(consent) !== isReadable(later.get(id)))
    .map(([id]) => id)
}

/** A record that was removed and comes back goes on counting its versions. */
async function removedVersions(tx: Tx, school: string, changes: readonly RecordChange[]) {
  if (!changes.some((change) => change.version === 0)) return new Map<string, number>()
  const rows = await tx
    .selectFrom('record')
    .select(['kind', 'id', 'version'])
    .where('school', '=', school)
    .where('body', 'is', null)
    .execute()
  return new Map(rows.map((row) => [`${row.kind}/${row.id}`, row.version]))
}

function shapeRefusal({ kind, id, body }: RecordChange): ChangeRefusal | null {
  if (!Object.hasOwn(recordSchemas, kind)) return { code: 'malformed', kind, id, where: 'kind' }
  if (!recordIdPattern.test(id)) return { code: 'malformed', kind, id, where: 'id' }
  if (body === null) return null
  const parsed = v.safeParse(recordSchemas[kind] as v.GenericSchema, body)
  return parsed.success ? null : { code: 'malformed', kind, id, where: v.getDotPath(parsed.issues[0]) ?? '' }
}

function withChanges(standing: readonly RecordRow[], changes: readonly RecordChange[]): RecordRow[] {
  const rows = new Map(standing.map((row) => [`${row.kind}/${row.id}`, row]))
  for (const { kind, id, version, body } of changes) {
    if (body === null) rows.delete(`${kind}/${id}`)
    else rows.set(`${kind}/${id}`, { kind, id, version, number: 0, body } as RecordRow)
  }
  return [...rows.values()]
}
