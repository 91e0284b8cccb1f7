/**
 * A child was erased by law: the tombstone among the records says so, and everything that names the child goes from
 * this store in the transaction that learns it, and with it what was said about a fact that goes. Of an own fact that
 * had not been sent only its number stays, so that the server does not wait for it for ever.
 */
import { withoutStudent } from '../../domain/facts/erasure.ts'
import type { Fact } from '../../domain/facts/fact.schema.ts'
import { targetOf } from '../../domain/facts/ledger.ts'
import type { RecordRow } from '../../domain/records/record.schema.ts'
import { type AnswerRow, type DeviceDatabase, metaRow, readMeta } from './database.ts'

/** @param rows the records of a reply, before they are written */
export async function forgetErased(db: DeviceDatabase, rows: readonly RecordRow[]): Promise<void> {
  const named = rows.filter(({ kind }) => kind === 'erased').map(({ id }) => id)
  if (named.length === 0) return
  const known = await db.records.bulkGet(named.map((id) => ['erased', id]))
  const students = named.filter((_id, index) => known[index] === undefined)
  if (students.length === 0) return
  const left = remainingOf(students, await goneWith(db, students))
  await forgetOwn(db, left)
  for (const row of await db.ledger.toArray()) {
    const fact = left(row.fact)
    if (fact === null) await db.ledger.delete(row.number)
    else if (fact !== row.fact) await db.ledger.put({ ...row, fact })
  }
  await db.meta.put(metaRow('generation', ((await readMeta(db, 'generation')) ?? 0) + 1))
}

type Left = (fact: Fact) => Fact | null

/** Ids of the single facts of which nothing may stay. */
async function goneWith(db: DeviceDatabase, students: readonly string[]): Promise<Set<string>> {
  const [own, ledger] = await Promise.all([db.own.toArray(), db.ledger.toArray()])
  const facts = [...own, ...ledger].map((row) => row.fact as Fact)
  return new Set(facts.filter((fact) => remaining(fact, students) === null).map(({ id }) => id))
}

const remainingOf =
  (students: readonly string[], gone: ReadonlySet<string>): Left =>
  (fact) =>
    gone.has(targetOf(fact) ?? '') ? null : remaining(fact, students)

async function forgetOwn(db: DeviceDatabase, left: Left): Promise<void> {
  const blanks: AnswerRow[] = []
  for (const row of await db.own.toArray()) {
    const fact = left(row.fact as Fact)
    const { seq = 0 } = row
    if (fact === null) {
      blanks.push({ seq, blank: row.fact.id })
      await db.own.delete(seq)
    } else if (fact !== row.fact) await db.own.put({ ...row, fact })
  }
  const answered = new Set(await db.answers.toCollection().primaryKeys())
  await db.answers.bulkPut(blanks.filter(({ seq }) => !answered.has(seq)))
}

function remaining(fact: Fact, students: readonly string[]): Fact | null {
  let left: Fact | null = fact
  for (const student of students) left = left && withoutStudent(left, student)
  return left
}
