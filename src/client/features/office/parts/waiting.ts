/** What waits for a person's decision: the numbers at 待核 and on today's page. */
import type { Folded } from '../../../../domain/facts/fold.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'

export type Waiting = {
  /** In quarantine, in no total. */
  readonly quarantined: number
  /** Refused and not yet looked at. */
  readonly refused: number
  /** Check-ins whose time an adult has to settle. */
  readonly times: number
  readonly stampRequests: number
}

export function waitingOf(view: SchoolView, folded: Folded): Waiting {
  const open = view.held.filter((row) => !row.seen || row.verdict === 'quarantined')
  return {
    quarantined: open.filter((row) => row.verdict === 'quarantined').length,
    refused: open.filter((row) => row.verdict === 'refused').length,
    times: folded.timeOpen.length,
    stampRequests: folded.openRequests.length,
  }
}

/** What is decided on the page 待核 (stamps are confirmed by the class teachers). */
export const atHeldPage = ({ quarantined, refused, times }: Waiting): number => quarantined + refused + times
