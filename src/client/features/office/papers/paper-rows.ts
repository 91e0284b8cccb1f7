/** The children who can get a paper: appointed now or later, or honoured; by post, class and seat. */
import type { Paper, PaperKind } from '../../../../domain/papers/paper.ts'
import { cameOut, type PrintedPaper, printedPapers } from '../../../../domain/papers/printed.ts'
import type { RecordBody } from '../../../../domain/records/record.schema.ts'
import { termOfOffice } from '../../../../domain/posts/term-of-office.ts'
import type { Appointment, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'

export type PaperRow = {
  /** Of the appointment or the honour. */
  readonly id: string
  readonly student: Student
  readonly className: string
  /** The post, or the honour as the paper names it. */
  readonly subject: string
  readonly from: LocalDate
  readonly to: LocalDate | ''
  /** Presses of 打印 that came out, oldest first. */
  readonly prints: PrintedPaper['prints']
}

/** @param post '' for all */
export function paperRows(view: SchoolView, today: LocalDate, kind: PaperKind, post: string): PaperRow[] {
  const found =
    kind === 'honour'
      ? [...view.all('honour').values()].map((honour) => ({ ...honour, ...honourLines(view, honour) }))
      : inOffice(view, today).map((own) => {
          const { from, to } = termOfOffice(view, own)
          return { ...own, from, to: to ?? '', subject: view.posts.get(own.post)?.name ?? '' }
        })
  const printed = printedPapers(view)
  return found
    .filter((one) => !post || one.post === post)
    .flatMap(({ id, student: studentId, post: at, subject, from, to }) => {
      const student = view.students.get(studentId)
      const membership = view.membershipOn(studentId, today)
      if (!student || !membership) return []
      const className = view.className(membership.class, today)
      const order = `${subject}|${className}|${String(membership.seat ?? 999).padStart(3, '0')}`
      const prints = cameOut(printed.find({ kind, of: id, student: studentId, post: at, from }))
      return [{ id, student, className, subject, from, to, prints, order }]
    })
    .sort((a, b) => (a.order < b.order ? -1 : 1))
}

/** One appointment for each child and post, now or later. */
function inOffice(view: SchoolView, today: LocalDate): Appointment[] {
  const open = view.appointments.filter(({ to }) => (to ?? today) >= today)
  return [...new Map(open.map((own) => [`${own.student}|${own.post}`, own])).values()]
}

function honourLines(view: SchoolView, { name, post, decidedOn }: RecordBody<'honour'>) {
  const where = post && view.posts.get(post)?.name
  return { subject: where ? `${name}（${where}）` : name, from: decidedOn, to: '' as const }
}

/** A paper as it will look, before the server has signed one. */
export const samplePaper = (
  { student, className, subject, from, to }: PaperRow,
  kind: PaperKind,
  school: string,
  today: LocalDate,
): Paper => ({
  kind,
  number: `SZ-${from.slice(0, 4)}-······`,
  school,
  name: student.name,
  className,
  subject,
  from: kind === 'honour' ? '' : from,
  to,
  issued: today,
})

/** The page of this very address that checks a code. */
export const checkAddress = (code: string): string => `${location.origin}/verify#${code}`
