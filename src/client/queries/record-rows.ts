/** Records as rows, with the version a change must name. Screens that only show ask the `SchoolView` instead. */
import type { RecordKind, RecordRow } from '../../domain/records/record.schema.ts'
import type { DeviceDatabase } from '../db/database.ts'

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
