/** Settlements from check-ins: when it was by an adult's word, and whether it counts. */
import type { LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { WindowId } from '../../../../domain/ids.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { Settlement } from '../../../commands/arrange-duty.ts'

type CheckIn = LedgerFact<'duty.checked-in.v1'>
type When = { readonly schoolDay: LocalDate; readonly window: WindowId | null }

export const settlementsOf = (
  checkIns: readonly CheckIn[],
  counts: boolean,
  when: (checkIn: CheckIn) => When,
): Settlement[] =>
  checkIns.map((checkIn) => ({
    target: checkIn.fact.id,
    student: checkIn.fact.body.student,
    counts,
    ...when(checkIn),
  }))
