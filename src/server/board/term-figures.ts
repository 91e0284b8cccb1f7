/**
 * What the children of a school add to a board's sums, kept while a board asks: this term's facts are read once, some
 * children at a time so that nobody waits for it, and afterwards only the children whom new facts name are read again.
 * Nothing of it is stored; another day, another term, or other rules begin anew.
 */
import { type ChildFigures, childFigures } from '../../domain/board/child-figures.ts'
import { factsByChild } from '../../domain/facts/facts-by-child.ts'
import type { StudentId } from '../../domain/ids.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { headOf } from '../db/commits.ts'
import type { Executor } from '../db/connection.ts'
import { ledgerFactOf } from '../db/facts.ts'

export type TermFigures = {
  /** Of the school as it is now; many who ask at once share the reading. */
  readonly read: (
    school: string,
    view: SchoolView,
    date: LocalDate,
  ) => Promise<ReadonlyMap<StudentId, ChildFigures>>
}

type Kept = {
  readonly key: string
  readonly children: Map<StudentId, ChildFigures>
  /** The last commit number that is in it. */
  upTo: number
}

const childrenAtOnce = 40

export function termFigures(db: Executor): TermFigures {
  const kept = new Map<string, Kept>()
  const turns = new Map<string, Promise<unknown>>()

  async function bring(school: string, view: SchoolView, date: LocalDate) {
    const { number, epoch } = await headOf(db, school)
    const key = keyOf(epoch, view, date)
    const known = kept.get(school)
    const mine = known?.key === key && known.upTo <= number ? known : { key, children: new Map(), upTo: 0 }
    const changed = mine.upTo === 0 ? [...view.students.keys()] : await namedSince(db, school, mine.upTo)
    for (let index = 0; index < changed.length; index += childrenAtOnce) {
      await readSome(db, school, changed.slice(index, index + childrenAtOnce), view, date, mine.children)
      await new Promise((resolve) => setImmediate(resolve))
    }
    mine.upTo = number
    kept.set(school, mine)
    return mine.children
  }

  return {
    read: (school, view, date) => {
      const turn = (turns.get(school) ?? Promise.resolve()).then(() => bring(school, view, date))
      turns.set(
        school,
        turn.catch(() => undefined),
      )
      return turn
    },
  }
}

/** Everything but new facts on which the children's figures depend. */
function keyOf(epoch: string, view: SchoolView, date: LocalDate): string {
  const places = [...view.places.values()].map(({ id, repeat }) => [id, repeat])
  return JSON.stringify([epoch, date, view.calendar.terms, [...view.all('rules').values()], places])
}

async function namedSince(db: Executor, school: string, after: number): Promise<StudentId[]> {
  const rows = await db
    .selectFrom('fact')
    .select('student')
    .distinct()
    .where('school', '=', school)
    .where('number', '>', after)
    .where('student', 'is not', null)
    .execute()
  return rows.flatMap(({ student }) => student ?? [])
}

async function readSome(
  db: Executor,
  school: string,
  students: readonly StudentId[],
  view: SchoolView,
  date: LocalDate,
  into: Map<StudentId, ChildFigures>,
): Promise<void> {
  const rows = await db
    .selectFrom('fact')
    .selectAll()
    .where('school', '=', school)
    .where('student', 'in', students)
    .where('school_day', '>=', view.termOn(date)?.firstDay ?? date)
    .orderBy('number')
    .execute()
  const facts = factsByChild(rows.map(ledgerFactOf))
  for (const student of students)
    into.set(student, childFigures(facts.get(student) ?? [], student, view, date))
}
