/**
 * What is written: a check-in, a stamp or the request for one, a take-back. Loaded right after the first screen, so that
 * the names stand a little earlier; from then on the command's transaction is the only wait.
 */
import type { FactId, PlaceId, StudentId } from '../../../domain/ids.ts'
import type { Refusal } from '../../../domain/permissions/refusal.ts'
import type { Result } from '../../../domain/result.ts'
import type { LocalDate } from '../../../domain/time/local-time.ts'
import { type CheckIn, checkIn } from '../../commands/check-in.ts'
import { revokeFacts } from '../../commands/revoke-facts.ts'
import { giveStamps, requestStamp } from '../../commands/stamps.ts'
import type { Workplace } from '../../commands/workplace.ts'
import type { Written } from '../../commands/write-facts.ts'

export type Outcome = Promise<Result<Written, Refusal>>

export const writeCheckIn = (command: CheckIn, work: Workplace): Outcome => checkIn(command, work)

/** At a class a request that waits for the teacher; at the place itself the stamp. */
export const writeStamp = (
  student: StudentId,
  place: PlaceId,
  given: { readonly day: LocalDate } | null,
  work: Workplace,
): Outcome =>
  given ? giveStamps([{ student, place, day: given.day }], work) : requestStamp(student, place, work)

/** Within the ten seconds no reason is asked. */
export const writeTakeBack = (facts: readonly FactId[], work: Workplace): Outcome =>
  revokeFacts(facts, undefined, work)
