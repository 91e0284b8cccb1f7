import type { RecordBody, RecordKind, RecordRow } from '../../../src/domain/records/record.schema.ts'

export const aRow = <K extends RecordKind>(kind: K, id: string, body: RecordBody<K>): RecordRow<K> =>
  ({ kind, id, version: 1, number: 1, body }) as RecordRow<K>

export type Rows = RecordRow | readonly RecordRow[]

/** One list in which a later row stands in the place of an earlier one with its kind and id. */
export function rowsOf(...parts: readonly Rows[]): RecordRow[] {
  const rows = new Map<string, RecordRow>()
  for (const row of (parts as readonly (RecordRow | RecordRow[])[]).flat())
    rows.set(`${row.kind}/${row.id}`, row)
  return [...rows.values()]
}

export const rowsWithout = (rows: readonly RecordRow[], kind: RecordKind, id: string): RecordRow[] =>
  rows.filter((row) => row.kind !== kind || row.id !== id)

/** The rows with one row's body changed; its version is raised as the server would. */
export function rowsWith<K extends RecordKind>(
  rows: readonly RecordRow[],
  kind: K,
  id: string,
  changes: Partial<RecordBody<K>>,
): RecordRow[] {
  const row = rows.find((candidate) => candidate.kind === kind && candidate.id === id)
  if (!row) throw new Error(`no ${kind} ${id} to change`)
  return rowsOf(rows, { ...row, version: row.version + 1, body: { ...row.body, ...changes } } as RecordRow)
}
