/**
 * What is left of a record when a child is erased by law: rows about the child go, lists lose the child's line. The
 * wire form has no other record that names a child.
 */
import type { StudentId } from '../ids.ts'
import type { RecordBody, RecordKind } from './record.schema.ts'

/** Rows about one child each: with the child they go. */
export const kindsAboutAChild = [
  'appointment',
  'card',
  'held',
  'honour',
  'printed-paper',
] as const satisfies readonly RecordKind[]

type Listing = 'arrangement' | 'notice' | 'saved-group'

const without: { readonly [K in Listing]: (body: RecordBody<K>, student: StudentId) => RecordBody<K> } = {
  arrangement: (body, student) => ({
    ...body,
    pairs: body.pairs.filter((pair) => !pair.includes(student)),
    placements: body.placements.filter((placement) => placement.student !== student),
  }),
  'saved-group': (body, student) => ({
    ...body,
    students: body.students.filter((id) => id !== student),
  }),
  notice: (body, student) => ({ ...body, lines: body.lines.filter((line) => line.student !== student) }),
}

/** Rows that list children beside others. */
export const kindsListingChildren = Object.keys(without) as Listing[]

export const listingWithout = <K extends Listing>(
  kind: K,
  body: RecordBody<K>,
  student: StudentId,
): RecordBody<K> => without[kind](body, student)
