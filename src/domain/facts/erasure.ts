/**
 * What is left of a fact when a child is erased by law. What the child did or was given goes; where the child is only
 * named beside another (who was absent when that one served), the other's record stays and the name goes. A word goes
 * with the child who wrote it, too.
 */
import type { StudentId } from '../ids.ts'
import type { Fact } from './fact.schema.ts'
import { studentOf, studentsNamedIn } from './ledger.ts'

/** The fact without the child; null when nothing of it may stay; the same fact when it does not name the child. */
export function withoutStudent(fact: Fact, student: StudentId): Fact | null {
  if (!studentsNamedIn(fact).includes(student)) return fact
  if (studentOf(fact) === student) return null
  const isAbsence = fact.type === 'duty.substituted.v1' || fact.type === 'duty.substitute-asked.v1'
  return isAbsence ? ({ ...fact, body: { ...fact.body, absent: null } } as Fact) : null
}
