/**
 * What is left of a fact when a child is erased by law. What the child did or was given goes; where the child is only
 * named beside another (who was absent when that one served), the other's record stays and the name goes.
 */
import type { StudentId } from '../ids.ts'
import type { Fact } from './fact.schema.ts'
import { studentOf, studentsNamedIn } from './ledger.ts'

/** The fact without the child; null when nothing of it may stay; the same fact when it does not name the child. */
export function withoutStudent(fact: Fact, student: StudentId): Fact | null {
  if (!studentsNamedIn(fact).includes(student)) return fact
  if (studentOf(fact) === student || fact.type !== 'duty.substituted.v1') return null
  return { ...fact, body: { ...fact.body, absent: null } }
}
