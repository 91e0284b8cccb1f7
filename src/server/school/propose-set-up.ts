/** What the set-up page starts with: the terms of a school year, its holidays and make-up days, all to be edited. */
import type { RecordBody } from '../../domain/records/record.schema.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { type HolidayProposal, proposeHolidays } from '../calendar/propose-holidays.ts'

export type SetUpProposal = { terms: Array<RecordBody<'term'>> } & HolidayProposal

/** @param schoolYear the calendar year in which the school year starts */
export function proposeSetUp(schoolYear: number): SetUpProposal {
  const terms = [term(schoolYear, 1, `${schoolYear}-09-01`, `${schoolYear + 1}-01-29`)]
  terms.push(term(schoolYear, 2, `${schoolYear + 1}-02-22`, `${schoolYear + 1}-06-30`))
  return { terms, ...proposeHolidays(`${schoolYear}-09-01`, `${schoolYear + 1}-08-31`) }
}

const term = (
  schoolYear: number,
  half: 1 | 2,
  firstDay: LocalDate,
  lastDay: LocalDate,
): RecordBody<'term'> => ({
  name: `${schoolYear}—${schoolYear + 1} 学年第${half === 1 ? '一' : '二'}学期`,
  schoolYear,
  half,
  firstDay,
  lastDay,
})
