import { ruleOn } from '../../../../domain/records/dated.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

type Window = RecordBody<'window'> & { readonly id: string }
export type WindowNow = { readonly window: Window; readonly rule: Window['versions'][number] | undefined }

/** The duty windows in the order of the day, each with its rules in force; those out of use come last. */
export function windowsInOrder(view: SchoolView, date: LocalDate): WindowNow[] {
  const start = ({ rule }: WindowNow) => (rule && rule.weekdays.length > 0 ? rule.start : '99:99')
  return [...view.all('window').values()]
    .map((window) => ({ window, rule: ruleOn(window.versions, date) }))
    .sort((a, b) => (start(a) < start(b) ? -1 : 1))
}
