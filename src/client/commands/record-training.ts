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
