/**
 * The child's row, cards, appointments and honours, with all their history; the child's line in what names children
 * beside others, and held facts but for what is another child's, in every version of it; then the tombstone.
 */
import { kindsAboutAChild, kindsNamingChildren, recordWithout } from '../../../domain/records/erasure.ts'
import type { RecordBody, RecordKind } from '../../../domain/records/record.schema.ts'
import type { Commit } from '../../db/commits.ts'
import type { Tx } from '../../db/connection.ts'
import { type RecordVersion, writeRecordVersions } from '../../db/records.ts'

export async function eraseRecords(
  tx: Tx,
  school: string,
  student: string,
  by: string,
  commit: Commit,
): Promise<void> {
  const about = await recordsAbout(tx, school, student)
  for (const { kind, id } of about) {
    await tx
      .updateTable('record_history')
      .set({ body: null })
      .where('school', '=', school)
      .where('kind', '=', kind)
      .where('id', '=', id)
      .execute()
  }
  const gone = about
    .filter(({ standing }) => standing)
    .map(({ kind, id, version }): RecordVersion => ({
      kind,
      id,
      version: version + 1,
      number: commit.next(),
      body: null,
    }))
  const shortened = await shortenListings(tx, school, student, commit)
  const tombstone = { kind: 'erased', id: student, version: 1, number: commit.next(), body: {} } as const
  await writeRecordVersions(tx, school, [...gone, ...shortened, tombstone], by, commit.at)
}

type About = { kind: RecordKind; id: string; version: number; standing: boolean }

/** Rows that are or ever were about the child, by the latest version of each. */
async function recordsAbout(tx: Tx, school: string, student: string): Promise<About[]> {
  const rows = await tx
    .selectFrom('record_history')
    .select(['kind', 'id'])
    .distinct()
    .where('school', '=', school)
    .where((eb) =>
      eb.or([
        eb.and([eb('kind', '=', 'student'), eb('id', '=', student)]),
        eb.and([eb('kind', 'in', kindsAboutAChild), eb('body', 'like', `%"${student}"%`)]),
      ]),
    )
    .execute()
  const about: About[] = []
  for (const { kind, id } of rows) {
    const standing = await tx
      .selectFrom('record')
      .select(['version', 'body'])
      .where('school', '=', school)
      .where('kind', '=', kind)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    about.push({ kind: kind as RecordKind, id, version: standing.version, standing: standing.body !== null })
  }
  return about
}

type Named = (typeof kindsNamingChildren)[number]

/** The lists' standing versions without the child; their history is rewritten at once. */
async function shortenListings(
  tx: Tx,
  school: string,
  student: string,
  commit: Commit,
): Promise<RecordVersion[]> {
  const versions = await tx
    .selectFrom('record_history')
    .select(['kind', 'id', 'version', 'body'])
    .where('school', '=', school)
    .where('kind', 'in', kindsNamingChildren)
    .where('body', 'like', `%"${student}"%`)
    .execute()
  for (const { kind, id, version, body } of versions) {
    await tx
      .updateTable('record_history')
      .set({ body: shortened(kind, body, student) })
      .where('school', '=', school)
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute()
  }
  const standing = await tx
    .selectFrom('record')
    .select(['kind', 'id', 'version', 'body'])
    .where('school', '=', school)
    .where('kind', 'in', kindsNamingChildren)
    .where('body', 'like', `%"${student}"%`)
    .execute()
  return standing.map(({ kind, id, version, body }) => ({
    ...{ kind: kind as RecordKind, id, version: version + 1, number: commit.next() },
    body: JSON.parse(shortened(kind, body, student) ?? 'null') as object | null,
  }))
}

function shortened(kind: string, body: string | null, student: string): string | null {
  const left = recordWithout(kind as Named, JSON.parse(body ?? 'null') as RecordBody<Named>, student)
  return left && JSON.stringify(left)
}
