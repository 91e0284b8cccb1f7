/** The versions of every record are 1, 2, 3 … with rising numbers, and what stands is the last of them. */
import type { Executor } from '../db/connection.ts'
import type { Finding } from './finding.ts'

export async function checkRecords(db: Executor, school: string): Promise<Finding> {
  const columns = ['kind', 'id', 'version', 'number', 'body'] as const
  const history = await db
    .selectFrom('record_history')
    .select(columns)
    .where('school', '=', school)
    .orderBy('kind')
    .orderBy('id')
    .orderBy('version')
    .execute()
  const faults: string[] = []
  const last = new Map<string, (typeof history)[number]>()
  for (const row of history) {
    const key = `${row.kind}/${row.id}`
    const before = last.get(key)
    if (row.version !== (before?.version ?? 0) + 1)
      faults.push(`${key}: version ${row.version} after ${before?.version}`)
    if (before && Number(row.number) <= Number(before.number))
      faults.push(`${key}: number ${row.number} after ${before.number}`)
    last.set(key, row)
  }
  const standing = await db.selectFrom('record').select(columns).where('school', '=', school).execute()
  for (const row of standing) {
    const key = `${row.kind}/${row.id}`
    const expected = last.get(key)
    const isLast = expected?.version === row.version && expected.body === row.body
    if (!isLast || Number(expected.number) !== Number(row.number)) faults.push(`${key}: not its last version`)
    last.delete(key)
  }
  faults.push(...[...last.keys()].map((key) => `${key}: only in the history`))
  return { check: 'records', looked: history.length, faults }
}
