/** 请假, 代岗, 停岗: duties that were on the roster and that nobody is asked about. */
import { excuseKey } from '../facts/fold.ts'
import type { LedgerFact } from '../facts/ledger.ts'
import type { PostId, StudentId, WindowId } from '../ids.ts'
import type { LocalDate } from '../time/local-time.ts'

export type CalledOff = ReadonlyArray<LedgerFact<'duty.suspended.v1'>>
/** Of what stands. */
type Words = {
  /** By `excuseKey`. */
  readonly excused: { readonly has: (key: string) => boolean }
  readonly substitutions: Iterable<LedgerFact<'duty.substituted.v1'>>
  readonly suspensions: CalledOff
}

export type IsSpared = (student: StudentId, post: PostId, window: WindowId, day: LocalDate) => boolean

export function sparedBy({ excused, substitutions, suspensions }: Words): IsSpared {
  const stoodIn = new Set<string>()
  for (const { fact } of substitutions) {
    const { post, absent, window, schoolDay } = fact.body
    if (absent !== null) stoodIn.add(`${post}|${excuseKey(absent, window, schoolDay)}`)
  }
  const off = suspensions.flatMap(({ fact: { body } }) => (body.mode === 'off' ? [body] : []))
  const isOff = (post: PostId, window: WindowId, day: LocalDate) =>
    off.some(
      (one) =>
        one.schoolDay === day &&
        (one.post === null || one.post === post) &&
        (one.window === null || one.window === window),
    )
  return (student, post, window, day) => {
    const key = excuseKey(student, window, day)
    return excused.has(key) || stoodIn.has(`${post}|${key}`) || isOff(post, window, day)
  }
}
