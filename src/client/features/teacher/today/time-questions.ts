/**
 * 时间待核 in its two kinds, which adults must not take for each other: 过了宽限 (the clock is right, the child came
 * after the grace) and 平板时钟不准 (the tablet's clock cannot be believed). The second comes in bunches, a whole
 * tablet at once.
 */
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { InstallId, WindowId } from '../../../../domain/ids.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

type CheckIn = LedgerFact<'duty.checked-in.v1'>

export type TabletQuestions = {
  readonly install: InstallId
  readonly device: string
  readonly checkIns: readonly CheckIn[]
}

export type TimeQuestions = {
  readonly afterGrace: readonly CheckIn[]
  readonly tablets: readonly TabletQuestions[]
  readonly count: number
}

/** @param isMine whether this teacher may settle it */
export function timeQuestions(
  open: readonly CheckIn[],
  isMine: (checkIn: CheckIn) => boolean,
): TimeQuestions {
  const mine = open.filter(isMine)
  const tablets = new Map<InstallId, CheckIn[]>()
  for (const checkIn of mine) {
    if (checkIn.stamp.time !== 'unsettled') continue
    const { install } = checkIn.fact
    tablets.set(install, [...(tablets.get(install) ?? []), checkIn])
  }
  return {
    afterGrace: mine.filter(({ stamp }) => stamp.time === 'after-grace'),
    tablets: [...tablets].map(([install, checkIns]) => ({
      install,
      device: checkIns[0]?.fact.author.id ?? '',
      checkIns,
    })),
    count: mine.length,
  }
}

/** When it most likely was: the window the child said or the tablet believed, on the day the tablet believed. */
export const likelyTime = ({ fact, stamp }: CheckIn): { schoolDay: LocalDate; window: WindowId | null } => ({
  schoolDay: stamp.schoolDay,
  window: fact.body.window ?? stamp.window,
})
