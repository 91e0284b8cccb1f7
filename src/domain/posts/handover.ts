/**
 * 交接: a post at the end of a term: who held it, who holds it next, and what the records show as not finished. What
 * people add (thanks, advice, things in the room) is the handover's record.
 */
import type { Folded } from '../facts/fold.ts'
import { isOfType } from '../facts/ledger.ts'
import type { PostId, StudentId, TermId } from '../ids.ts'
import { cameOut, type PrintedPapers } from '../papers/printed.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { Term } from '../time/calendar.ts'
import { inClassOrder } from './class-order.ts'
import { holdersIn } from './post-star.ts'
import { termOfOffice } from './term-of-office.ts'
import { itemsMissing, type Training } from './training.ts'
import { wordsAmong } from './words.ts'

/** Who was not evaluated, who lacks a training, whose letter or whose certificate was never printed. */
type OfStudents = 'evaluation' | 'training' | 'letters' | 'certificates'
export type OpenMatter =
  | { readonly kind: 'to-look-at' | 'words' | 'nominations'; readonly count: number }
  | { readonly kind: OfStudents; readonly students: readonly StudentId[] }
  | { readonly kind: 'no-next' }

export type PostAtTermEnd = {
  readonly holders: readonly StudentId[]
  /** Appointed from a day after the term on. */
  readonly next: readonly StudentId[]
  readonly open: readonly OpenMatter[]
}

/** @param printed null: who asks does not hold what was printed, and nothing is said of it */
export function postAtTermEnd(
  view: SchoolView,
  folded: Folded,
  training: Training,
  post: PostId,
  term: Term,
  printed: PrintedPapers | null,
): PostAtTermEnd {
  const holders = holdersIn(view, post, { from: term.firstDay, to: term.lastDay })
  const next = nextHolders(view, post, term)
  return { holders, next, open: openMatters({ view, folded, training, printed, post, term, holders, next }) }
}

/**
 * 接力棒: the posts that a child held in a term and gave on at its end: the sheet is closed, and the child's own time
 * there does not go on.
 */
export function postsGivenOn(view: SchoolView, student: StudentId, id: TermId): PostId[] {
  const term = view.calendar.terms.find((one) => one.id === id)
  if (term === undefined) return []
  const own = view.appointments.filter((one) => one.student === student && one.from <= term.lastDay)
  return [...view.all('handover').values()]
    .filter((sheet) => sheet.term === id && sheet.closedOn !== undefined)
    .map(({ post }) => post)
    .filter((post) => {
      const times = own.filter((one) => one.post === post)
      const isOver = times.every(({ to }) => to !== undefined && to <= term.lastDay)
      return isOver && times.some(({ to = '' }) => to >= term.firstDay)
    })
}

/** Whose time at the post begins after the term, or goes on past it. */
function nextHolders(view: SchoolView, post: PostId, { lastDay }: Term): StudentId[] {
  const own = view.appointments.filter(
    (one) => one.post === post && (one.to === undefined || one.to > lastDay),
  )
  const first = own.map(({ from }) => (from > lastDay ? from : lastDay)).sort()[0]
  return first === undefined
    ? []
    : inClassOrder(
        view,
        own.map(({ student }) => student),
        first,
      )
}

type Asked = {
  view: SchoolView
  folded: Folded
  training: Training
  printed: PrintedPapers | null
  post: PostId
  term: Term
  holders: readonly StudentId[]
  next: readonly StudentId[]
}

function openMatters(asked: Asked): OpenMatter[] {
  const { view, training, post, term, holders, next } = asked
  const { timesOpen, wordsOpen, nominated, evaluated } = saidAtPost(asked)
  const honoured = new Set(
    [...view.all('honour').values()].filter((one) => one.term === term.id).map(({ student }) => student),
  )
  const undecided = nominated.filter((student) => !honoured.has(student)).length
  const notEvaluated = holders.filter((student) => !evaluated.has(student))
  const untrained = next.filter(
    (student) => itemsMissing(view, training, student, post, term.lastDay).length > 0,
  )
  const ofStudents: ReadonlyArray<readonly [OfStudents, readonly StudentId[]]> = [
    ['evaluation', notEvaluated],
    ['letters', withoutLetter(asked)],
    ['certificates', withoutCertificate(asked)],
    ['training', untrained],
  ]
  return [
    ...(timesOpen > 0 ? [{ kind: 'to-look-at', count: timesOpen } as const] : []),
    ...(wordsOpen > 0 ? [{ kind: 'words', count: wordsOpen } as const] : []),
    ...(undecided > 0 ? [{ kind: 'nominations', count: undecided } as const] : []),
    ...(next.length === 0 ? [{ kind: 'no-next' } as const] : []),
    ...ofStudents.flatMap(([kind, students]) => (students.length > 0 ? [{ kind, students }] : [])),
  ]
}

/** Holders of the term whose letter of appointment has not come out of a printer. */
function withoutLetter({ view, printed, post, term, holders }: Asked): StudentId[] {
  if (printed === null) return []
  const own = view.appointments.filter(
    (one) => one.post === post && one.from <= term.lastDay && (one.to ?? term.lastDay) >= term.firstDay,
  )
  const hasLetter = new Set(
    own
      .filter((one) => {
        const { from } = termOfOffice(view, one)
        const about = { kind: 'appointment' as const, of: one.id, student: one.student, post, from }
        return cameOut(printed.find(about)).length > 0
      })
      .map(({ student }) => student),
  )
  return holders.filter((student) => !hasLetter.has(student))
}

function withoutCertificate({ view, printed, post, term }: Asked): StudentId[] {
  if (printed === null) return []
  return [...view.all('honour').values()]
    .filter((honour) => honour.post === post && honour.term === term.id)
    .filter(({ id, student, decidedOn: from }) => {
      const about = { kind: 'honour' as const, of: id, student, post, from }
      return cameOut(printed.find(about)).length === 0
    })
    .map(({ student }) => student)
}

/** Of this post and term: times in doubt, words not read, who was nominated and who evaluated. */
function saidAtPost({ folded, post, term }: Asked) {
  const inTerm = (day: string) => term.firstDay <= day && day <= term.lastDay
  const own = folded.serviceLife.filter(
    ({ fact: { body }, stamp }) => 'post' in body && body.post === post && inTerm(stamp.schoolDay),
  )
  return {
    timesOpen: folded.timeOpen.filter(({ fact, stamp }) => fact.body.post === post && inTerm(stamp.schoolDay))
      .length,
    wordsOpen: wordsAmong(folded.serviceLife).filter(
      ({ entry, state }) =>
        state === 'open' && entry.fact.body.post === post && inTerm(entry.stamp.schoolDay),
    ).length,
    nominated: [
      ...new Set(
        own.filter((entry) => isOfType(entry, 'honour.nominated.v1')).map(({ fact }) => fact.body.student),
      ),
    ],
    evaluated: new Set(
      own.filter((entry) => isOfType(entry, 'duty.evaluated.v1')).map(({ fact }) => fact.body.student),
    ),
  }
}
