/** Everything in the ledger and before it that names the child; see `erase-student.ts`. */
import { withoutStudent } from '../../../domain/facts/erasure.ts'
import { type Fact, parseFact } from '../../../domain/facts/fact.schema.ts'
import { typesNamingTwo } from '../../../domain/facts/ledger.ts'
import { recordWithout } from '../../../domain/records/erasure.ts'
import type { RecordBody } from '../../../domain/records/record.schema.ts'
import type { Tx } from '../../db/connection.ts'
import { contentHash } from '../../sync/content-hash.ts'

export async function eraseFacts(tx: Tx, school: string, student: string): Promise<void> {
  const naming = await factsNaming(tx, school, student)
  const gone = new Set<string>()
  for (const { id, body } of naming) {
    const left = withoutStudent(JSON.parse(body) as Fact, student)
    if (left === null) gone.add(id)
    else await rewrite(tx, school, left)
  }
  for (const id of await followUpsOf(tx, school, [...gone])) gone.add(id)
  for (const [id, left] of await heldNaming(tx, school, student)) {
    if (left === null) gone.add(id)
    else await rehash(tx, school, id, left)
  }
  for (const id of await waitingAbout(tx, school, student)) gone.add(id)
  for (const part of inParts([...gone])) await removeFacts(tx, school, part)
}

/** A wide net over the text; the domain decides what of a fact may stay. */
const factsNaming = (tx: Tx, school: string, student: string) =>
  tx
    .selectFrom('fact')
    .select(['id', 'body'])
    .where('school', '=', school)
    .where((eb) =>
      eb.or([
        eb('student', '=', student),
        eb.and([eb('type', 'in', typesNamingTwo), eb('body', 'like', `%"${student}"%`)]),
      ]),
    )
    .execute()

async function rewrite(tx: Tx, school: string, fact: Fact): Promise<void> {
  await tx
    .updateTable('fact')
    .set({ body: JSON.stringify(fact) })
    .where('school', '=', school)
    .where('id', '=', fact.id)
    .execute()
  await rehash(tx, school, fact.id, fact)
}

/** Should a device send again what it has left of the fact, it is the same fact. */
async function rehash(tx: Tx, school: string, id: string, left: { id: string }): Promise<void> {
  await tx
    .updateTable('receipt')
    .set({ hash: contentHash(left) })
    .where('school', '=', school)
    .where('fact', '=', id)
    .execute()
}

/** What somebody said about these facts, also where it does not name the child. */
async function followUpsOf(tx: Tx, school: string, targets: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const part of inParts(targets)) {
    const rows = await tx
      .selectFrom('fact')
      .select('id')
      .where('school', '=', school)
      .where('target', 'in', part)
      .execute()
    found.push(...rows.map(({ id }) => id))
  }
  return found
}

/**
 * Facts that were held back and did not enter the ledger later: what is left of each, null for nothing. A second fact
 * of the same id is held under an id of its own, and the receipt is not of that one.
 */
async function heldNaming(tx: Tx, school: string, student: string) {
  const rows = await tx
    .selectFrom('record_history as held')
    .select(['held.id', 'held.body'])
    .where('held.school', '=', school)
    .where('held.kind', '=', 'held')
    .where('held.body', 'like', `%"${student}"%`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('fact')
            .select('fact.id')
            .where('fact.school', '=', school)
            .whereRef('fact.id', '=', 'held.id'),
        ),
      ),
    )
    .execute()
  const found = new Map<string, { id: string } | null>()
  for (const { id, body } of rows) {
    const held = JSON.parse(body ?? 'null') as RecordBody<'held'>
    const left = recordWithout('held', held, student)
    if (held.fact['id'] === id) found.set(id, left && (left.fact as { id: string }))
  }
  return found
}

async function waitingAbout(tx: Tx, school: string, student: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('waiting')
    .select(['fact', 'body'])
    .where('school', '=', school)
    .where('body', 'like', `%"${student}"%`)
    .execute()
  return rows.filter(({ body }) => isAbout(body, student)).map(({ fact }) => fact)
}

function isAbout(body: string, student: string): boolean {
  const fact = parseFact(JSON.parse(body))
  return !fact || withoutStudent(fact, student) === null
}

/** The receipt stays, without content: the number is used, and the fact is refused should it come again. */
async function removeFacts(tx: Tx, school: string, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('fact').where('school', '=', school).where('id', 'in', ids).execute()
  await tx.deleteFrom('waiting').where('school', '=', school).where('fact', 'in', ids).execute()
  await tx
    .updateTable('receipt')
    .set({ verdict: 'erased', hash: '', code: 'erased', detail: null })
    .where('school', '=', school)
    .where('fact', 'in', ids)
    .execute()
}

function inParts<T>(all: readonly T[], size = 500): T[][] {
  const parts: T[][] = []
  for (let index = 0; index < all.length; index += size) parts.push(all.slice(index, index + size))
  return parts
}
