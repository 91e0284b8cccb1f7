/** The child's lines in the log of imports, and the child's id in the log of who looked. */
import type { Tx } from '../../db/connection.ts'

export async function eraseFromLogs(tx: Tx, school: string, student: string): Promise<void> {
  await tx
    .updateTable('access_log')
    .set({ student: '' })
    .where('school', '=', school)
    .where('student', '=', student)
    .execute()
  const imports = await tx
    .selectFrom('import_log')
    .select(['id', 'plan'])
    .where('school', '=', school)
    .where('plan', 'like', `%"${student}"%`)
    .execute()
  for (const { id, plan } of imports) {
    await tx
      .updateTable('import_log')
      .set({ plan: JSON.stringify(withoutLinesOf(student, JSON.parse(plan))) })
      .where('school', '=', school)
      .where('id', '=', id)
      .execute()
  }
}

/** A plan is lists of lines, one a row of the import: those that hold the id anywhere go. */
function withoutLinesOf(student: string, part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((line) => !JSON.stringify(line).includes(`"${student}"`))
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withoutLinesOf(student, value)]))
}
