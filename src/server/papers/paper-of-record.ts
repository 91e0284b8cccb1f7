/** What a paper says, from the school's records: an appointment's, as a letter or a card, or an honour's. */
import type { Paper, PaperKind } from '../../domain/papers/paper.ts'
import { termOfOffice } from '../../domain/posts/term-of-office.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import type { LocalDate } from '../../domain/time/local-time.ts'
import { paperNumber } from './paper-number.ts'

/** @param id of an appointment, or of an honour */
export type PaperAsked = { readonly kind: PaperKind; readonly id: string }
export type SignedPaper = PaperAsked & { readonly paper: Paper; readonly code: string }
export type UnknownRecord = { code: 'unknown-record'; id: string }

/** Null where there is no such record any more. */
export function paperOf(view: SchoolView, { kind, id }: PaperAsked, today: LocalDate): Paper | null {
  return kind === 'honour' ? honourPaper(view, id, today) : appointmentPaper(view, kind, id, today)
}

function honourPaper(view: SchoolView, id: string, today: LocalDate): Paper | null {
  const honour = view.all('honour').get(id)
  const student = honour && view.students.get(honour.student)
  if (!honour || !student) return null
  const post = honour.post && view.posts.get(honour.post)?.name
  return {
    kind: 'honour',
    number: paperNumber('honour', id, honour.decidedOn),
    school: view.school?.name ?? '',
    name: student.name,
    className: view.className(view.classOn(student.id, honour.decidedOn), honour.decidedOn),
    subject: post ? `${honour.name}（${post}）` : honour.name,
    from: '',
    to: '',
    issued: today,
  }
}

function appointmentPaper(view: SchoolView, kind: PaperKind, id: string, today: LocalDate): Paper | null {
  const appointment = view.all('appointment').get(id)
  const student = appointment && view.students.get(appointment.student)
  const post = appointment && view.posts.get(appointment.post)
  if (!appointment || !student || !post) return null
  const { from, to } = termOfOffice(view, appointment)
  const dayOfClass = from > today ? from : to !== null && to < today ? to : today
  return {
    kind,
    number: paperNumber(kind, `${student.id} ${post.id}`, from),
    school: view.school?.name ?? '',
    name: student.name,
    className: view.className(view.classOn(student.id, dayOfClass), dayOfClass),
    subject: post.name,
    from,
    to: to ?? '',
    issued: today,
  }
}
