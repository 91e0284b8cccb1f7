/** A child's record as labelled lines, for comparing two versions of it. */
import type { SchoolView } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { locale } from '../../../i18n/messages.ts'
import type { SaidField } from '../parts/conflict-rows.ts'
import { sayDate } from '../parts/say-dates.ts'
import type { Memberships } from './memberships.ts'
import { peopleWords } from './people-words.ts'
import type { StudentBody } from './student-saving.ts'

export function sayStudent(body: StudentBody, view: SchoolView, today: LocalDate): SaidField[] {
  const words = peopleWords[locale.value]
  return [
    { label: words.child.name, text: body.name },
    { label: words.child.pinyin, text: body.pinyin.join(' ') },
    { label: words.child.sex, text: body.sex ? words.form.sexes[body.sex] : '' },
    { label: words.child.studentNo, text: body.studentNo ?? '' },
    { label: words.child.symbol, text: body.symbol },
    { label: words.conflict.memberships, text: sayMemberships(body.memberships, view, today).join('；') },
    { label: words.child.consent, text: words.consent[body.consent] },
  ]
}

/** 三(2)班 12 号 9月1日起, the latest last. */
export function sayMemberships(memberships: Memberships, view: SchoolView, today: LocalDate): string[] {
  const words = peopleWords[locale.value]
  return memberships
    .filter(({ from, to }) => to === undefined || to >= from)
    .map(({ class: own, seat, from, to }) => {
      const where = words.child.where(view.className(own, from), seat === undefined ? '' : words.seat(seat))
      const when = to
        ? words.child.span(sayDate(from, today), sayDate(to, today))
        : words.child.from(sayDate(from, today))
      return `${where} · ${when}`
    })
}
