/** Records as rows, with the version a change must name. Screens that only show ask the `SchoolView` instead. */
import type { RecordKind, RecordRow } from '../../domain/records/record.schema.ts'
import { SchoolView } from '../../domain/school/school-view.ts'
import type { DeviceDatabase, Meta } from '../db/database.ts'

/** The record as this device holds it now, or undefined. */
export async function recordRow<K extends RecordKind>(
  db: DeviceDatabase,
  kind: K,
  id: string,
): Promise<RecordRow<K> | undefined> {
  return (await db.records.get([kind, id])) as RecordRow<K> | undefined
}

/** The version to name when changing a record; 0 when this device holds none. */
export async function recordVersion(db: DeviceDatabase, kind: RecordKind, id: string): Promise<number> {
  return (await recordRow(db, kind, id))?.version ?? 0
}

/** All records of a kind that this device holds now. */
export async function recordRowsOf<K extends RecordKind>(
  db: DeviceDatabase,
  kind: K,
): Promise<RecordRow<K>[]> {
  const rows = await db.records.where('[kind+id]').between([kind, ''], [kind, '\uffff']).toArray()
  return rows as RecordRow<K>[]
}

/** The commit number up to which this device holds the records. */
export async function recordBasis(db: DeviceDatabase): Promise<number> {
  const cursor = (await db.meta.get('cursor'))?.value as Meta['cursor'] | undefined
  return cursor?.number ?? 0
}

/** The school with the versions of its records, of one moment: what a person is shown is what the change will name. */
export async function schoolWithVersions(db: DeviceDatabase) {
  const rows = (await db.records.toArray()) as RecordRow[]
  const versions = new Map(rows.map(({ kind, id, version }) => [`${kind}/${id}`, version]))
  return {
    view: new SchoolView(rows),
    versionOf: (kind: RecordKind, id: string): number => versions.get(`${kind}/${id}`) ?? 0,
  }
}
