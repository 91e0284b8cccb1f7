/** What adults arrange for a day's duty: leave, a substitute, no duty or indoors, and a time settled. */
import type { FactId, PostId, StudentId, WindowId } from '../../domain/ids.ts'
import type { Refusal } from '../../domain/permissions/refusal.ts'
import type { Result } from '../../domain/result.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { Workplace } from './workplace.ts'
import { writeFacts, type Written } from './write-facts.ts'

type Outcome = Promise<Result<Written, Refusal>>

/** 请假: whether, never why. */
export type Excuse = { student: StudentId; schoolDay: LocalDate; window: WindowId; post: PostId | null }
export const excuseDuties = (excuses: readonly Excuse[], work: Workplace): Outcome =>
  writeFacts(
    work,
    excuses.map((body) => ({ type: 'duty.excused.v1', body: { ...body } })),
  )

/** 代岗: the credit goes to who serves. */
export type Substitution = {
  student: StudentId
  absent: StudentId | null
  post: PostId
  schoolDay: LocalDate
  window: WindowId
}
export const substituteDuty = (body: Substitution, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'duty.substituted.v1', body: { ...body } }])

/** 停岗 / 改室内, for a post, a window or a day. */
export type Suspension = {
  post: PostId | null
  window: WindowId | null
  schoolDay: LocalDate
  mode: 'off' | 'indoors'
}
export const suspendDuty = (body: Suspension, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'duty.suspended.v1', body: { ...body } }])

/** 时间待核, settled by an adult: when it was, and whether it counts. */
export type Settlement = {
  target: FactId
  student: StudentId
  schoolDay: LocalDate
  window: WindowId | null
  counts: boolean
}
export const settleTimes = (settlements: readonly Settlement[], work: Workplace): Outcome =>
  writeFacts(
    work,
    settlements.map((body) => ({ type: 'time.settled.v1', body: { ...body } })),
  )

/** Strikes a claim, later arrivals included. */
export const voidClaim = (claim: string, student: StudentId, reason: string, work: Workplace): Outcome =>
  writeFacts(work, [{ type: 'claim.voided.v1', body: { claim, student, reason } }])
