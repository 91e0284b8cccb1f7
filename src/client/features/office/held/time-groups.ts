/**
 * Check-ins whose time an adult settles, a whole tablet at once. 平板时钟不准 (the clock cannot be believed) and
 * 过了宽限 (the child came late) are two questions, and stand apart.
 */
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { Settlement } from '../../../commands/arrange-duty.ts'

export type CheckIn = LedgerFact<'duty.checked-in.v1'>
export type TimeGroup = {
  readonly key: string
  readonly kind: 'clock' | 'late'
  readonly author: CheckIn['fact']['author']
  readonly checkIns: readonly CheckIn[]
}
/** `window` '' leaves each check-in the window it names itself, `day` '' the day it has. */
export type TimeAnswer = { readonly counts: boolean; readonly day: string; readonly window: string }

export function timeGroups(open: readonly CheckIn[]): TimeGroup[] {
  const groups = new Map<string, CheckIn[]>()
  for (const checkIn of open) {
    const key = `${kindOf(checkIn)}/${checkIn.fact.install}`
    groups.set(key, [...(groups.get(key) ?? []), checkIn])
  }
  return [...groups].map(([key, checkIns]) => {
    const first = checkIns[0] as CheckIn
    return { key, kind: kindOf(first), author: first.fact.author, checkIns }
  })
}

const kindOf = ({ stamp }: CheckIn): TimeGroup['kind'] => (stamp.time === 'after-grace' ? 'late' : 'clock')

/** The window the child said or the tablet believed. */
export const ownWindow = ({ fact, stamp }: CheckIn): string | null => fact.body.window ?? stamp.window

export const settlementsOf = (checkIns: readonly CheckIn[], answer: TimeAnswer): Settlement[] =>
  checkIns.map((checkIn) => ({
    target: checkIn.fact.id,
    student: checkIn.fact.body.student,
    schoolDay: answer.day || checkIn.stamp.schoolDay,
    window: answer.window || ownWindow(checkIn),
    counts: answer.counts,
  }))

/** A duty that counts was in a window; only a record may stay without one. */
export const isAnswered = (checkIns: readonly CheckIn[], answer: TimeAnswer): boolean =>
  checkIns.length > 0 &&
  settlementsOf(checkIns, answer).every(({ counts, window }) => !counts || window !== null)
