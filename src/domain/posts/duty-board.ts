/**
 * Everyone who is due in a window of a day, and how it stands with each: from the records (who is due), the fold (who
 * came, who is excused, who stands in, who has left) and the suspensions. Order inside a class or post: who is missing
 * first. The one reading of a day's duty for the phone, the office and the live page.
 */
import type { Claim, Folded } from '../facts/fold.ts'
import { dutyClaim, type LedgerFact } from '../facts/ledger.ts'
import type { ClassId, FactId, PostId, WindowId } from '../ids.ts'
import type { Post, SchoolView, Student } from '../school/school-view.ts'
import type { LocalDate } from '../time/local-time.ts'
import type { WindowPhase } from './day-windows.ts'
import { type DutyWords, dutyWords } from './duty-words.ts'

/**
 * present 到岗; absent 还没到; upcoming: the window has not opened; leave 请假; covered: a substitute serves for this
 * child; missed 缺岗: an adult has looked, and the child did not come; struck: an adult said that it does not count;
 * suspended 停岗; paper: on the paper passport, kept elsewhere.
 */
export type DutyState =
  'present' | 'absent' | 'upcoming' | 'leave' | 'covered' | 'missed' | 'struck' | 'suspended' | 'paper'

export type BoardDuty = {
  /** The duty's claim. */
  readonly key: string
  readonly student: Student
  readonly post: Post
  readonly window: WindowId
  readonly day: LocalDate
  readonly classId: ClassId
  readonly seat: number
  readonly state: DutyState
  /** 补记: the standing fact is an adult's word. */
  readonly entered: boolean
  /** 离岗: present, and done. */
  readonly left: boolean
  /** 代岗: this child serves for another, or simply stands in. */
  readonly standsIn: boolean
  readonly coveredBy: Student | undefined
  readonly claim: Claim | undefined
  /** What put the duty into its state, for taking it back: the leave, the substitution, the strike, the absence. */
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
  const words = dutyWords(folded, question.facts)
  return due
    .flatMap((one) => dutyOf(one, question, words))
    .sort((a, b) => order[a.state] - order[b.state] || a.seat - b.seat || (a.key < b.key ? -1 : 1))
}

const order: Record<DutyState, number> = {
  absent: 0,
  upcoming: 1,
  struck: 2,
  leave: 3,
  covered: 4,
  missed: 5,
  present: 6,
  paper: 7,
  suspended: 8,
}

function dutyOf(
  { student, post, standsIn }: { student: Student; post: Post; standsIn: boolean },
  question: BoardQuestion,
  words: DutyWords,
): BoardDuty[] {
  const { view, folded, date, window, reach } = question
  const membership = view.membershipOn(student.id, date)
  if (!membership || !covers(reach, membership.class, post.id)) return []
  const key = dutyClaim(post.id, window, date, student.id)
  const claim = folded.claims.get(key)
  const excuse = folded.excused.get(`${student.id}|${window}|${date}`)
  const cover = words.covers.get(key)
  const [strike, missed] = [words.strikes.get(key), words.missed.get(key)]
  const state = stateOf({ student, post, claim, excuse, cover, strike, missed }, question)
  return [
    {
      key,
      student,
      post,
      window,
      day: date,
      classId: membership.class,
      seat: membership.seat ?? 999,
      state,
      entered: claim?.standing.fact.type === 'duty.checked-in.v1' && claim.standing.fact.body.via === 'adult',
      left: claim !== undefined && words.left.has(key),
      standsIn: standsIn || folded.substitutions.has(key),
      coveredBy: cover && view.students.get(cover.fact.body.student),
      claim,
      cause: causeOf(state, { leave: excuse?.fact.id, covered: cover?.fact.id, struck: strike, missed }),
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
  strike: FactId | undefined
  missed: FactId | undefined
}

function stateOf(
  { student, post, claim, excuse, cover, strike, missed }: Standing,
  question: BoardQuestion,
): DutyState {
  if (claim) return 'present'
  if (student.consent !== 'electronic') return 'paper'
  if (isSuspended(question.folded, question.date, question.window, post.id)) return 'suspended'
  if (cover) return 'covered'
  if (excuse) return 'leave'
  if (missed) return 'missed'
  if (strike) return 'struck'
  return question.phase === 'upcoming' ? 'upcoming' : 'absent'
}

type Causes = Partial<Record<DutyState, FactId | undefined>>
const causeOf = (state: DutyState, causes: Causes): FactId | undefined => causes[state]

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
  return {
    present: count('present'),
    absent: count('absent', 'struck', 'missed'),
    leave: count('leave', 'covered'),
  }
}
