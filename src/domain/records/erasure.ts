/**
 * What is left of a record when a child is erased by law: rows about the child go, lists lose the child's line, and a
 * held fact keeps what a fact of the ledger would. The wire form has no other record that names a child.
 */
import { withoutStudent } from '../facts/erasure.ts'
import { parseFact } from '../facts/fact.schema.ts'
import type { StudentId } from '../ids.ts'
import type { RecordBody, RecordKind } from './record.schema.ts'

/** Rows about one child each: with the child they go. */
export const kindsAboutAChild = [
  'appointment',
  'card',
  'honour',
  'printed-paper',
] as const satisfies readonly RecordKind[]

type Shortened = 'arrangement' | 'held' | 'notice' | 'saved-group'
type Without<K extends Shortened> = (body: RecordBody<K>, student: StudentId) => RecordBody<K> | null

const without: { readonly [K in Shortened]: Without<K> } = {
  arrangement: (body, student) => ({
    ...body,
    pairs: body.pairs.filter((pair) => !pair.includes(student)),
    placements: body.placements.filter((placement) => placement.student !== student),
  }),
  held: ({ fact, detail, ...body }, student) => {
    const parsed = parseFact(fact)
    const left = parsed && withoutStudent(parsed, student)
    if (left === null || body.student === student) return null
    const told = Object.entries(detail).filter(([, value]) => value !== student)
    return { ...body, fact: left, detail: Object.fromEntries(told) }
  },
  'saved-group': (body, student) => ({
    ...body,
    students: body.students.filter((id) => id !== student),
  }),
  notice: (body, student) => ({ ...body, lines: body.lines.filter((line) => line.student !== student) }),
}

/** Rows that name a child beside others. */
export const kindsNamingChildren = Object.keys(without) as Shortened[]

/** Null when nothing of the row may stay. */
export const recordWithout = <K extends Shortened>(
  kind: K,
  body: RecordBody<K>,
  student: StudentId,
): RecordBody<K> | null => without[kind](body, student)
