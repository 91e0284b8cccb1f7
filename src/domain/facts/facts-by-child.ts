/**
 * Facts by whom they name: for each child all that its own totals, medals and figures may hang on. A fact that names
 * two children stands with both, one that names nobody with none. `fact-groups.ts` is the other thing: there each fact
 * stands in exactly one group, so that groups can be taken out of a fold and put back without counting twice.
 */
import type { StudentId } from '../ids.ts'
import { type LedgerFact, secondStudentIn, studentOf, studentsNamedIn } from './ledger.ts'

/** Each list in the order in which the facts are given. */
export function factsByChild(facts: Iterable<LedgerFact>): Map<StudentId, LedgerFact[]> {
  const byChild = new Map<StudentId, LedgerFact[]>()
  const put = (student: StudentId, entry: LedgerFact) => {
    const own = byChild.get(student)
    if (own === undefined) byChild.set(student, [entry])
    else own.push(entry)
  }
  for (const entry of facts) {
    const [whom, other] = [studentOf(entry.fact), secondStudentIn(entry.fact)]
    if (whom !== null) put(whom, entry)
    if (other !== null) put(other, entry)
  }
  return byChild
}

export const factsNaming = (facts: readonly LedgerFact[], student: StudentId): LedgerFact[] =>
  facts.filter(({ fact }) => studentsNamedIn(fact).includes(student))
