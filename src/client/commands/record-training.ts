/** 培训: who was there and has passed, one fact a child. */
import type { StudentId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

export type Trained = {
  students: readonly StudentId[]
  item: string
  schoolDay: LocalDate
  passed: boolean
}

export const recordTraining = (
  { students, item, schoolDay, passed }: Trained,
  work: Workplace,
): Promise<Result<Written, Refusal>> =>
  writeFacts(
    work,
    students.map((student) => ({
      type: 'training.attended.v1',
      body: { student, item, session: null, schoolDay, passed },
    })),
  )

export type SessionHeld = {
  session: string
  items: readonly string[]
  schoolDay: LocalDate
  /** Who was there, and whether it is passed; who was absent is not in it. */
  present: ReadonlyArray<{ readonly student: StudentId; readonly passed: boolean }>
}

/** A session's whole attendance at once: a fact for each child and item, one action. */
export const recordSession = (
  { session, items, schoolDay, present }: SessionHeld,
  work: Workplace,
): Promise<Result<Written, Refusal>> =>
  writeFacts(
    work,
    present.flatMap(({ student, passed }) =>
      items.map((item) => ({
        type: 'training.attended.v1' as const,
        body: { student, item, session, schoolDay, passed },
      })),
    ),
  )
