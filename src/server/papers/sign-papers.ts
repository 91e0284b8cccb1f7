/**
 * Signs papers. What they say comes from the school's records and never from the asker: whoever may ask for a 聘书
 * cannot make it name another child, post or date. The number follows from the record, so a paper that is printed
 * again is the same paper.
 */
import { createHash } from 'node:crypto'
import { bytesToSign, type Paper, paperCode, type PaperKind } from '../../domain/papers/paper.ts'
import { termOfOffice } from '../../domain/posts/term-of-office.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { SchoolView } from '../../domain/school/school-view.ts'
import { type LocalDate, localDateOf } from '../../domain/time/local-time.ts'
import { inSchool } from '../db/transactions.ts'
import { secondsNow } from '../deps.ts'
import type { Services } from '../services.ts'
import { signingKey } from './paper-key.ts'

/** @param id of an appointment, or of an honour */
export type PaperAsked = { readonly kind: PaperKind; readonly id: string }
export type SignedPaper = PaperAsked & { readonly paper: Paper; readonly code: string }

/** All or none. */
export async function signPapers(
  services: Services,
  school: string,
  asked: readonly PaperAsked[],
): Promise<Result<SignedPaper[], { code: 'unknown-record'; id: string }>> {
  return inSchool(services.database, school, async (tx) => {
    const { view } = await services.views.now(tx, school)
    const today = localDateOf(secondsNow(services), view.calendar.zone)
    const key = await signingKey(tx, school)
    const signed: SignedPaper[] = []
    for (const one of asked) {
      const paper = paperOf(view, one, today)
      if (!paper) return err({ code: 'unknown-record', id: one.id })
      signed.push({ ...one, paper, code: paperCode(paper, key.id, key.sign(bytesToSign(paper))) })
    }
    return ok(signed)
  })
}

function paperOf(view: SchoolView, { kind, id }: PaperAsked, today: LocalDate): Paper | null {
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

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** SZ-2026-K7Q2M4: the year of its beginning and thirty bits that follow from what it is about. */
function paperNumber(kind: PaperKind, of: string, from: LocalDate): string {
  const digest = createHash('sha256').update(`${kind} ${of} ${from}`).digest()
  const tail = Array.from(digest.subarray(0, 6), (byte) => letters[byte % 32]).join('')
  return `SZ-${from.slice(0, 4)}-${tail}`
}
