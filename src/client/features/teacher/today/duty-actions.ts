/** Which actions fit the chosen duties, and the two of them that are more than one command. */
import type { FactId } from '../../../../domain/ids.ts'
import type { Refusal } from '../../../../domain/permissions/refusal.ts'
import { ok, type Result } from '../../../../domain/result.ts'
import { voidClaim } from '../../../commands/arrange-duty.ts'
import { checkOut } from '../../../commands/check-out.ts'
import { enterDuties } from '../../../commands/check-in.ts'
import { revokeFacts } from '../../../commands/revoke-facts.ts'
import type { Workplace } from '../../../commands/workplace.ts'
import type { Written } from '../../../commands/write-facts.ts'
import { type Asker, mayEnterDuty, mayExcuse, mayRevoke, mayVoid } from '../shell/rights.ts'
import type { WindowPhase } from '../../../../domain/posts/day-windows.ts'
import type { BoardDuty, DutyState } from '../../../../domain/posts/duty-board.ts'

type CancelKind = 'present' | 'leave' | 'covered' | 'missed' | 'mixed'
export type DutyActionsFor = {
  readonly enter: readonly BoardDuty[]
  readonly excuse: readonly BoardDuty[]
  readonly substitute: readonly BoardDuty[]
  readonly cancel: readonly BoardDuty[]
  /** 离岗, where the post wants to hear it. */
  readonly leave: readonly BoardDuty[]
  readonly kind: CancelKind
  readonly shows: Readonly<Record<'enter' | 'excuse' | 'substitute' | 'cancel' | 'leave' | 'record', boolean>>
}

const isOneOf =
  (...states: DutyState[]) =>
  ({ state }: BoardDuty) =>
    states.includes(state)

export function actionsFor(duties: readonly BoardDuty[], phase: WindowPhase, asker: Asker): DutyActionsFor {
  const may = (right: typeof mayEnterDuty) => (duty: BoardDuty) => right(asker, duty.student.id, duty.post.id)
  const toEnter = duties.filter(isOneOf('absent', 'upcoming', 'leave', 'covered', 'struck', 'missed'))
  const toExcuse = duties.filter(isOneOf('absent', 'upcoming')).filter(may(mayExcuse))
  const toReplace = duties.filter(isOneOf('absent', 'upcoming', 'leave')).filter(may(mayExcuse))
  const settled = duties.filter(isOneOf('present', 'leave', 'covered', 'missed'))
  const toLeave = duties.filter(
    ({ state, left, post }) => state === 'present' && !left && post.checkOut === true,
  )
  const allSettled = settled.length === duties.length
  return {
    // Before a window opens nobody can have been there.
    enter: phase === 'upcoming' ? [] : toEnter.filter(may(mayEnterDuty)),
    excuse: toExcuse,
    substitute: toReplace,
    cancel: settled.filter((duty) => canCancel(duty, asker)),
    leave: toLeave.filter(may(mayEnterDuty)),
    kind: kindOf(settled),
    shows: {
      enter: toEnter.length > 0,
      excuse: toExcuse.length > 0,
      substitute: toReplace.length > 0,
      cancel: allSettled,
      leave: toLeave.length > 0 && toLeave.length === duties.length,
      record: allSettled && duties.length === 1 && duties[0]?.state === 'present',
    },
  }
}

function kindOf(settled: readonly BoardDuty[]): CancelKind {
  const states = new Set(settled.map(({ state }) => state))
  const only = states.size === 1 ? settled[0]?.state : undefined
  return only === 'present' || only === 'leave' || only === 'covered' || only === 'missed' ? only : 'mixed'
}

function canCancel(duty: BoardDuty, asker: Asker): boolean {
  if (duty.state !== 'present') return duty.cause !== undefined && mayRevoke(asker, duty.cause)
  return mayVoid(asker, duty.key, duty.student.id) || ownFactOf(duty, asker) !== undefined
}

/** Who may not strike the claim may still take back the own entry. */
function ownFactOf({ claim }: BoardDuty, asker: Asker): FactId | undefined {
  const id = claim?.standing.fact.id
  return id && mayRevoke(asker, id) ? id : undefined
}

type Outcome = Promise<Result<Written, Refusal>>

/** 到岗（补记）. A duty that was struck earlier is brought back by taking back the strike. */
export async function enterOrRestore(duties: readonly BoardDuty[], work: Workplace): Outcome {
  const strikes = duties.flatMap(({ state, cause }) => (state === 'struck' && cause ? [cause] : []))
  if (strikes.length > 0) {
    const restored = await revokeFacts(strikes, undefined, work)
    if (!restored.ok) return restored
  }
  const entries = duties.map(({ student, post, window, day }) => {
    return { student: student.id, post: post.id, window, day }
  })
  return enterDuties(entries, work)
}

/** 离岗, said by an adult. */
export const leaveDuties = (duties: readonly BoardDuty[], work: Workplace): Outcome =>
  checkOut(
    duties.map(({ student, post, window, day }) => {
      return { student: student.id, post: post.id, window, said: { schoolDay: day, window } }
    }),
    work,
  )

/** Present: the claim is struck (or the own entry revoked); leave and substitution: their fact is revoked. */
export async function cancelDuties(
  duties: readonly BoardDuty[],
  reason: string,
  asker: Asker,
  work: Workplace,
): Outcome {
  const facts: FactId[] = []
  let last: Written = { actionId: '', facts: [] }
  for (const duty of duties) {
    if (duty.state === 'present' && mayVoid(asker, duty.key, duty.student.id)) {
      const struck = await voidClaim(duty.key, duty.student.id, reason, work)
      if (!struck.ok) return struck
      last = struck.value
      continue
    }
    const target = duty.state === 'present' ? ownFactOf(duty, asker) : duty.cause
    if (target) facts.push(target)
  }
  return facts.length > 0 ? revokeFacts(facts, reason, work) : ok(last)
}
