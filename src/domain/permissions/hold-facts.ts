/** Which facts a viewer may hold, and what of them it may read: the exact test, by its scope. */
import type { Fact } from '../facts/fact.schema.ts'
import {
  activityOf,
  isAboutDuty,
  type LedgerFact,
  officeStream,
  placeOf,
  postOf,
  studentOf,
  studentsNamedIn,
} from '../facts/ledger.ts'
import { isForAdults } from '../facts/readers.ts'
import type { StudentId } from '../ids.ts'
import type { Scope } from './scope.ts'

/** Nothing about a child on paper leaves the office, whatever window it would fall into. */
export const isWithheld = (scope: Scope, fact: Fact): boolean => namesAnyOf(fact, scope.facts.withheld)

export const namesAnyOf = (fact: Fact, students: ReadonlySet<StudentId>): boolean =>
  students.size > 0 && studentsNamedIn(fact).some((student) => students.has(student))

/** The exact test, after the server's query has narrowed the rows down. */
export function mayHoldFact(scope: Scope, entry: LedgerFact): boolean {
  const { fact, stamp } = entry
  const { streams, wholeTerms, allDutySince, ownFacts, transferred } = scope.facts
  if (isWithheld(scope, fact) || (isForAdults(fact) && !scope.facts.notes)) return false
  if (streams.has(stamp.stream)) return true
  const term = stamp.stream.split('@')[1] ?? ''
  if (transferred.get(studentOf(fact) ?? '')?.has(term)) return true
  if (wholeTerms.size > 0 && (stamp.stream === officeStream || wholeTerms.has(term))) return true
  if (ownFacts && fact.author.kind === 'staff' && fact.author.id === scope.author.id) return true
  if (allDutySince !== null && isAboutDuty(fact) && stamp.schoolDay >= allDutySince) return true
  return isSeenAtOwnWork(scope, entry)
}

function isSeenAtOwnWork({ facts }: Scope, { fact, stamp }: LedgerFact): boolean {
  const sinces = [
    facts.posts.get(postOf(fact) ?? ''),
    facts.places.get(placeOf(fact) ?? ''),
    facts.activities.get(activityOf(fact) ?? ''),
  ]
  // Who wishes for a post is its mentor's to know, not its tablet's.
  if (fact.type === 'application.made.v1' && facts.notes)
    sinces.push(...fact.body.wishes.map((post) => facts.posts.get(post)))
  if (fact.type === 'training.attended.v1') sinces.push(facts.trainings.get(fact.body.item))
  return sinces.some((since) => since !== undefined && stamp.schoolDay >= since)
}

/** The fact as this viewer may read it: notes and reasons are for adults. */
export const projectFact = (scope: Scope, fact: Fact): Fact => (scope.facts.notes ? fact : withoutNotes(fact))

export function withoutNotes(fact: Fact): Fact {
  const { note: _note, reason: _reason, ...body } = fact.body as { note?: string; reason?: string }
  return 'note' in fact.body || 'reason' in fact.body ? ({ ...fact, body } as Fact) : fact
}
