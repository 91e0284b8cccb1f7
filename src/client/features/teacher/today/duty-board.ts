/**
 * Everyone who is due in a window of a day, and how it stands with each: from the records (who is due), the fold (who
 * came, who is excused, who stands in) and the suspensions. Order inside a class or post: who is missing first.
 */
import type { Claim, Folded } from '../../../../domain/facts/fold.ts'
import { dutyClaim, isOfType, type LedgerFact } from '../../../../domain/facts/ledger.ts'
import type { ClassId, FactId, PostId, WindowId } from '../../../../domain/ids.ts'
import type { Post, SchoolView, Student } from '../../../../domain/school/school-view.ts'
import type { LocalDate } from '../../../../domain/time/local-time.ts'
import { compareClasses } from '../class/find-students.ts'
import type { WindowPhase } from './day-windows.ts'

/**
 * present 到岗; absent 还没到; upcoming: the window has not opened; leave 请假; covered: a substitute serves for this
 * child; struck: an adult said that it does not count; suspended 停岗; paper: on the paper passport, kept elsewhere.
 */
export type DutyState =
  'present' | 'absent' | 'upcoming' | 'leave' | 'covered' | 'struck' | 'suspended' | 'paper'

export type BoardDuty = {
  /** The duty's claim. */
  readonly key: string
  readonly student: Student
  readonly post: Post
  readonly window: WindowId
  readonly classId: ClassId
  readonly seat: number
  readonly state: DutyState
  /** 补记: the standing fact is an adult's word. */
  readonly entered: boolean
  /** 代岗: this child serves for another, or simply stands in. */
  readonly standsIn: boolean
  readonly coveredBy: Student | undefined
  readonly claim: Claim | undefined
  /** What put the duty into its state, for taking it back: the leave, the substitution, the strike. */
  readonly cause: FactId | undefined
}

export type BoardReach = {
  readonly classes: ReadonlySet<ClassId> | 'all'
  readonly posts: ReadonlySet<PostId> | 'all'
}

export type BoardQuestion = {
  readonly view: SchoolView
  readonly folded: Folded
  readonly facts: readonly LedgerFact[]
  readonly date: LocalDate
  readonly window: WindowId
  readonly phase: WindowPhase
  readonly reach: BoardReach
}

export function dutyBoard(question: BoardQuestion): BoardDuty[] {
  const { view, folded, date, window } = question
  const due = view.dueIn(window, date).map(({ student, post }) => ({ student, post, standsIn: false }))
  const seen = new Set(due.map(({ student, post }) => `${student.id}|${post.id}`))
  for (const { fact } of folded.substitutions.values()) {
    const { student: id, post: postId, schoolDay } = fact.body
    const [student, post] = [view.students.get(id), view.posts.get(postId)]
    const isHere = schoolDay === date && fact.body.window === window
    if (!isHere || !student || !post || seen.has(`${id}|${postId}`)) continue
    due.push({ student, post, standsIn: true })
  }
  const strikes = strikesOf(question)
  return due
    .flatMap((one) => dutyOf(one, question, strikes))
    .sort((a, b) => order[a.state] - order[b.state] || a.seat - b.seat || (a.key < b.key ? -1 : 1))
}

const order: Record<DutyState, number> = {
  absent: 0,
  upcoming: 1,
  struck: 2,
  leave: 3,
  covered: 4,
  present: 5,
  paper: 6,
  suspended: 7,
}

function dutyOf(
  { student, post, standsIn }: { student: Student; post: Post; standsIn: boolean },
  question: BoardQuestion,
  strikes: ReadonlyMap<string, FactId>,
): BoardDuty[] {
  const { view, folded, date, window, reach } = question
  const membership = view.membershipOn(student.id, date)
  if (!membership || !covers(reach, membership.class, post.id)) return []
  const key = dutyClaim(post.id, window, date, student.id)
  const claim = folded.claims.get(key)
  const excuse = folded.excused.get(`${student.id}|${window}|${date}`)
  const cover = coverOf(folded, student, post, window, date)
  const state = stateOf({ student, post, claim, excuse, cover, struck: strikes.has(key) }, question)
  return [
    {
      key,
      student,
      post,
      window,
      classId: membership.class,
      seat: membership.seat ?? 999,
      state,
      entered: claim?.standing.fact.type === 'duty.checked-in.v1' && claim.standing.fact.body.via === 'adult',
      standsIn: standsIn || folded.substitutions.has(key),
      coveredBy: cover && view.students.get(cover.fact.body.student),
      claim,
      cause: causeOf(state, excuse?.fact.id, cover?.fact.id, strikes.get(key)),
    },
  ]
}

const covers = (reach: BoardReach, classId: ClassId, post: PostId) =>
  reach.classes === 'all' || reach.posts === 'all' || reach.classes.has(classId) || reach.posts.has(post)

type Standing = {
  student: Student
  post: Post
  claim: Claim | undefined
  excuse: unknown
  cover: unknown
  struck: boolean
}

function stateOf(
  { student, post, claim, excuse, cover, struck }: Standing,
  question: BoardQuestion,
): DutyState {
  if (claim) return 'present'
  if (student.consent !== 'electronic') return 'paper'
  if (isSuspended(question.folded, question.date, question.window, post.id)) return 'suspended'
  if (cover) return 'covered'
  if (excuse) return 'leave'
  if (struck) return 'struck'
  return question.phase === 'upcoming' ? 'upcoming' : 'absent'
}

function causeOf(
  state: DutyState,
  excuse: FactId | undefined,
  cover: FactId | undefined,
  strike: FactId | undefined,
): FactId | undefined {
  if (state === 'leave') return excuse
  if (state === 'covered') return cover
  return state === 'struck' ? strike : undefined
}

const coverOf = (folded: Folded, student: Student, post: Post, window: WindowId, date: LocalDate) =>
  [...folded.substitutions.values()].find(({ fact: { body } }) => {
    return (
      body.absent === student.id && body.post === post.id && body.window === window && body.schoolDay === date
    )
  })

/** Claims that an adult has struck, with the striking fact. */
function strikesOf({ facts, folded }: BoardQuestion): Map<string, FactId> {
  const strikes = new Map<string, FactId>()
  for (const entry of facts) {
    if (isOfType(entry, 'claim.voided.v1') && !folded.revoked.has(entry.fact.id))
      strikes.set(entry.fact.body.claim, entry.fact.id)
  }
  return strikes
}

/** Suspensions that touch a post in a window of a day; a fact about the whole window or day touches every post. */
const suspensionsOf = (folded: Folded, date: LocalDate, window: WindowId, post: PostId) =>
  folded.suspensions.filter(
    ({ fact: { body } }) =>
      body.schoolDay === date &&
      (body.window === null || body.window === window) &&
      (body.post === null || body.post === post),
  )

export const isSuspended = (folded: Folded, date: LocalDate, window: WindowId, post: PostId): boolean =>
  suspensionsOf(folded, date, window, post).some(({ fact }) => fact.body.mode === 'off')

export const isIndoors = (folded: Folded, date: LocalDate, window: WindowId, post: PostId): boolean =>
  suspensionsOf(folded, date, window, post).some(({ fact }) => fact.body.mode === 'indoors')

export type BoardCounts = { readonly present: number; readonly absent: number; readonly leave: number }

export function countDuties(duties: readonly BoardDuty[]): BoardCounts {
  const count = (...states: DutyState[]) => duties.filter(({ state }) => states.includes(state)).length
  return { present: count('present'), absent: count('absent', 'struck'), leave: count('leave', 'covered') }
}

export type DutyGroup = { readonly id: string; readonly duties: readonly BoardDuty[] }

/** Class by class, in the order of the school. */
export function byClass(duties: readonly BoardDuty[], view: SchoolView): DutyGroup[] {
  return grouped(duties, ({ classId }) => classId).sort((a, b) => compareClasses(view, a.id, b.id))
}

/** Post by post, in the order of their names' first appearance in the records; suspended ones last. */
export function byPost(duties: readonly BoardDuty[], view: SchoolView): DutyGroup[] {
  const places = new Map([...view.posts.keys()].map((id, index) => [id, index]))
  const isOff = ({ duties: own }: DutyGroup) => (own.every(({ state }) => state === 'suspended') ? 1 : 0)
  return grouped(duties, ({ post }) => post.id).sort(
    (a, b) => isOff(a) - isOff(b) || (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0),
  )
}

function grouped(duties: readonly BoardDuty[], keyOf: (duty: BoardDuty) => string): DutyGroup[] {
  const groups = new Map<string, BoardDuty[]>()
  for (const duty of duties) groups.set(keyOf(duty), [...(groups.get(keyOf(duty)) ?? []), duty])
  return [...groups].map(([id, own]) => ({ id, duties: own }))
}
