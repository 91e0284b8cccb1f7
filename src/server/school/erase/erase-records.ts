/** The child's row, cards, appointments and held facts, with all their history; then the tombstone. */
import type { RecordKind } from '../../../domain/records/record.schema.ts'
import type { Commit } from '../../db/commits.ts'
import type { Tx } from '../../db/connection.ts'
import { type RecordVersion, writeRecordVersions } from '../../db/records.ts'

const kindsAboutAChild: readonly RecordKind[] = ['appointment', 'card', 'held']

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
  const tombstone = { kind: 'erased', id: student, version: 1, number: commit.next(), body: {} } as const
  await writeRecordVersions(tx, school, [...gone, tombstone], by, commit.at)
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
