/**
 * 交接: a post at the end of a term: who held it, who holds it next, and what the records show as not finished. What
 * people add (thanks, advice, things in the room) is the handover's record.
 */
import type { Folded } from '../facts/fold.ts'
import { isOfType } from '../facts/ledger.ts'
import type { PostId, StudentId, TermId } from '../ids.ts'
import type { SchoolView } from '../school/school-view.ts'
import type { Term } from '../time/calendar.ts'
import { inClassOrder } from './class-order.ts'
import { holdersIn } from './post-star.ts'
import { itemsMissing, type Training } from './training.ts'
import { wordsAmong } from './words.ts'

export type OpenMatter =
  | { readonly kind: 'to-look-at' | 'words' | 'nominations'; readonly count: number }
  | { readonly kind: 'evaluation' | 'training'; readonly students: readonly StudentId[] }
  | { readonly kind: 'no-next' }

export type PostAtTermEnd = {
  readonly holders: readonly StudentId[]
  /** Appointed from a day after the term on. */
  readonly next: readonly StudentId[]
  readonly open: readonly OpenMatter[]
}

export function postAtTermEnd(
  view: SchoolView,
  folded: Folded,
  training: Training,
  post: PostId,
  term: Term,
): PostAtTermEnd {
  const holders = holdersIn(view, post, { from: term.firstDay, to: term.lastDay })
  const next = nextHolders(view, post, term)
  return { holders, next, open: openMatters({ view, folded, training, post, term, holders, next }) }
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
  return [
    ...(timesOpen > 0 ? [{ kind: 'to-look-at', count: timesOpen } as const] : []),
    ...(wordsOpen > 0 ? [{ kind: 'words', count: wordsOpen } as const] : []),
    ...(undecided > 0 ? [{ kind: 'nominations', count: undecided } as const] : []),
    ...(notEvaluated.length > 0 ? [{ kind: 'evaluation', students: notEvaluated } as const] : []),
    ...(next.length === 0 ? [{ kind: 'no-next' } as const] : []),
    ...(untrained.length > 0 ? [{ kind: 'training', students: untrained } as const] : []),
  ]
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
