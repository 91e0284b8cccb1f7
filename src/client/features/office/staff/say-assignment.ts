import type { Assignment, SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { locale } from '../../../i18n/messages.ts'
import { officeWords } from '../office-words.ts'
import { sayDate, sayWeekdays } from '../parts/say-dates.ts'
import { staffWords } from './staff-words.ts'

type AssignmentBody = RecordBody<'assignment'>

/** 班主任 三(2)班; 岗位指导老师 图书管理; 值周教师 周一. */
export function sayAssignment(own: AssignmentBody, view: SchoolView, date: LocalDate): string {
  const role = officeWords[locale.value].roles[own.role]
  const posts = (own.posts ?? []).map((id) => view.posts.get(id)?.name ?? '').filter(Boolean)
  const of = [
    own.class ? view.className(own.class, date) : '',
    posts.join(locale.value === 'zh' ? '、' : ', '),
    own.weekdays?.length ? sayWeekdays(own.weekdays) : '',
  ].filter(Boolean)
  return [role, ...of].join(' ')
}

export function saySpanOf({ from, to }: Pick<Assignment, 'from' | 'to'>, today: LocalDate): string {
  const words = staffWords[locale.value].panel
  return to ? words.span(sayDate(from, today), sayDate(to, today)) : words.from(sayDate(from, today))
}
