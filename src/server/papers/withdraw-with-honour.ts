/**
 * An honour that is taken back takes its certificate with it, in the same commit: the number on it follows from the
 * honour, so nobody has to find the paper. Also one that was never printed; its number says nothing to anybody.
 */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import type { RecordChange } from '../school/change-records.ts'
import { paperNumber, paperRecordId } from './paper-number.ts'

/** @param view the records before the changes */
export function certificatesTakenBack(
  changes: readonly RecordChange[],
  view: SchoolView,
  today: LocalDate,
): RecordChange[] {
  return changes.flatMap(({ kind, id, body }): RecordChange[] => {
    const before = kind === 'honour' ? view.all('honour').get(id) : undefined
    const isKept = (body as RecordBody<'honour'> | null)?.decidedOn === before?.decidedOn
    if (!before || isKept) return []
    const number = paperNumber('honour', id, before.decidedOn)
    const withdrawn = paperRecordId(number)
    if (view.all('withdrawn-paper').has(withdrawn)) return []
    const taken: RecordBody<'withdrawn-paper'> = { number, on: today, cause: 'honour-taken-back' }
    return [{ kind: 'withdrawn-paper', id: withdrawn, version: 0, body: taken }]
  })
}
